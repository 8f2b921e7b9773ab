package io.trainingroles.adoption;

import io.trainingroles.iam.Condition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourceElement.NotResources;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Policies in the current version of the language. In {@code 2008-10-17}, which a document without
 * a version is in too, a policy variable is the text that it is: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html">IAM
 * JSON policy elements: Version</a>.
 */
final class CurrentVersion {
  private CurrentVersion() {}

  /** The same policy, without its name, in the current version. */
  static PolicyDocument of(PolicyDocument document) {
    return PolicyDocument.of(
        document.effectiveVersion() == PolicyVersion.V2012_10_17
            ? document.statements()
            : document.statements().stream().map(CurrentVersion::of).toList());
  }

  private static Statement of(Statement statement) {
    return new Statement(
        statement.sid(),
        statement.effect(),
        statement.principal(),
        statement.action(),
        resource(statement.resource()),
        statement.conditions().stream()
            .map(
                condition ->
                    new Condition(
                        condition.operator(),
                        condition.key(),
                        condition.values().stream().map(CurrentVersion::text).toList()))
            .toList());
  }

  private static @Nullable ResourceElement resource(@Nullable ResourceElement element) {
    if (element == null) {
      return null;
    }
    List<ResourcePattern> patterns =
        element.patterns().stream().map(each -> ResourcePattern.of(text(each.value()))).toList();
    return element instanceof Resources ? new Resources(patterns) : new NotResources(patterns);
  }

  private static String text(String value) {
    return value.replace("${", "${$}{");
  }
}

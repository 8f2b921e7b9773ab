package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.Placeholders;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.ResourcePattern;
import java.util.List;

/** A resource whose name has yet to be written. */
final class PlaceholderInResource implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("PLACEHOLDER_IN_RESOURCE", IssueGroup.LANGUAGE, WARNING)
        .title("The resource has a placeholder in its name")
        .avoid("\"Resource\": \"arn:aws:s3:::{BUCKET}/*\"")
        .prefer("\"Resource\": \"arn:aws:s3:::vision-data/*\"")
        .why(
            "IAM reads the placeholder as the name itself, so the statement applies to a resource "
                + "that does not exist, and not to the intended one.")
        .limits(
            "Words in angle brackets, in braces and between percent signs are reported. The key of "
                + "an object can contain all of these and is not checked. INVALID_ARN reports a "
                + "placeholder for a Region or an account, UNKNOWN_POLICY_VARIABLE one with a "
                + "dollar sign.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (statement.statement().resource() == null) {
      return;
    }
    for (ResourcePattern pattern : statement.statement().resource().patterns()) {
      String resource = pattern.value();
      Placeholders.in(name(resource))
          .ifPresent(
              placeholder ->
                  findings.add(
                      statement.atResource(resource),
                      statement.subject(resource),
                      "'" + placeholder + "' in '" + resource + "' is a placeholder",
                      "write the name in its place"));
    }
  }

  /** The part of an ARN with the name; of an object, that of its bucket. */
  private static String name(String resource) {
    List<String> parts = Arn.parts(resource);
    if (parts.size() < Arn.PARTS) {
      return "";
    }
    String name = parts.get(Arn.PARTS - 1);
    int slash = parts.get(2).equals("s3") ? name.indexOf('/') : -1;
    return slash < 0 ? name : name.substring(0, slash);
  }
}

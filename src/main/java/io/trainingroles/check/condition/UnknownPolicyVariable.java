package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.check.evidence.PolicyVariable;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.reference.ConditionKey;
import java.util.regex.Pattern;

/** A policy variable that stands for nothing. */
final class UnknownPolicyVariable implements StatementCheck {
  private static final Pattern TERRAFORM =
      Pattern.compile(
          "\\$\\{(var|local|data|module|each|count|path|terraform|aws_[a-z0-9_]+)\\..*");

  @Override
  public IssuePage page() {
    return IssuePage.of("UNKNOWN_POLICY_VARIABLE", IssueGroup.CONDITION, WARNING)
        .title("There is no such policy variable")
        .avoid("\"Resource\": \"arn:aws:s3:::data/${aws:user}/*\"")
        .prefer("\"Resource\": \"arn:aws:s3:::data/${aws:username}/*\"")
        .why(
            "A variable without a value matches nothing, so the Allow does not allow and the Deny does"
                + " not deny. What looks like a reference of Terraform was not replaced by Terraform.")
        .limits(
            "Variables are the keys that are known on the day of the reference data. Those of identity"
                + " providers are not looked at. Whether a request has the key is not known.")
        .counterparts(
            "Access Analyzer EMPTY_VARIABLE",
            "Access Analyzer MISSING_BRACE_IN_VARIABLE",
            "Access Analyzer MISSING_QUOTE_IN_VARIABLE",
            "Access Analyzer UNSUPPORTED_SPACE_IN_VARIABLE")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    if (statement.policy().document().effectiveVersion() == PolicyVersion.V2008_10_17) {
      return;
    }
    for (PolicyVariable variable : PolicyVariable.of(statement)) {
      if (!variable.isCharacter() && !isKnown(statement, variable.key())) {
        notes.add(
            variable.place(),
            statement.subject(variable.text()),
            "'" + variable.text() + "' " + problem(statement, variable),
            remedy(variable));
      }
    }
  }

  private static boolean isKnown(ReviewedStatement statement, String key) {
    return ConditionKeys.isOfProvider(key)
        || ConditionKeys.find(statement, key).filter(found -> !found.isMultivalued()).isPresent();
  }

  private static String problem(ReviewedStatement statement, PolicyVariable variable) {
    boolean isMultivalued =
        ConditionKeys.find(statement, variable.key())
            .filter(ConditionKey::isMultivalued)
            .isPresent();
    if (isMultivalued) {
      return "may have several values, and so is no policy variable";
    }
    return variable.text().endsWith("}") ? "is no policy variable" : "has no end";
  }

  private static String remedy(PolicyVariable variable) {
    if (TERRAFORM.matcher(variable.text()).matches()) {
      return "let Terraform replace it: write the document with jsonencode or templatefile";
    }
    return variable.text().endsWith("}")
        ? "write one that the page names, or ${$} for a dollar sign"
        : "write the closing brace, or ${$} for a dollar sign";
  }
}

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

/** A policy variable that does not exist. */
final class UnknownPolicyVariable implements StatementCheck {
  private static final Pattern TERRAFORM =
      Pattern.compile(
          "\\$\\{(var|local|data|module|each|count|path|terraform|aws_[a-z0-9_]+)\\..*");

  @Override
  public IssuePage page() {
    return IssuePage.of("UNKNOWN_POLICY_VARIABLE", IssueGroup.CONDITION, WARNING)
        .title("The policy variable does not exist")
        .avoid("\"Resource\": \"arn:aws:s3:::data/${aws:user}/*\"")
        .prefer("\"Resource\": \"arn:aws:s3:::data/${aws:username}/*\"")
        .why(
            "A variable without a value matches nothing: an Allow does not allow, a Deny "
                + "does not deny. A value that looks like a Terraform reference was not replaced "
                + "by Terraform.")
        .limits(
            "Variables are compared with the condition keys of the reference data; a key that AWS added later is reported. Keys of identity providers are not checked. Whether a request "
                + "contains the key is not known.")
        .counterparts(
            "Access Analyzer EMPTY_VARIABLE",
            "Access Analyzer MISSING_BRACE_IN_VARIABLE",
            "Access Analyzer MISSING_QUOTE_IN_VARIABLE",
            "Access Analyzer UNSUPPORTED_SPACE_IN_VARIABLE")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (statement.policy().document().effectiveVersion() == PolicyVersion.V2008_10_17) {
      return;
    }
    for (PolicyVariable variable : PolicyVariable.of(statement)) {
      if (!variable.isCharacter() && !isKnown(statement, variable.key())) {
        findings.add(
            variable.place(),
            statement.subject(variable.text()),
            "'" + variable.text() + "' " + problem(statement, variable),
            remedy(variable));
      }
    }
  }

  private static boolean isKnown(ReviewedStatement statement, String key) {
    return ConditionKey.isOfProvider(key)
        || ConditionKeys.find(statement, key).filter(found -> !found.isMultivalued()).isPresent();
  }

  private static String problem(ReviewedStatement statement, PolicyVariable variable) {
    boolean isMultivalued =
        ConditionKeys.find(statement, variable.key())
            .filter(ConditionKey::isMultivalued)
            .isPresent();
    if (isMultivalued) {
      return "is a multivalued key, which cannot be a policy variable";
    }
    return variable.text().endsWith("}") ? "is not a policy variable" : "has no closing brace";
  }

  private static String remedy(PolicyVariable variable) {
    if (TERRAFORM.matcher(variable.text()).matches()) {
      return "let Terraform replace it: write the document with jsonencode or templatefile";
    }
    return variable.text().endsWith("}")
        ? "use a variable that the AWS page lists, write the value if this is a placeholder, or ${$} for a dollar sign"
        : "add the closing brace, or use ${$} for a dollar sign";
  }
}

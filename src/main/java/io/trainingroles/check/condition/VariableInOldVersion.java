package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.PolicyVariable;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.PolicyVersion;

/** A policy variable in a document whose version does not support variables. */
final class VariableInOldVersion implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("VARIABLE_IN_OLD_VERSION", IssueGroup.CONDITION, ERROR)
        .title("The policy variable is not replaced in this version of the policy language")
        .avoid(
            "{\"Version\": \"2008-10-17\", … \"Resource\": \"arn:aws:s3:::data/${aws:username}/*\"}")
        .prefer(
            "{\"Version\": \"2012-10-17\", … \"Resource\": \"arn:aws:s3:::data/${aws:username}/*\"}")
        .why(
            "In a document of the version 2008-10-17, or without a version, a variable is "
                + "compared as literal text, and so does not match what was intended.")
        .limits("None known.")
        .counterparts("Access Analyzer VARIABLE_UNSUPPORTED_IN_VERSION")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (statement.policy().document().effectiveVersion() == PolicyVersion.V2012_10_17) {
      return;
    }
    for (PolicyVariable variable : PolicyVariable.of(statement)) {
      findings.add(
          variable.place(),
          statement.subject(variable.text()),
          "'" + variable.text() + "' is literal text in the version 2008-10-17",
          "write \"Version\": \"2012-10-17\"");
    }
  }
}

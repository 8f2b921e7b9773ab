package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.PolicyUseNames;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A statement without a principal. */
final class MissingPrincipal implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("MISSING_PRINCIPAL", IssueGroup.LANGUAGE, ERROR)
        .title("The statement has no principal")
        .avoid("In a trust policy: {\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\"}")
        .prefer(
            """
            {"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}
            """)
        .why("IAM refuses a trust policy without a principal.")
        .limits("None known.")
        .counterparts("Access Analyzer MISSING_PRINCIPAL", "boogy policy_type_validation")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (statement.statement().principal() == null && statement.policy().use().namesPrincipals()) {
      findings.add(
          statement.place(),
          statement.subject(statement.statement().action().patterns().get(0).value()),
          PolicyUseNames.of(statement.policy().use()) + " requires a principal in each statement",
          "add Principal");
    }
  }
}

package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;

/** A statement that does not say who may. */
final class MissingPrincipal implements StatementCheck {
  @Override
  public CheckPage page() {
    return CheckPage.of("MISSING_PRINCIPAL", CheckGroup.LANGUAGE, ERROR)
        .title("The statement names no principal")
        .avoid("In a trust policy: {\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\"}")
        .prefer(
            """
            {"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}
            """)
        .why("IAM refuses a trust policy that does not say whom it trusts.")
        .limits("None that are known.")
        .counterparts("Access Analyzer MISSING_PRINCIPAL", "boogy policy_type_validation")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    if (statement.statement().principal() == null && statement.policy().use().namesPrincipals()) {
      notes.add(
          statement.place(),
          statement.subject(statement.statement().action().patterns().get(0).value()),
          PolicyWords.of(statement.policy().use()) + " names a principal in each statement",
          "add Principal");
    }
  }
}

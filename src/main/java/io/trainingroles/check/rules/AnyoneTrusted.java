package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.iam.Principal;

/** A trust policy that names everyone. */
final class AnyoneTrusted implements TrustCheck {
  @Override
  public CheckPage page() {
    return CheckPage.of("ANYONE_TRUSTED", CheckGroup.TRUST, SECURITY_WARNING)
        .title("Everyone may assume the role")
        .avoid("\"Principal\": \"*\"")
        .prefer("\"Principal\": {\"Service\": \"sagemaker.amazonaws.com\"}")
        .why("Any account of AWS can then act with the rights of the role.")
        .limits(
            "Conditions are not weighed: a trust that names everyone and is narrowed by a condition"
                + " is one mistake in that condition away from being public.")
        .counterparts(
            "prowler iam_role_cross_service_confused_deputy_prevention", "checkov CKV_AWS_60")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    boolean everyone =
        statement.principals().stream()
            .anyMatch(
                principal ->
                    principal instanceof Principal.Everyone
                        || (principal instanceof Principal.Aws aws && aws.id().equals("*")));
    if (statement.allows() && everyone) {
      notes.add(
          statement.at("Principal"),
          statement.subject("*"),
          "everyone may assume the role",
          "name the service, the role or the account that has to assume it");
    }
  }
}

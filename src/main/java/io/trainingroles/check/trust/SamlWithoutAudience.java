package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Principal;

/** A trust in SAML assertions for any recipient. */
final class SamlWithoutAudience implements TrustCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("SAML_WITHOUT_AUDIENCE", IssueGroup.TRUST, WARNING)
        .title("A SAML assertion for another application is accepted")
        .avoid(
            "{\"Principal\": {\"Federated\": \"arn:aws:iam::123456789012:saml-provider/idp\"}, "
                + "\"Action\": \"sts:AssumeRoleWithSAML\"}")
        .prefer(
            "\"Condition\": {\"StringEquals\": {\"SAML:aud\": "
                + "\"https://signin.aws.amazon.com/saml\"}}")
        .why(
            "SAML:aud is the recipient of the assertion. The condition limits it to the "
                + "sign-in of AWS.")
        .limits("Conditions on other SAML keys are not required.")
        .counterparts("boogy trust_policy_validation")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    boolean isSaml =
        statement.principals().stream()
            .anyMatch(
                principal ->
                    principal instanceof Principal.Federated federated && federated.isSaml());
    if (statement.allows()
        && isSaml
        && statement.isAbout("sts:AssumeRoleWithSAML")
        && !ConditionLimits.on(statement, "SAML:aud")) {
      findings.add(
          statement.place(),
          statement.subject("SAML:aud"),
          "assertions of the SAML provider are accepted whatever their recipient is",
          "add a condition on SAML:aud, such as https://signin.aws.amazon.com/saml");
    }
  }
}

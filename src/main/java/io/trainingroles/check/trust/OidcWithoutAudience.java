package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.WebIdentity;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A trust in tokens of any audience. */
final class OidcWithoutAudience implements TrustCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("OIDC_WITHOUT_AUDIENCE", IssueGroup.TRUST, WARNING)
        .title("A token for another application is accepted")
        .avoid(
            "\"Condition\": {\"StringEquals\": {\"token.actions.githubusercontent.com:sub\": "
                + "\"repo:org/training:ref:refs/heads/main\"}}")
        .prefer("\"token.actions.githubusercontent.com:aud\": \"sts.amazonaws.com\"")
        .why(
            "The audience names the application that a token is for. Without a condition "
                + "on it, a token that was issued for another application can be used to assume "
                + "the role.")
        .limits(
            "The list of audiences of the identity provider in IAM, which also refuses "
                + "tokens for others, is not in the input.")
        .counterparts(
            "Access Analyzer MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL",
            "boogy trust_policy_validation")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (WebIdentity.isTrustedBy(statement) && !WebIdentity.limitsAudience(statement)) {
      String provider = WebIdentity.providers(statement).get(0);
      findings.add(
          statement.place(),
          statement.subject(provider),
          "tokens of " + provider + " are accepted whatever their audience is",
          "add a condition on the audience, such as HOST:aud = sts.amazonaws.com");
    }
  }
}

package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.WebIdentity;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A token for anybody opens the role. */
final class OidcWithoutAudience implements TrustCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("OIDC_WITHOUT_AUDIENCE", IssueGroup.TRUST, WARNING)
        .title("A token that was made for another application is taken")
        .avoid(
            "\"Condition\": {\"StringEquals\": {\"token.actions.githubusercontent.com:sub\": "
                + "\"repo:org/training:ref:refs/heads/main\"}}")
        .prefer("\"token.actions.githubusercontent.com:aud\": \"sts.amazonaws.com\"")
        .why(
            "The audience says for whom a token was made. Without a condition on it, a "
                + "token that a workload gave to somebody else can be used to assume the role.")
        .limits(
            "The provider's own list of audiences in IAM is not in the input; it also keeps"
                + " out tokens for others.")
        .counterparts(
            "Access Analyzer MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL",
            "boogy trust_policy_validation")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    if (WebIdentity.isTrustedBy(statement) && !WebIdentity.limitsAudience(statement)) {
      String provider = WebIdentity.providers(statement).get(0);
      notes.add(
          statement.place(),
          statement.subject(provider),
          "tokens of " + provider + " are taken for whomever they were made",
          "add a condition on the audience, such as HOST:aud = sts.amazonaws.com");
    }
  }
}

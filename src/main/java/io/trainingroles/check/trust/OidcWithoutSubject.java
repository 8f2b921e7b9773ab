package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.WebIdentity;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A trust in tokens of any subject. */
final class OidcWithoutSubject implements TrustCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("OIDC_WITHOUT_SUBJECT", IssueGroup.TRUST, SECURITY_WARNING)
        .title("Every workload of an identity provider can assume the role")
        .avoid(
            "\"Condition\": {\"StringEquals\": {\"token.actions.githubusercontent.com:aud\": "
                + "\"sts.amazonaws.com\"}}")
        .prefer(
            "\"token.actions.githubusercontent.com:sub\": "
                + "\"repo:org/training:ref:refs/heads/main\"")
        .why(
            "Providers such as GitHub issue tokens to the workflows of all their "
                + "customers. Without a condition on the subject, workflows of strangers can "
                + "assume the role.")
        .limits(
            "A condition on another claim that identifies the workload, such as the "
                + "repository, is accepted too; OIDC_SUBJECT_TOO_BROAD checks the value.")
        .counterparts(
            "Access Analyzer MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL",
            "Access Analyzer MISSING_GITHUB_REPO_CONDITION_KEY",
            "checkov CKV_AWS_358",
            "checkov CKV_AWS_393")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (WebIdentity.isTrustedBy(statement) && !WebIdentity.limitsSubject(statement)) {
      String provider = WebIdentity.providers(statement).get(0);
      findings.add(
          statement.place(),
          statement.subject(provider),
          isCognito(provider)
              ? "every identity of the pools of " + provider + " can assume the role, guests too"
              : "every workload of " + provider + " can assume the role",
          remedy(provider));
    }
  }

  private static boolean isCognito(String provider) {
    return provider.equals("cognito-identity.amazonaws.com");
  }

  /**
   * Identities of Amazon Cognito are distinguished by their pool and by how they have signed in,
   * see <a
   * href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html">Role
   * trust and permissions</a>.
   */
  private static String remedy(String provider) {
    return isCognito(provider)
        ? "add the conditions StringEquals "
            + provider
            + ":aud = the ID of the identity pool, and"
            + " ForAnyValue:StringLike "
            + provider
            + ":amr = authenticated"
        : "add a condition on the subject, such as HOST:sub ="
            + " repo:ORG/REPOSITORY:ref:refs/heads/main";
  }
}

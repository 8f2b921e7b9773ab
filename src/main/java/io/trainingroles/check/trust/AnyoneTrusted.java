package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.UnknownText;

/** A trust policy that lets everyone in. */
final class AnyoneTrusted implements TrustCheck {
  private static final String[] NARROWING = {
    "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalAccount", "aws:PrincipalArn"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("ANYONE_TRUSTED", IssueGroup.TRUST, SECURITY_WARNING)
        .title("Everyone may assume the role")
        .avoid("\"Principal\": \"*\"")
        .prefer("\"Principal\": {\"Service\": \"sagemaker.amazonaws.com\"}")
        .why("Any account of AWS can then act with the rights of the role.")
        .limits(
            "Conditions are weighed only where they name an organization, an account, a "
                + "role or an external id; any other leaves the finding, since a trust in "
                + "everyone is one mistake in a condition away from being public. A principal "
                + "whose text is known only later is said to be INDETERMINATE.")
        .counterparts(
            "Access Analyzer ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
            "checkov CKV_AWS_60",
            "cloudsplaining AssumableByAnyPrincipal",
            "cloudsplaining AssumableByAnyPrincipalWithConditions",
            "boogy principal_validation")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    if (!statement.allows() || ConditionLimits.on(statement, NARROWING)) {
      return;
    }
    for (Principal principal : statement.principals()) {
      String shown = shown(principal);
      if (shown.matches("\\*|arn:[^:]*:iam::\\*+:.*")) {
        add(statement, shown, "everyone may assume the role: " + shown, notes);
      } else if (isOpen(shown)) {
        add(
            statement,
            shown,
            "INDETERMINATE: everyone may assume the role, if " + shown + " is *",
            notes);
      }
    }
  }

  private static void add(
      ReviewedStatement statement, String shown, String problem, FindingCollector notes) {
    notes.add(
        statement.at("Principal"),
        statement.subject(shown),
        problem,
        "name the service, the role or the account that has to assume it");
  }

  private static boolean isOpen(String id) {
    return id.matches(UnknownText.FORM);
  }

  private static String shown(Principal principal) {
    if (principal instanceof Principal.Aws aws) {
      return aws.id();
    }
    return principal instanceof Principal.Everyone ? "*" : "";
  }
}

package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.UnknownText;
import java.util.List;
import java.util.stream.Stream;

/** An action that does not match the type of principal. */
final class TrustActionNeverMatches implements TrustCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("TRUST_ACTION_NEVER_MATCHES", IssueGroup.TRUST, WARNING)
        .title("The action does not match the type of principal")
        .avoid(
            "{\"Principal\": {\"Federated\": \"arn:aws:iam::123456789012:oidc-provider/…\"}, "
                + "\"Action\": \"sts:AssumeRole\"}")
        .prefer("\"Action\": \"sts:AssumeRoleWithWebIdentity\"")
        .why(
            "OpenID Connect identities assume a role with sts:AssumeRoleWithWebIdentity, "
                + "SAML identities with sts:AssumeRoleWithSAML, and all other principals with "
                + "sts:AssumeRole. A statement with another action trusts no principal.")
        .limits(
            "A statement is reported only if none of its principals can use any of its "
                + "actions.")
        .counterparts(
            "Access Analyzer MISMATCHED_ACTION_FOR_PRINCIPAL", "boogy trust_policy_validation")
        .source("https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    List<Principal> principals = statement.principals();
    boolean assumes =
        Stream.of("sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity")
            .anyMatch(statement::isAbout);
    if (statement.allows()
        && assumes
        && !principals.isEmpty()
        && principals.stream().allMatch(principal -> isIdle(statement, principal))) {
      String action = actionOf(principals.get(0));
      findings.add(
          statement.at("Action"),
          statement.subject(action),
          "the principals of this statement assume roles with "
              + action
              + ", which it does not allow",
          "write " + action);
    }
  }

  private static boolean isIdle(ReviewedStatement statement, Principal principal) {
    return !(principal instanceof Principal.Everyone)
        && !(principal instanceof Principal.Federated federated
            && UnknownText.isIn(federated.provider()))
        && !statement.isAbout(actionOf(principal));
  }

  private static String actionOf(Principal principal) {
    if (!(principal instanceof Principal.Federated federated)) {
      return "sts:AssumeRole";
    }
    return federated.isSaml() ? "sts:AssumeRoleWithSAML" : "sts:AssumeRoleWithWebIdentity";
  }
}

package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.OwnAccount;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Principal;
import java.util.Optional;

/** A role that can assume itself. */
final class RoleAssumesItself implements Check {

  @Override
  public IssuePage page() {
    return IssuePage.of("ROLE_ASSUMES_ITSELF", IssueGroup.TRUST, WARNING)
        .title("The role can assume itself")
        .avoid(
            "\"Principal\": {\"AWS\": \"arn:aws:iam::123456789012:role/vision\"} in the trust "
                + "policy of vision")
        .prefer("\"Principal\": {\"Service\": \"sagemaker.amazonaws.com\"}")
        .why(
            "Leaked credentials of a job can then be renewed without end, with any session "
                + "name and tags.")
        .limits(
            "If the account is not known, a role of the same name and path counts as the "
                + "role itself.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (!role.judged().isRole()) {
      return;
    }
    String resource = "role" + role.judged().path() + role.name();
    Optional<String> own = OwnAccount.of(role);
    for (ReviewedStatement statement : role.trusts()) {
      statement.principals().stream()
          .filter(principal -> statement.allows() && isThis(principal, resource, own))
          .forEach(
              principal ->
                  findings.add(
                      statement.at("Principal"),
                      statement.subject(resource),
                      "'" + role.name() + "' can assume itself",
                      "remove it from its own trust policy"));
    }
  }

  private static boolean isThis(Principal principal, String resource, Optional<String> own) {
    if (!(principal instanceof Principal.Aws aws)) {
      return false;
    }
    return Arn.of(aws.id())
        .filter(arn -> arn.service().equals("iam") && arn.resource().equals(resource))
        .filter(arn -> own.isEmpty() || own.get().equals(arn.account()))
        .isPresent();
  }
}

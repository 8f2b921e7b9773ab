package io.trainingroles.check.escalation;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Administrator;
import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.AssumedRole;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Location;
import java.util.Optional;

/** Permission to assume a role of the same input that is an administrator. */
final class AssumeAdministrator implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("ASSUME_ADMINISTRATOR", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can assume a role with full access")
        .avoid(
            """
            {"Effect": "Allow", "Action": "sts:AssumeRole",
             "Resource": "arn:aws:iam::123456789012:role/admin"}
            """)
        .prefer(
            """
            {"Effect": "Allow", "Action": "sts:AssumeRole",
             "Resource": "arn:aws:iam::123456789012:role/featureStoreReader"}
            """)
        .why(
            "Whoever can assume a role has all its rights. A role that can become an "
                + "administrator is one, also where it goes through other roles.")
        .limits(
            "Both roles must be in the inputs of the command, with the trust policy of the assumed one. A "
                + "role that its trust policy names by ARN needs no permission of its own.")
        .counterparts("pathfinding.cloud sts-001")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (role.isAdministrator()) {
      return;
    }
    for (Administrator administrator : role.administrators()) {
      if (!administrator.role().equals(role.judged())) {
        review(role, administrator, findings);
      }
    }
  }

  private static void review(
      ReviewedRole role, Administrator administrator, FindingCollector findings) {
    Reach reach = AssumedRole.reach(role, administrator);
    if (reach instanceof Reach.Never) {
      return;
    }
    Optional<ReviewedStatement> grant = role.grantOf(AssumedRole.ASSUME_ROLE, reach);
    if (grant.flatMap(statement -> statement.policy().ofGroup()).isPresent()) {
      return;
    }
    Location place = grant.map(ReviewedStatement::place).orElseGet(role::place);
    String open =
        reach instanceof Reach.Open depends
            ? " (INDETERMINATE: this depends on " + depends.why() + ")"
            : "";
    findings.add(
        place,
        administrator.role().name(),
        "'"
            + role.name()
            + "' can assume '"
            + administrator.role().name()
            + "', which "
            + administrator.power()
            + grant.map(ReviewedStatement::byPolicyOfAws).orElse(", by its trust policy")
            + open,
        "assume a role that has only what is needed, or trust another role in '"
            + administrator.role().name()
            + "'");
  }
}

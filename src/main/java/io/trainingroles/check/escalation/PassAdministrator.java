package io.trainingroles.check.escalation;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.check.Administrator;
import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.PrivilegePaths;
import io.trainingroles.check.evidence.ServiceHost;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.reference.PrivilegeWay;
import java.util.List;
import java.util.Optional;

/** Permission to pass a role of the same input that is an administrator. */
final class PassAdministrator implements Check {
  private static final List<PrivilegeWay> WAYS = PrivilegeWay.of(PrivilegeWay.Kind.PASSED);

  @Override
  public IssuePage page() {
    return IssuePage.of("PASS_ADMINISTRATOR", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can pass a role with full access")
        .avoid(
            """
            {"Effect": "Allow", "Action": "iam:PassRole",
             "Resource": "arn:aws:iam::123456789012:role/admin"}
            """)
        .prefer(
            """
            {"Effect": "Allow", "Action": "iam:PassRole",
             "Resource": "arn:aws:iam::123456789012:role/visionTraining",
             "Condition": {"StringEquals": {"iam:PassedToService": "sagemaker.amazonaws.com"}}}
            """)
        .why(
            "What a service runs with the passed role has all rights of that role, and whoever "
                + "passes it says what runs. So the role has full access, too, although its own "
                + "policies name one role only.")
        .limits(
            "The passed role must be in an input of the command, with a trust policy that lets a service "
                + "assume it. It counts as an administrator if it has full access to its account, "
                + "or can give itself any rights. Without an action that starts something as the "
                + "passed role this is a warning.")
        .counterparts("cloudsplaining PrivilegeEscalation")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (role.isAdministrator()) {
      return;
    }
    for (Administrator administrator : role.administrators()) {
      if (administrator.isOwn()) {
        review(role, administrator, findings);
      }
    }
  }

  private static void review(
      ReviewedRole role, Administrator administrator, FindingCollector findings) {
    List<Passing> passings =
        administrator.services().stream()
            .map(service -> new Passing(service, pass(role, administrator, service)))
            .filter(passing -> !(passing.reach() instanceof Reach.Never))
            .toList();
    if (passings.isEmpty()) {
      return;
    }
    Optional<Passing> used =
        passings.stream().filter(passing -> way(role, passing.service()).isPresent()).findFirst();
    Passing passing = used.orElse(passings.get(0));
    ReviewedStatement statement =
        role.grantOf(PrivilegePaths.PASS_ROLE, passing.reach()).orElseThrow();
    if (statement.policy().ofGroup().isPresent()) {
      return;
    }
    String open =
        passing.reach() instanceof Reach.Open depends
            ? " (INDETERMINATE: this depends on " + depends.why() + ")"
            : "";
    findings.add(
        used.isPresent() ? findings.severity() : WARNING,
        statement.place(),
        administrator.role().name(),
        "'"
            + role.name()
            + "' can pass '"
            + administrator.role().name()
            + "', which "
            + administrator.power()
            + ", to "
            + passing.service()
            + way(role, passing.service())
                .map(way -> ", and use it: iam:PassRole + " + String.join(" + ", way.actions()))
                .orElse(", but has no action that starts anything there with that role")
            + statement.byPolicyOfAws()
            + open,
        statement.remedy("pass a role that has only what the job needs"));
  }

  /** That a role can pass an administrator to a service that may assume it. */
  private record Passing(String service, Reach reach) {}

  private static Reach pass(ReviewedRole role, Administrator administrator, String service) {
    // A role can be passed in its own account only.
    return role.reach(
        new AccessPattern(
            ActionPattern.of(PrivilegePaths.PASS_ROLE),
            ResourcePattern.of(
                administrator.arn(Administrator.ANY_PARTITION, Administrator.ANY_ACCOUNT)),
            List.of(Condition.of("StringEquals", "iam:PassedToService", service))));
  }

  private static Optional<PrivilegeWay> way(ReviewedRole role, String service) {
    return WAYS.stream()
        .filter(way -> ServiceHost.areOfOneService(way.service(), service))
        .filter(
            way ->
                way.actions().stream()
                    .noneMatch(action -> role.reach(action) instanceof Reach.Never))
        .findFirst();
  }
}

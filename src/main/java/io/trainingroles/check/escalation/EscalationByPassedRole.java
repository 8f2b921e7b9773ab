package io.trainingroles.check.escalation;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.PrivilegePaths;
import io.trainingroles.check.evidence.PrivilegePaths.PassedRole;
import io.trainingroles.check.evidence.PrivilegePaths.Path;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.reference.PrivilegeWay;
import java.util.List;

/** More permissions through a service that acts with a passed role. */
final class EscalationByPassedRole implements Check {
  private static final List<PassedRole> PATHS =
      PrivilegeWay.of(PrivilegeWay.Kind.PASSED).stream()
          .map(way -> new PassedRole(way.service(), new Path(way.actions())))
          .toList();

  @Override
  public IssuePage page() {
    return IssuePage.of("ESCALATION_BY_PASSED_ROLE", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can run code as another role")
        .avoid(
            """
            {"Effect": "Allow",
             "Action": ["iam:PassRole", "sagemaker:CreateTrainingJob"], "Resource": "*"}
            """)
        .prefer(
            """
            starts:
              - {jobs_as: visionTraining}   # passes this one role, to SageMaker only
            """)
        .why(
            "A service acts with the permissions of the role that was passed to it. If the "
                + "role can pass roles by a wide pattern, this can be the most powerful role "
                + "that trusts the service.")
        .limits(
            "Reported if a role that no policy names can be passed to the service. A role "
                + "that a policy names counts as intended.")
        .counterparts(
            "cloudsplaining PrivilegeEscalation",
            "parliament PRIVILEGE_ESCALATION",
            "checkov CKV_AWS_110",
            "checkov CKV_AWS_286",
            "prowler iam_inline_policy_allows_privilege_escalation",
            "prowler iam_policy_allows_privilege_escalation",
            "pathfinding.cloud sagemaker-001",
            "pathfinding.cloud sagemaker-002",
            "pathfinding.cloud sagemaker-003")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    new PrivilegePaths(
            role,
            findings,
            "'" + role.name() + "' can run code as another role: ",
            "list the roles in the Resource of iam:PassRole, and add a condition on "
                + "iam:PassedToService with the service")
        .findPassed(PATHS);
  }
}

package io.trainingroles.check.escalation;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.PrivilegePaths;
import io.trainingroles.check.evidence.PrivilegePaths.Path;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.reference.PrivilegeWay;
import java.util.List;

/** More permissions by changing or accessing code that runs as another role. */
final class EscalationByRunningCode implements Check {
  private static final List<Path> PATHS =
      PrivilegeWay.of(PrivilegeWay.Kind.RUNNING).stream()
          .map(way -> new Path(way.actions()))
          .toList();

  @Override
  public IssuePage page() {
    return IssuePage.of("ESCALATION_BY_RUNNING_CODE", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can change or access code that runs as another role")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"lambda:Update*\", \"Resource\": \"*\"}")
        .prefer("No action that changes or opens functions, instances, notebooks or builds.")
        .why(
            "Running code has a role of its own. Changing the code, or opening a shell in "
                + "it, gives access to that role without iam:PassRole.")
        .limits(
            "Whether something runs there, with a more powerful role, is not checked. Job "
                + "definitions of AWS Batch and jobs of AWS Glue that a policy names count as "
                + "intended.")
        .counterparts(
            "cloudsplaining PrivilegeEscalation",
            "parliament PRIVILEGE_ESCALATION",
            "checkov CKV_AWS_110",
            "checkov CKV_AWS_286",
            "prowler iam_inline_policy_allows_privilege_escalation",
            "prowler iam_policy_allows_privilege_escalation",
            "pathfinding.cloud sagemaker-004",
            "pathfinding.cloud sagemaker-005")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    new PrivilegePaths(
            role,
            findings,
            "'" + role.name() + "' can change or open code that runs as another role: ",
            "remove these actions, or limit them to the resources of the job")
        .find(PATHS);
  }
}

package io.trainingroles.check.escalation;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.PrivilegePaths;
import io.trainingroles.check.evidence.PrivilegePaths.Path;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/** Permission to remove policies, and with them what they deny. */
final class LimitsRemoved implements Check {
  private static final List<Path> PATHS =
      List.of(
          Path.of("iam:DetachRolePolicy"),
          Path.of("iam:DeleteRolePolicy"),
          Path.of("iam:DetachUserPolicy"),
          Path.of("iam:DeleteUserPolicy"),
          Path.of("iam:DetachGroupPolicy"),
          Path.of("iam:DeleteGroupPolicy"),
          Path.of("s3:DeleteBucketPolicy"));

  @Override
  public IssuePage page() {
    return IssuePage.of("LIMITS_REMOVED", IssueGroup.ESCALATION, WARNING)
        .title("The role can remove policies, and with them what they deny")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"iam:DetachRolePolicy\", \"Resource\": \"*\"}")
        .prefer("No action that removes policies; the deployment pipeline removes them.")
        .why(
            "Removing a policy takes rights away, and also what the policy denies: a bucket policy "
                + "that refuses unencrypted requests, or a policy that stops a role from doing "
                + "something. Other jobs can then fail, or do what they should not.")
        .limits("Whether a policy that can be removed denies something is not checked.")
        .counterparts("cloudsplaining ResourceExposure")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    new PrivilegePaths(
            role,
            findings,
            "'" + role.name() + "' can remove policies, and what they deny: ",
            "remove these actions, or limit them to the resources of the job")
        .find(PATHS);
  }
}

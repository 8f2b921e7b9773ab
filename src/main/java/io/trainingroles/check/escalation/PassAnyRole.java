package io.trainingroles.check.escalation;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.PrivilegePaths;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** Permission to pass any role to a service. */
final class PassAnyRole implements Check {
  private static final String EC2 = "ec2.amazonaws.com";
  private static final String SAGEMAKER = "sagemaker.amazonaws.com";

  @Override
  public IssuePage page() {
    return IssuePage.of("PASS_ANY_ROLE", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can pass any role to a service")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"iam:Pass*\", \"Resource\": \"*\"}")
        .prefer(
            """
            {"Effect": "Allow", "Action": "iam:PassRole",
             "Resource": "arn:aws:iam::123456789012:role/visionTraining",
             "Condition": {"StringEquals": {"iam:PassedToService": "sagemaker.amazonaws.com"}}}
            """)
        .why(
            "A principal that can pass a role to a service can act with the permissions of "
                + "that role. If it can pass every role, this includes the most powerful one of "
                + "the account.")
        .limits(
            "Checked for Amazon EC2 and Amazon SageMaker; ESCALATION_BY_PASSED_ROLE "
                + "reports what the role can do with other services.")
        .counterparts(
            "Access Analyzer PASS_ROLE_WITH_STAR_IN_RESOURCE",
            "Access Analyzer PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
            "Access Analyzer PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION",
            "Access Analyzer PASS_ROLE_WITH_NOT_RESOURCE",
            "Access Analyzer PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
            "Access Analyzer PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE",
            "checkov CKV_AWS_111",
            "checkov CKV_AWS_290",
            "cloudsplaining InfrastructureModification",
            "trivy AWS-0342")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    Reach reach = PrivilegePaths.passing(role, SAGEMAKER);
    if (reach instanceof Reach.Never) {
      reach = PrivilegePaths.passing(role, EC2);
    }
    if (reach instanceof Reach.Never) {
      return;
    }
    ReviewedStatement statement = role.grantOf(PrivilegePaths.PASS_ROLE, reach).orElseThrow();
    if (statement.policy().ofGroup().isPresent()) {
      return;
    }
    findings.add(
        statement.place(),
        PrivilegePaths.PASS_ROLE,
        "'"
            + role.name()
            + "' can pass roles that no policy names to a service"
            + statement.byPolicyOfAws(),
        statement.remedy(
            "list the roles in 'Resource', and add a condition on iam:PassedToService with "
                + "the service"));
  }
}

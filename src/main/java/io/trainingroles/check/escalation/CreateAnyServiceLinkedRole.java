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

/** Permission to make the service-linked role of any service. */
final class CreateAnyServiceLinkedRole implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("CREATE_ANY_SERVICE_LINKED_ROLE", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can create the service-linked role of any service")
        .avoid(
            "{\"Effect\": \"Allow\", \"Action\": \"iam:CreateServiceLinkedRole\", \"Resource\": \"*\"}")
        .prefer(
            """
            {"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole",
             "Resource": "arn:aws:iam::*:role/aws-service-role/sagemaker.amazonaws.com/*",
             "Condition": {"StringEquals": {"iam:AWSServiceName": "sagemaker.amazonaws.com"}}}
            """)
        .why(
            "A service-linked role lets its service act in this account, with permissions "
                + "that AWS defines. Those who manage the roles of the account should decide "
                + "which services may do that.")
        .limits("Reported if a service that no policy names can get its role.")
        .counterparts(
            "Access Analyzer CREATE_SLR_WITH_STAR_IN_RESOURCE",
            "Access Analyzer CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    Reach reach = PrivilegePaths.makingServiceLinkedRole(role);
    if (reach instanceof Reach.Never) {
      return;
    }
    ReviewedStatement statement =
        role.grantOf(PrivilegePaths.CREATE_SERVICE_LINKED_ROLE, reach).orElseThrow();
    if (statement.policy().ofGroup().isPresent()) {
      return;
    }
    findings.add(
        statement.place(),
        PrivilegePaths.CREATE_SERVICE_LINKED_ROLE,
        "'"
            + role.name()
            + "' can create the service-linked role of a service that no policy names"
            + statement.byPolicyOfAws(),
        statement.remedy(
            "name the role in 'Resource', or add a condition on iam:AWSServiceName with the"
                + " service"));
  }
}

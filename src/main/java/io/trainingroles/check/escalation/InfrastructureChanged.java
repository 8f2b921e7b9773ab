package io.trainingroles.check.escalation;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.reference.AccessLevel;
import io.trainingroles.reference.Action;
import java.util.List;
import java.util.Set;

/** Changes to infrastructure that is not part of the job. */
final class InfrastructureChanged implements GrantCheck {
  private static final int NAMED = 3;
  private static final Set<String> SERVICES =
      Set.of(
          "ec2",
          "autoscaling",
          "cloudformation",
          "ecs",
          "eks",
          "elasticloadbalancing",
          "lambda",
          "rds",
          "route53",
          "organizations",
          "account",
          "directconnect",
          "networkmanager",
          "servicecatalog",
          "ram");

  /** What Amazon SageMaker does for a job in a VPC. */
  private static final Set<String> OF_A_JOB_IN_A_VPC =
      Set.of(
          "ec2:CreateNetworkInterface",
          "ec2:CreateNetworkInterfacePermission",
          "ec2:DeleteNetworkInterface",
          "ec2:DeleteNetworkInterfacePermission",
          "lambda:InvokeFunction");

  @Override
  public IssuePage page() {
    return IssuePage.of("INFRASTRUCTURE_CHANGED", IssueGroup.ESCALATION, WARNING)
        .title("The role can change any infrastructure of the account")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"ec2:Create*\", \"Resource\": \"*\"}")
        .prefer("- use_vpc: {subnets: [subnet-…], security_groups: [sg-…]}")
        .why(
            "A training job changes nothing except its own network interfaces. Its code "
                + "can create, change and delete whatever its role can, at the account's cost.")
        .limits(
            "Reported for the resource * without a condition. The network interfaces of a "
                + "job in a VPC are not reported.")
        .counterparts(
            "cloudsplaining InfrastructureModification",
            "checkov CKV_AWS_111",
            "checkov CKV_AWS_290")
        .source("https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (!statement.isOnEveryResource() || !statement.statement().conditions().isEmpty()) {
      return;
    }
    for (String pattern : statement.actionPatterns()) {
      List<String> changing =
          SERVICES.contains(ReviewedStatement.prefix(pattern))
              ? statement.actions(pattern).stream()
                  .filter(action -> action.level() == AccessLevel.WRITE)
                  .map(Action::toString)
                  .filter(action -> !OF_A_JOB_IN_A_VPC.contains(action))
                  .toList()
              : List.of();
      if (!changing.isEmpty()) {
        findings.addOf(
            List.of(pattern),
            statement.atAction(pattern),
            statement.subject(pattern),
            "'" + pattern + "' on every resource changes infrastructure: " + shortly(changing),
            "list the resources, or remove the action");
      }
    }
  }

  private static String shortly(List<String> actions) {
    int more = actions.size() - NAMED;
    String named = String.join(", ", actions.subList(0, Math.min(NAMED, actions.size())));
    return more > 0 ? named + " and " + more + " more" : named;
  }
}

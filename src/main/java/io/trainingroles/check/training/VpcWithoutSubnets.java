package io.trainingroles.check.training;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.JobRole;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;
import java.util.Set;

/** Permission to create network interfaces in any subnet. */
final class VpcWithoutSubnets implements Check {
  private static final Set<String> MAKE_INTERFACES =
      Set.of("sagemaker", "lambda", "glue", "bedrock");

  @Override
  public IssuePage page() {
    return IssuePage.of("VPC_WITHOUT_SUBNETS", IssueGroup.TRAINING, WARNING)
        .title("The role can create network interfaces in any subnet")
        .avoid("{\"Action\": \"ec2:CreateNetworkInterface\", \"Resource\": \"*\"}")
        .prefer(
            "\"Resource\": [\"arn:aws:ec2:…:network-interface/*\", "
                + "\"arn:aws:ec2:…:subnet/subnet-…\", \"arn:aws:ec2:…:security-group/sg-…\"]")
        .why("With a network interface in a subnet, code can reach what is isolated there.")
        .limits(
            "Amazon SageMaker, AWS Lambda, AWS Glue and Amazon Bedrock create the network "
                + "interfaces of their jobs with the job's role and document '*' for it; "
                + "processing jobs fail with anything else. Roles that trust one of these "
                + "services are not reported, nor are single policy documents.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (role.judged().isDocument() || JobRole.trusts(role, MAKE_INTERFACES)) {
      return;
    }
    for (ReviewedStatement statement : role.grants()) {
      if (!ServiceGrants.named(statement, "ec2:CreateNetworkInterface").isEmpty()
          && ServiceGrants.everyOne(statement, "ec2", "subnet/").isPresent()
          && !ConditionLimits.on(statement, "ec2:Vpc", "ec2:Subnet", "ec2:SubnetID")) {
        findings.addOf(
            List.of("ec2:CreateNetworkInterface"),
            statement.place(),
            statement.subject("ec2:CreateNetworkInterface"),
            "'" + role.name() + "' can create network interfaces in any subnet",
            "remove it; the instances and tasks of this role already have network interfaces");
      }
    }
  }
}

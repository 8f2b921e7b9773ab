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
import java.util.Set;

/** Network interfaces wherever one likes. */
final class VpcWithoutSubnets implements Check {
  private static final Set<String> MAKE_INTERFACES =
      Set.of("sagemaker", "lambda", "glue", "bedrock");

  @Override
  public IssuePage page() {
    return IssuePage.of("VPC_WITHOUT_SUBNETS", IssueGroup.TRAINING, WARNING)
        .title("Network interfaces can be made in any subnet")
        .avoid("{\"Action\": \"ec2:CreateNetworkInterface\", \"Resource\": \"*\"}")
        .prefer(
            "\"Resource\": [\"arn:aws:ec2:…:network-interface/*\", "
                + "\"arn:aws:ec2:…:subnet/subnet-…\", \"arn:aws:ec2:…:security-group/sg-…\"]")
        .why("With an interface in a subnet, code reaches what is kept apart there.")
        .limits(
            "Amazon SageMaker, AWS Lambda, AWS Glue and Amazon Bedrock make the interfaces "
                + "of their jobs as the job's role and document '*' for it; processing jobs fail "
                + "with anything else. So roles that trust one of these are not found, nor "
                + "documents that stand alone.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    if (role.judged().isDocument() || JobRole.trusts(role, MAKE_INTERFACES)) {
      return;
    }
    for (ReviewedStatement statement : role.grants()) {
      if (!ServiceGrants.named(statement, "ec2:CreateNetworkInterface").isEmpty()
          && ServiceGrants.everyOne(statement, "ec2", "subnet/").isPresent()
          && !ConditionLimits.on(statement, "ec2:Vpc", "ec2:Subnet", "ec2:SubnetID")) {
        notes.add(
            statement.place(),
            statement.subject("ec2:CreateNetworkInterface"),
            "'" + role.name() + "' may make network interfaces in any subnet",
            "leave it out; the instances and tasks that the role is for have theirs already");
      }
    }
  }
}

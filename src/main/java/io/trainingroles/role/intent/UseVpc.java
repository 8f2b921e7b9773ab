package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.SecurityGroupId;
import io.trainingroles.role.value.SubnetId;
import java.util.List;
import java.util.stream.Stream;

/**
 * A job runs in subnets of a VPC: SageMaker makes its network interfaces as the role. AWS documents
 * all nine actions on every resource, and that processing jobs are refused with anything narrower;
 * to restrict them to the subnets is therefore a choice, and for training jobs alone. See <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html">How to use SageMaker
 * AI execution roles</a>.
 *
 * @param subnets the subnets
 * @param securityGroups the security groups
 * @param restrict whether the interfaces are restricted to the subnets and security groups
 */
public record UseVpc(List<SubnetId> subnets, List<SecurityGroupId> securityGroups, boolean restrict)
    implements Grant {
  private static final Parameter<SubnetId> SUBNETS =
      Parameter.list("subnets", SubnetId::new, "[subnet-0123456789abcdef0]", "the subnets");
  private static final Parameter<SecurityGroupId> SECURITY_GROUPS =
      Parameter.list(
          "security_groups", SecurityGroupId::new, "[sg-0123456789abcdef0]", "the security groups");
  private static final Parameter<Boolean> RESTRICT =
      Parameter.flag(
          "restrict", "restricts the network interfaces to these subnets; not for processing jobs");

  static final Form<Grant> INTENT =
      new Form<>(
          "use_vpc",
          "Runs in subnets of a VPC",
          "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
          List.of(SUBNETS, SECURITY_GROUPS, RESTRICT),
          arguments ->
              new UseVpc(
                  arguments.all(SUBNETS),
                  arguments.all(SECURITY_GROUPS),
                  arguments.find(RESTRICT).orElse(Boolean.FALSE)));

  /** Keeps unchangeable copies. */
  public UseVpc {
    subnets = List.copyOf(subnets);
    securityGroups = List.copyOf(securityGroups);
  }

  @Override
  public List<Statement> statements(Deployment deployment) {
    Statement describe =
        Statement.allow(
            Actions.of(
                "ec2:DescribeDhcpOptions",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribeSecurityGroups",
                "ec2:DescribeSubnets",
                "ec2:DescribeVpcs"),
            Resources.of("*"));
    if (restrict) {
      return Stream.concat(restricted(deployment), Stream.of(describe)).toList();
    }
    return List.of(
        Statement.allow(
            Actions.of(
                "ec2:CreateNetworkInterface",
                "ec2:CreateNetworkInterfacePermission",
                "ec2:DeleteNetworkInterface",
                "ec2:DeleteNetworkInterfacePermission"),
            Resources.of("*")),
        describe);
  }

  private Stream<Statement> restricted(Deployment deployment) {
    String interfaces = deployment.arn("ec2", "network-interface/*");
    String[] subnetArns =
        subnets.stream()
            .map(subnet -> deployment.arn("ec2", "subnet/" + subnet))
            .toArray(String[]::new);
    Stream<String> groups =
        securityGroups.stream().map(group -> deployment.arn("ec2", "security-group/" + group));
    String[] made =
        Stream.concat(Stream.concat(Stream.of(interfaces), Stream.of(subnetArns)), groups)
            .toArray(String[]::new);
    Condition inSubnets = Condition.of("ArnLike", "ec2:Subnet", subnetArns);
    return Stream.of(
        Statement.allow(Actions.of("ec2:CreateNetworkInterface"), Resources.of(made)),
        Statement.allow(
            Actions.of("ec2:CreateNetworkInterfacePermission"),
            Resources.of(interfaces),
            inSubnets,
            Condition.of("StringEquals", "ec2:AuthorizedService", "sagemaker.amazonaws.com")),
        Statement.allow(
            Actions.of("ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission"),
            Resources.of(interfaces),
            inSubnets));
  }
}

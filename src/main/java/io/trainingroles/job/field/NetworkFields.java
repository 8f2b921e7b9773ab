package io.trainingroles.job.field;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.Placeholders;
import io.trainingroles.job.RoleUse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the VPC that a SageMaker job runs in, and what it reaches through it. See <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html">How to use SageMaker
 * AI execution roles</a>.
 */
public final class NetworkFields {
  private static final IssueCode MISSING_VPC = JobIssues.MISSING_VPC.code();
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;
  private static final Pattern FILE_SYSTEM = Pattern.compile("fs-[0-9a-f]{8,40}");

  /** The remedy where a resource is of the job's own account and Region. */
  public static final String GIVE_DEPLOYMENT =
      "add account: \"123456789012\" and terraform: {region: eu-west-1} to the spec, or give"
          + " --account and --region";

  /** What SageMaker does in a VPC, for a job whose subnets are still to be filled in. */
  private static final List<String> ACTIONS =
      List.of(
          "ec2:CreateNetworkInterface",
          "ec2:CreateNetworkInterfacePermission",
          "ec2:DeleteNetworkInterface",
          "ec2:DeleteNetworkInterfacePermission",
          "ec2:DescribeDhcpOptions",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSubnets",
          "ec2:DescribeVpcs");

  private final NeedCollector collector;

  public NetworkFields(NeedCollector collector) {
    this.collector = collector;
  }

  public void vpc(JobValue vpc) {
    List<String> subnets = known(vpc, "Subnets");
    List<String> groups = known(vpc, "SecurityGroupIds");
    collector.need(
        vpc,
        subnets.isEmpty() || groups.isEmpty()
            ? DeclaredGrant.allow(ACTIONS, List.of("*"), "the job runs in a VPC")
            : new DeclaredGrant(
                "use_vpc",
                List.of(
                    new DeclaredGrant.Argument("subnets", subnets),
                    new DeclaredGrant.Argument("security_groups", groups))));
  }

  /** A file system that a channel reads; without a VPC no job reaches it. */
  public void fileSystem(JobValue source, boolean hasVpc) {
    Optional<JobValue> id = collector.required(source, "FileSystemId");
    Optional<String> text = id.flatMap(collector::text);
    if (text.isEmpty()) {
      return;
    }
    JobValue field = id.orElseThrow();
    if (!FILE_SYSTEM.matcher(text.get()).matches()) {
      collector.refuse(
          INVALID_VALUE,
          field,
          "'" + text.get() + "' is not the ID of a file system",
          "write an ID such as fs-0123456789abcdef0");
      return;
    }
    collector
        .required(source, "FileSystemType")
        .flatMap(type -> collector.oneOf(RoleUse.JOB, source, "FileSystemType", "EFS", "FSxLustre"))
        .ifPresent(type -> collector.need(field, describe(type, text.get())));
    if (!hasVpc) {
      missingVpc(field, "a file system");
    }
  }

  void missingVpc(JobValue value, String what) {
    collector.open(
        RoleUse.JOB,
        MISSING_VPC,
        value,
        what + " is reached through a VPC, and the job has no VpcConfig",
        "add VpcConfig with Subnets and SecurityGroupIds to the job");
  }

  private DeclaredGrant describe(String type, String id) {
    if (type.equals("FSxLustre")) {
      return DeclaredGrant.allow(
          List.of("fsx:DescribeFileSystems"), List.of("*"), "a channel reads from FSx for Lustre");
    }
    return DeclaredGrant.allow(
        List.of("elasticfilesystem:DescribeFileSystems", "elasticfilesystem:DescribeMountTargets"),
        List.of(collector.deployment().arn("elasticfilesystem", "file-system/" + id)),
        "a channel reads from EFS");
  }

  /**
   * The texts of a list; none where one is still to be filled in, which leaves nothing open: the
   * access that a VPC needs is the same in all of them.
   */
  private List<String> known(JobValue vpc, String name) {
    List<JobValue> items = vpc.each(name);
    return items.stream().anyMatch(item -> Placeholders.isIn(item.scalar()))
        ? List.of()
        : items.stream().flatMap(item -> collector.text(item).stream()).toList();
  }
}

package io.trainingroles.job.field;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.GrantWords;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the VPC that a SageMaker job runs in, and what it reaches through it. See <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html">How to use SageMaker
 * AI execution roles</a>.
 */
public final class NetworkFields {
  private static final IssueCode MISSING_VPC = JobIssues.MISSING_VPC.code();
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;
  private static final Pattern FILE_SYSTEM = Pattern.compile("fs-[0-9a-f]{8,40}");

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

  private final NeedCollector gathering;

  public NetworkFields(NeedCollector gathering) {
    this.gathering = gathering;
  }

  public void vpc(JobValue vpc) {
    List<String> subnets = texts(vpc, "Subnets");
    List<String> groups = texts(vpc, "SecurityGroupIds");
    gathering.need(
        vpc,
        subnets.isEmpty() || groups.isEmpty()
            ? GrantWords.allow(ACTIONS, List.of("*"), "the job runs in a VPC")
            : new GrantWords(
                "use_vpc",
                List.of(
                    new GrantWords.Argument("subnets", subnets),
                    new GrantWords.Argument("security_groups", groups))));
  }

  /** A file system that a channel reads; without a VPC no job reaches it. */
  public void fileSystem(JobValue source, boolean hasVpc) {
    Optional<JobValue> id = source.child("FileSystemId");
    Optional<String> text = id.flatMap(gathering::text);
    if (text.isEmpty()) {
      return;
    }
    JobValue field = id.orElseThrow();
    if (!FILE_SYSTEM.matcher(text.get()).matches()) {
      gathering.refuse(
          INVALID_VALUE,
          field,
          "'" + text.get() + "' is not the id of a file system",
          "write one such as fs-0123456789abcdef0");
      return;
    }
    gathering.need(field, describe(source, text.get()));
    if (!hasVpc) {
      missingVpc(field, "a file system");
    }
  }

  void missingVpc(JobValue value, String what) {
    gathering.warn(
        MISSING_VPC,
        value,
        what + " is reached through a VPC, and the job names none",
        "add VpcConfig with subnets and security groups to the job");
  }

  private GrantWords describe(JobValue source, String id) {
    if (source.is("FileSystemType", "FSxLustre")) {
      return GrantWords.allow(
          List.of("fsx:DescribeFileSystems"), List.of("*"), "a channel reads from FSx for Lustre");
    }
    return GrantWords.allow(
        List.of("elasticfilesystem:DescribeFileSystems", "elasticfilesystem:DescribeMountTargets"),
        List.of(gathering.deployment().arn("elasticfilesystem", "file-system/" + id)),
        "a channel reads from EFS");
  }

  private List<String> texts(JobValue vpc, String name) {
    return vpc.each(name).stream()
        .flatMap(item -> gathering.text(item).map(Stream::of).orElseGet(Stream::empty))
        .toList();
  }
}

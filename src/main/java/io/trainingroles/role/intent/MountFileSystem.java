package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.DeclaredArn;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.ResourceArn;
import io.trainingroles.role.value.VariableType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A job mounts an Amazon EFS or Amazon FSx file system. Both are reached through a VPC, so that
 * {@code use_vpc} goes with it. See <a
 * href="https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html">Using IAM to
 * control access to file systems</a> and <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/dg/model-access-training-data.html">Setting up
 * training jobs to access datasets</a>.
 *
 * @param fileSystem the ARN of the file system
 * @param accessPoint the ARN of the EFS access point that it is mounted through, or null
 * @param writes whether the job writes to it
 */
public record MountFileSystem(
    DeclaredArn fileSystem, @Nullable DeclaredArn accessPoint, boolean writes) implements Grant {
  private static final String EXAMPLE =
      "arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/fs-0123456789abcdef0";
  private static final String ACCESS_POINT_EXAMPLE =
      "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0";
  private static final Pattern FORM = Pattern.compile("file-system/fs-[0-9a-f]{8,40}");
  private static final Pattern ACCESS_POINT_FORM =
      Pattern.compile("access-point/fsap-[0-9a-f]{8,40}");
  private static final Parameter<DeclaredArn> FILE_SYSTEM =
      Parameter.required(
          "file_system", MountFileSystem::fileSystem, EXAMPLE, "the EFS or FSx file system");
  private static final Parameter<DeclaredArn> ACCESS_POINT =
      Parameter.optional(
          "access_point",
          text ->
              DeclaredArn.of(
                  text,
                  VariableType.EFS_ACCESS_POINT,
                  arn ->
                      ResourceArn.of(
                          arn, "elasticfilesystem", ACCESS_POINT_FORM, ACCESS_POINT_EXAMPLE)),
          ACCESS_POINT_EXAMPLE,
          "the EFS access point that it is mounted through");
  private static final Parameter<Boolean> FOR =
      Parameter.optionalList(
          "for",
          MountFileSystem::isWrite,
          "[read, write]",
          "what it is mounted for; [read] if left out");

  static final Form<Grant> INTENT =
      new Form<>(
          "mount",
          "Mounts an Amazon EFS or Amazon FSx file system",
          "https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html",
          List.of(FILE_SYSTEM, ACCESS_POINT, FOR),
          arguments ->
              new MountFileSystem(
                  arguments.get(FILE_SYSTEM),
                  arguments.find(ACCESS_POINT).orElse(null),
                  arguments.all(FOR).stream().anyMatch(Boolean::booleanValue)));

  /**
   * Checks that the two go together.
   *
   * @throws InvalidValueException if a file system of FSx has an access point of EFS
   */
  public MountFileSystem {
    if (accessPoint != null && !fileSystem.isOf("elasticfilesystem")) {
      throw new InvalidValueException(
          "'" + fileSystem + "' is an FSx file system, which has no access points",
          "remove 'access_point'");
    }
  }

  @Override
  public List<Statement> statements(Deployment deployment) {
    String arn = fileSystem.reachableFrom(deployment);
    if (fileSystem.isOf("fsx")) {
      return List.of(Statement.allow(Actions.of("fsx:DescribeFileSystems"), Resources.of("*")));
    }
    Condition[] through =
        Optional.ofNullable(accessPoint)
            .map(
                point ->
                    Condition.of(
                        "StringEquals",
                        "elasticfilesystem:AccessPointArn",
                        point.reachableFrom(deployment)))
            .stream()
            .toArray(Condition[]::new);
    Actions mount =
        writes
            ? Actions.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite")
            : Actions.of("elasticfilesystem:ClientMount");
    return List.of(
        Statement.allow(
            Actions.of(
                "elasticfilesystem:DescribeFileSystems", "elasticfilesystem:DescribeMountTargets"),
            Resources.of(arn)),
        Statement.allow(mount, Resources.of(arn), through));
  }

  private static DeclaredArn fileSystem(String text) {
    return DeclaredArn.referenced(text, VariableType.EFS_FILE_SYSTEM)
        .or(() -> DeclaredArn.referenced(text, VariableType.FSX_FILE_SYSTEM))
        .orElseGet(() -> new DeclaredArn.Known(known(text)));
  }

  private static ResourceArn known(String text) {
    String service = text.contains(":fsx:") ? "fsx" : "elasticfilesystem";
    return ResourceArn.of(text, service, FORM, EXAMPLE);
  }

  private static boolean isWrite(String word) {
    return switch (word) {
      case "read" -> false;
      case "write" -> true;
      default ->
          throw new InvalidValueException(
              "'" + word + "' is not a valid use of a mount", "allowed: read, write");
    };
  }
}

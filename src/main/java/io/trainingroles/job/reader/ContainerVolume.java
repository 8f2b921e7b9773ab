package io.trainingroles.job.reader;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.StorageIssues;
import io.trainingroles.job.field.NeedCollector;
import io.trainingroles.job.field.NetworkFields;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a volume of a container. One of Amazon EFS needs the role only with IAM authorization, one
 * of Amazon S3 Files always, and one of Amazon FSx for Windows the execution role for its
 * credentials; an Amazon EBS volume is attached with a role of its own. See <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSAuthorizationConfig.html">EFSAuthorizationConfig</a>.
 */
final class ContainerVolume {
  private static final IssueCode UNKNOWN_OBJECTS = StorageIssues.UNKNOWN_OBJECTS.code();
  private static final IssueCode UNKNOWN_FILE_SYSTEM = StorageIssues.UNKNOWN_FILE_SYSTEM.code();

  private static final Pattern S3_FILES =
      Pattern.compile("arn:[a-z-]+:s3files:[a-z0-9-]+:\\d{12}:file-system/fs-[0-9a-z]+");

  private final NeedCollector collector;
  private final JobKind kind;

  ContainerVolume(NeedCollector collector, JobKind kind) {
    this.kind = kind;
    this.collector = collector;
  }

  /** A volume of a task with these containers. */
  void read(JobValue volume, List<JobValue> containers) {
    volume
        .child("efsVolumeConfiguration")
        .filter(this::isAuthorized)
        .ifPresent(
            efs ->
                collector
                    .required(efs, "fileSystemId")
                    .ifPresent(id -> mount(id, efs, isReadOnly(volume, containers))));
    volume
        .child("s3filesVolumeConfiguration")
        .flatMap(files -> collector.required(files, "fileSystemArn"))
        .ifPresent(system -> mountS3(system, volume, isReadOnly(volume, containers)));
    readFetched(volume);
  }

  /**
   * What the execution role fetches: the credentials of a file system of Windows, which AWS Batch
   * does not mount.
   */
  void readFetched(JobValue volume) {
    if (kind != JobKind.ECS) {
      return;
    }
    volume
        .at("fsxWindowsFileServerVolumeConfiguration", "authorizationConfig")
        .flatMap(config -> collector.required(RoleUse.EXECUTION, config, "credentialsParameter"))
        .ifPresent(new ContainerJob(collector, kind)::secret);
  }

  /**
   * A file system of Amazon S3 Files. The bucket behind it, which the mount helper also reads by
   * itself, is not in the definition. See <a
   * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-files-prereq-policies.html">Prerequisites
   * for S3 Files</a>.
   */
  private void mountS3(JobValue system, JobValue volume, boolean isReadOnly) {
    Optional<String> text = collector.text(system);
    if (text.isEmpty()) {
      return;
    }
    if (!S3_FILES.matcher(text.get()).matches()) {
      collector.refuse(
          InputIssues.INVALID_VALUE,
          system,
          quoted(text.get()) + " is not the ARN of a file system of Amazon S3 Files",
          "write arn:aws:s3files:REGION:ACCOUNT:file-system/fs-…");
      return;
    }
    collector.need(
        system,
        DeclaredGrant.allow(
            isReadOnly
                ? List.of("s3files:ClientMount")
                : List.of("s3files:ClientMount", "s3files:ClientWrite"),
            List.of(text.get()),
            "the volume is this file system"));
    collector.open(
        RoleUse.JOB,
        UNKNOWN_OBJECTS,
        system,
        "the bucket behind " + quoted(text.get()) + " is not in the definition",
        "grant reading it: 'read: s3://BUCKET/PREFIX', with s3:GetObjectVersion in 'allow'");
    volume.at("s3filesVolumeConfiguration", "accessPointArn").ifPresent(collector::text);
  }

  private boolean isAuthorized(JobValue efs) {
    return efs.child("authorizationConfig")
        .flatMap(config -> collector.oneOf(RoleUse.JOB, config, "iam", "ENABLED", "DISABLED"))
        .filter("ENABLED"::equals)
        .isPresent();
  }

  /**
   * Whether each container that mounts the volume mounts it read-only; a volume that no container
   * mounts is not.
   */
  private boolean isReadOnly(JobValue volume, List<JobValue> containers) {
    List<JobValue> mounts =
        containers.stream()
            .flatMap(container -> collector.items(RoleUse.JOB, container, "mountPoints").stream())
            .filter(mount -> isOf(mount, volume))
            .toList();
    return !mounts.isEmpty()
        && mounts.stream().allMatch(mount -> collector.isTrue(RoleUse.JOB, mount, "readOnly"));
  }

  /** Whether a container mounts this volume; where a name is a placeholder, that is left open. */
  private boolean isOf(JobValue mount, JobValue volume) {
    Optional<JobValue> source = mount.child("sourceVolume");
    Optional<JobValue> name = volume.child("name");
    if (source.map(JobValue::scalar).equals(name.map(JobValue::scalar))) {
      return true;
    }
    source.ifPresent(collector::text);
    name.ifPresent(collector::text);
    return false;
  }

  private void mount(JobValue id, JobValue efs, boolean isReadOnly) {
    Optional<String> text = collector.text(id);
    Deployment deployment = collector.deployment();
    if (text.isEmpty()) {
      return;
    }
    if (deployment.account() == null || deployment.region() == null) {
      collector.open(
          RoleUse.JOB,
          UNKNOWN_FILE_SYSTEM,
          id,
          "the account and the Region of the file system " + quoted(text.get()) + " are not known",
          NetworkFields.GIVE_DEPLOYMENT);
      return;
    }
    var arguments = new ArrayList<DeclaredGrant.Argument>();
    arguments.add(argument("file_system", deployment, "file-system/" + text.get()));
    efs.at("authorizationConfig", "accessPointId")
        .flatMap(collector::text)
        .ifPresent(
            point -> arguments.add(argument("access_point", deployment, "access-point/" + point)));
    arguments.add(
        new DeclaredGrant.Argument("for", isReadOnly ? List.of("read") : List.of("read", "write")));
    collector.need(id, new DeclaredGrant("mount", arguments));
  }

  private static DeclaredGrant.Argument argument(
      String name, Deployment deployment, String resource) {
    return new DeclaredGrant.Argument(name, List.of(deployment.arn("elasticfilesystem", resource)));
  }
}

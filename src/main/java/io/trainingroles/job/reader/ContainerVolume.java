package io.trainingroles.job.reader;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.StorageIssues;
import io.trainingroles.job.field.NeedCollector;
import io.trainingroles.job.field.NetworkFields;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a volume of a container. Only a volume of Amazon EFS with IAM authorization needs the role;
 * see <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSAuthorizationConfig.html">EFSAuthorizationConfig</a>.
 */
final class ContainerVolume {
  private static final IssueCode UNKNOWN_FILE_SYSTEM = StorageIssues.UNKNOWN_FILE_SYSTEM.code();

  private final NeedCollector collector;

  ContainerVolume(NeedCollector collector) {
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

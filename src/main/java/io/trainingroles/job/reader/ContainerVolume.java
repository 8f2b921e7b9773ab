package io.trainingroles.job.reader;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.GrantWords;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.StorageIssues;
import io.trainingroles.job.field.NeedCollector;
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

  private final NeedCollector gathering;

  ContainerVolume(NeedCollector gathering) {
    this.gathering = gathering;
  }

  /** A volume, which is mounted to read alone or to write too. */
  void read(JobValue volume, boolean isReadOnly) {
    Optional<JobValue> efs = volume.child("efsVolumeConfiguration");
    boolean isAuthorized =
        efs.flatMap(value -> value.child("authorizationConfig"))
            .filter(value -> value.is("iam", "ENABLED"))
            .isPresent();
    if (isAuthorized) {
      efs.flatMap(value -> value.child("fileSystemId"))
          .ifPresent(id -> mount(id, efs.orElseThrow(), isReadOnly));
    }
  }

  private void mount(JobValue id, JobValue efs, boolean isReadOnly) {
    Optional<String> text = gathering.text(id);
    Deployment deployment = gathering.deployment();
    if (text.isEmpty()) {
      return;
    }
    if (deployment.account() == null || deployment.region() == null) {
      gathering.warn(
          UNKNOWN_FILE_SYSTEM,
          id,
          "the file system is one of the job's own account and Region, which are not known",
          "add 'account' and 'terraform: {region: …}' to the spec");
      return;
    }
    var told = new ArrayList<GrantWords.Argument>();
    told.add(argument("file_system", deployment, "file-system/" + text.get()));
    efs.at("authorizationConfig", "accessPointId")
        .flatMap(gathering::text)
        .ifPresent(
            point -> told.add(argument("access_point", deployment, "access-point/" + point)));
    told.add(
        new GrantWords.Argument("for", isReadOnly ? List.of("read") : List.of("read", "write")));
    gathering.need(id, new GrantWords("mount", told));
  }

  private static GrantWords.Argument argument(String name, Deployment deployment, String resource) {
    return new GrantWords.Argument(name, List.of(deployment.arn("elasticfilesystem", resource)));
  }
}

package io.trainingroles.job.reader;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.StorageIssues;
import io.trainingroles.job.field.NeedCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads AWS Batch job definitions and Amazon ECS task definitions. What the job's code does with
 * data is not in them, so that the role of the code gets little, and a finding asks for the rest.
 */
final class ContainerJobs {
  private static final IssueCode DATA_UNKNOWN = StorageIssues.DATA_NOT_IN_JOB.code();
  private static final IssueCode MISSING_ROLE = JobIssues.MISSING_EXECUTION_ROLE.code();
  private static final IssueCode NO_ROLE = new IssueCode("ROLE_OF_KUBERNETES");

  private final NeedCollector gathering;
  private final JobKind kind;

  ContainerJobs(NeedCollector gathering, JobKind kind) {
    this.gathering = gathering;
    this.kind = kind;
  }

  /** The tasks of a definition; in AWS Batch, a single container is one too. */
  static List<JobValue> tasks(JobValue job, JobKind kind) {
    if (kind == JobKind.ECS) {
      return List.of(job);
    }
    var tasks = new ArrayList<JobValue>();
    job.child("containerProperties").ifPresent(tasks::add);
    job.child("ecsProperties").ifPresent(ecs -> tasks.addAll(ecs.each("taskProperties")));
    job.child("nodeProperties").stream()
        .flatMap(nodes -> nodes.each("nodeRangeProperties").stream())
        .forEach(
            range -> {
              range.child("container").ifPresent(tasks::add);
              range
                  .child("ecsProperties")
                  .ifPresent(ecs -> tasks.addAll(ecs.each("taskProperties")));
            });
    return tasks;
  }

  void read(JobValue job) {
    job.child("eksProperties").ifPresent(this::refuseKubernetes);
    List<JobValue> tasks = tasks(job, kind);
    for (JobValue task : tasks) {
      List<JobValue> containers = containers(task);
      for (JobValue container : containers) {
        new ContainerJob(gathering, kind).read(container);
      }
      for (JobValue volume : task.each("volumes")) {
        new ContainerVolume(gathering).read(volume, isReadOnly(volume, containers));
      }
    }
    if (isFargate(job)) {
      tasks.stream()
          .filter(task -> task.child("executionRoleArn").isEmpty())
          .forEach(
              task ->
                  gathering.warn(
                      MISSING_ROLE,
                      task,
                      "the job runs on Fargate and has no executionRoleArn",
                      "name a role that pulls the image and writes the logs"));
    }
    if (!tasks.isEmpty()) {
      gathering.suggest(
          DATA_UNKNOWN,
          tasks.get(0),
          "which data the code reads and writes is not in " + kind,
          "grant it beside the job: 'inline_policies: {data: [{read: s3://BUCKET/PREFIX}]}'");
    }
  }

  /**
   * Whether each container that mounts the volume does so to read; one that nobody mounts is not.
   */
  private static boolean isReadOnly(JobValue volume, List<JobValue> containers) {
    String name = volume.child("name").map(JobValue::scalar).orElse("");
    List<JobValue> mounts =
        containers.stream()
            .flatMap(container -> container.each("mountPoints").stream())
            .filter(mount -> mount.is("sourceVolume", name))
            .toList();
    return !mounts.isEmpty() && mounts.stream().allMatch(mount -> mount.isTrue("readOnly"));
  }

  private List<JobValue> containers(JobValue task) {
    if (kind == JobKind.ECS) {
      return task.each("containerDefinitions");
    }
    List<JobValue> inTask = task.each("containers");
    return inTask.isEmpty() ? List.of(task) : inTask;
  }

  private static boolean isFargate(JobValue job) {
    Optional<JobValue> platforms =
        job.child("platformCapabilities").or(() -> job.child("requiresCompatibilities"));
    return platforms.stream()
        .flatMap(list -> list.items().stream())
        .anyMatch(item -> item.scalar().equals("FARGATE"));
  }

  private void refuseKubernetes(JobValue properties) {
    gathering.refuse(
        NO_ROLE,
        properties,
        "a job of AWS Batch on Amazon EKS has the role of its Kubernetes service account",
        "declare that role with 'trusts: [{service: eks-pods}]' and its grants");
  }
}

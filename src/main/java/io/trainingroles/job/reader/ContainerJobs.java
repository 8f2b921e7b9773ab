package io.trainingroles.job.reader;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Severity;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobData;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.Need;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.StorageIssues;
import io.trainingroles.job.field.FreeTexts;
import io.trainingroles.job.field.NeedCollector;
import io.trainingroles.job.field.StorageFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads AWS Batch job definitions and Amazon ECS task definitions. Which data the job's code uses
 * is not in them: the role of the code gets little, and the rest is left open.
 */
final class ContainerJobs {
  private static final IssueCode DATA_UNKNOWN = StorageIssues.DATA_NOT_IN_JOB.code();
  private static final IssueCode MISSING_ROLE = JobIssues.MISSING_EXECUTION_ROLE.code();
  private static final IssueCode NO_CONTAINER = InputIssues.MISSING_KEY;
  private static final IssueCode NO_ROLE = new IssueCode("ROLE_OF_KUBERNETES");

  private final NeedCollector collector;
  private final JobKind kind;

  ContainerJobs(NeedCollector collector, JobKind kind) {
    this.collector = collector;
    this.kind = kind;
  }

  /**
   * A task of a definition.
   *
   * @param value what has the roles and the volumes
   * @param containers its containers; an older job definition of AWS Batch is its one container
   */
  record Task(JobValue value, List<JobValue> containers) {
    /** Keeps an unchangeable copy. */
    Task {
      containers = List.copyOf(containers);
    }

    private static Task of(JobValue task, String containers) {
      return new Task(task, task.each(containers));
    }

    private static Task ofContainer(JobValue container) {
      return new Task(container, List.of(container));
    }
  }

  /** The tasks of a definition. */
  static List<Task> tasks(JobValue job, JobKind kind) {
    if (kind == JobKind.ECS) {
      return List.of(Task.of(job, "containerDefinitions"));
    }
    var tasks = new ArrayList<Task>();
    job.child("containerProperties").map(Task::ofContainer).ifPresent(tasks::add);
    addTasks(tasks, job);
    for (JobValue range : job.all("nodeProperties.nodeRangeProperties[]")) {
      int before = tasks.size();
      range.child("container").map(Task::ofContainer).ifPresent(tasks::add);
      addTasks(tasks, range);
      if (tasks.size() == before && range.child("eksProperties").isEmpty()) {
        tasks.add(new Task(range, List.of()));
      }
    }
    return tasks;
  }

  private static void addTasks(List<Task> tasks, JobValue parent) {
    parent
        .all("ecsProperties.taskProperties[]")
        .forEach(task -> tasks.add(Task.of(task, "containers")));
  }

  void read(JobValue job) {
    job.child("eksProperties").ifPresent(this::refuseKubernetes);
    job.all("nodeProperties.nodeRangeProperties[].eksProperties").forEach(this::refuseKubernetes);
    new FreeTexts(collector, new StorageFields(collector, Optional.empty()))
        .report(job.child("parameters").map(JobValue::values).orElse(List.of()));
    List<Task> tasks = tasks(job, kind);
    if (tasks.isEmpty()
        && job.child("eksProperties").isEmpty()
        && job.all("nodeProperties.nodeRangeProperties[].eksProperties").isEmpty()) {
      refuseEmpty(job);
    }
    for (Task task : tasks) {
      if (task.containers().isEmpty()) {
        refuseEmpty(task.value());
      }
      if (kind == JobKind.BATCH) {
        readExec(task.value());
      }
      for (JobValue container : task.containers()) {
        new ContainerJob(collector, kind).read(container);
      }
      for (JobValue volume : task.value().each("volumes")) {
        new ContainerVolume(collector, kind).read(volume, task.containers());
      }
    }
    boolean isOnInstances = isOnInstances(job);
    tasks.stream()
        .filter(task -> task.value().child("executionRoleArn").isEmpty())
        .forEach(task -> noteMissingRole(task, isOnInstances));
    if (!tasks.isEmpty()) {
      collector.openData(
          new JobData.Unnamed.OfCode(),
          Severity.SUGGESTION,
          DATA_UNKNOWN,
          tasks.get(0).value(),
          "which data the code reads and writes is not in " + kind,
          "name it beside the job: {job: FILE, reads: s3://BUCKET/PREFIX, writes: s3://BUCKET/PREFIX};"
              + " for 'fit', with --reads and --writes");
    }
  }

  /**
   * Users open a shell in the containers. AWS Batch enables that in the definition; Amazon ECS does
   * when a task is run.
   */
  private void readExec(JobValue task) {
    if (collector.isTrue(RoleUse.JOB, task, "enableExecuteCommand")) {
      collector.need(
          task.child("enableExecuteCommand").orElseThrow(),
          DeclaredGrant.allow(
              TrainingJob.CONTROL, List.of("*"), "users open a shell in the container"));
    }
  }

  /**
   * Notes that a task has no execution role and must have one. On container instances, their own
   * role pulls the image and writes the logs; on AWS Fargate and on external instances the
   * execution role does. AWS Batch requires one on Fargate, whatever the job does. See <a
   * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html">Amazon
   * ECS task execution IAM role</a>.
   */
  private void noteMissingRole(Task task, boolean isOnInstances) {
    if (kind == JobKind.BATCH && !isOnInstances) {
      collector.note(
          MISSING_ROLE,
          task.value(),
          "the job runs on Fargate and has no executionRoleArn",
          "name a role that pulls the image and writes the logs");
      return;
    }
    NeedCollector ofExecution = collector.empty();
    var containerJob = new ContainerJob(ofExecution, kind);
    task.containers().forEach(isOnInstances ? containerJob::readFetched : containerJob::read);
    task.value().each("volumes").forEach(new ContainerVolume(ofExecution, kind)::readFetched);
    Optional<Need> need =
        ofExecution.needs().stream().filter(each -> each.use() == RoleUse.EXECUTION).findFirst();
    if (need.isPresent()) {
      collector.note(
          MISSING_ROLE,
          need.get().location(),
          need.get().field() + " needs the execution role, and there is no executionRoleArn",
          "name a role that allows it");
    } else if (ofExecution.open().stream()
        .anyMatch(each -> each.uses().equals(Set.of(RoleUse.EXECUTION)))) {
      collector.note(
          MISSING_ROLE,
          task.value().location(),
          "what the definition leaves open needs the execution role, and there is no"
              + " executionRoleArn",
          "name a role that allows it");
    }
  }

  /** Whether the job can run on container instances only, as it does by default. */
  private static boolean isOnInstances(JobValue job) {
    Optional<JobValue> platforms =
        job.child("platformCapabilities").or(() -> job.child("requiresCompatibilities"));
    return platforms.stream()
        .flatMap(list -> list.items().stream())
        .map(JobValue::scalar)
        .allMatch(platform -> platform.equals("EC2") || platform.equals("MANAGED_INSTANCES"));
  }

  private void refuseEmpty(JobValue parent) {
    collector.refuse(
        NO_CONTAINER,
        parent,
        (parent.path().isEmpty() ? kind.toString() : parent.path()) + " has no container",
        "add a container, which the API requires");
  }

  private void refuseKubernetes(JobValue properties) {
    collector.refuse(
        NO_ROLE,
        properties,
        "a job of AWS Batch on Amazon EKS runs as the role of its Kubernetes service account",
        "declare that role with 'trusts: [{service: eks-pods"
            + properties
                .at("podProperties", "serviceAccountName")
                .map(account -> ", service_account: " + account.scalar())
                .orElse("")
            + "}]' and its grants");
  }
}

package io.trainingroles.job.reader;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobName;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.JobOption;
import io.trainingroles.job.JobStart;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.NamedRole;
import io.trainingroles.job.OpenNeed;
import io.trainingroles.job.Placeholders;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.StartArgument;
import io.trainingroles.job.field.JobFields;
import io.trainingroles.job.field.NeedCollector;
import io.trainingroles.job.field.StartFields;
import io.trainingroles.job.field.StorageFields;
import io.trainingroles.job.field.UnknownFields;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.YamlRefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a job's definition, as boto3, the AWS CLI ({@code --cli-input-json} and what its {@code
 * describe} commands print), the controllers for Kubernetes and Step Functions have it, in JSON or
 * YAML. The content determines the kind.
 */
public final class JobReader {
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;

  private final Set<JobOption> options;
  private final Map<String, String> values;

  /** A reader of jobs that need only what their definitions contain. */
  public JobReader() {
    this(Set.of());
  }

  /**
   * A reader; it keeps no state between two jobs.
   *
   * @param options what the jobs need in addition to their definitions
   */
  public JobReader(Set<JobOption> options) {
    this(options, Map.of());
  }

  /**
   * A reader of templates; it keeps no state between two jobs.
   *
   * @param options what the jobs need in addition to their definitions
   * @param values what stands in the place of placeholders, by their names; a job without one of
   *     them is wrong
   */
  public JobReader(Set<JobOption> options, Map<String, String> values) {
    this.options = Set.copyOf(options);
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * The names of the placeholders in a job's file.
   *
   * @param text JSON or YAML
   * @return the names in their order; none where the file cannot be read
   */
  public static Set<String> placeholders(String text) {
    try {
      return placeholders(JobDocuments.of("job", text));
    } catch (YamlRefusedException refused) {
      return Set.of();
    }
  }

  private static Set<String> placeholders(List<Tree> documents) {
    return documents.stream()
        .flatMap(document -> new JobTemplate(document).names().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The kind of the job that a document defines, for readers of other files that get one.
   *
   * @param document a document in JSON or YAML
   * @return the kind of its first job; nothing where it has none
   */
  public static Optional<JobKind> kind(Tree document) {
    return JobForm.all(document).stream().findFirst().map(JobForm::kind);
  }

  /**
   * Reads the text of a job's file.
   *
   * @param source the name of the file, for the findings
   * @param text JSON or YAML
   * @param deployment where the role is deployed to, as far as it is known
   * @return what the job needs; without a kind if the file is not a job
   */
  public JobNeeds read(String source, String text, Deployment deployment) {
    if (text.isBlank()) {
      return JobNeeds.unreadable(OtherFile.empty(new Location.Source(source)));
    }
    try {
      List<Tree> documents = JobDocuments.of(source, text);
      Set<String> names = placeholders(documents);
      Optional<String> unused =
          values.keySet().stream().filter(name -> !names.contains(name)).findFirst();
      if (unused.isPresent()) {
        return JobNeeds.unreadable(
            notAPlaceholder(documents.get(0).location(), unused.get(), names));
      }
      List<JobForm> forms =
          documents.stream()
              .map(document -> new JobTemplate(document).filled(values))
              .flatMap(document -> JobForm.all(document).stream())
              .toList();
      return switch (forms.size()) {
        case 0 -> JobNeeds.unreadable(OtherFile.ofText(text, OtherFile.finding(documents.get(0))));
        case 1 -> read(forms.get(0), deployment);
        default -> JobNeeds.unreadable(OtherFile.several(forms));
      };
    } catch (YamlRefusedException refused) {
      return JobNeeds.unreadable(OtherFile.ofText(text, refused.finding()));
    }
  }

  private JobNeeds read(JobForm form, Deployment deployment) {
    var job = new JobValue(form.job(), "");
    JobFields fields = JobFields.of(form.kind());
    var collector = new NeedCollector(fields, deployment, options);
    new UnknownFields(fields, collector).find(job);
    if (form.kind().runsContainers()) {
      new ContainerJobs(collector, form.kind()).read(job);
    } else {
      readSageMaker(form.kind(), job, collector);
    }
    boolean tagsSessions = tagsSessions(form.kind(), job, collector);
    return new JobNeeds(
        form.kind(),
        JobName.of(job).filter(name -> !name.isTemplate()).map(JobName::value).orElse(null),
        roles(form.kind(), job),
        collector.needs(),
        collector.open(),
        tagsSessions,
        jobTypes(form.kind(), job),
        start(form, job, fields, deployment),
        JobDeployment.of(form.kind(), job, roles(form.kind(), job)),
        collector.notes());
  }

  private static JobStart start(
      JobForm form, JobValue job, JobFields fields, Deployment deployment) {
    JobKind kind = form.kind();
    var collector = new NeedCollector(fields, deployment, Set.of());
    List<JobValue> definitions = kind == JobKind.PROCESSING ? List.of(job) : definitions(kind, job);
    Optional<String> stateMachine =
        form.stateMachine().map(how -> how.name().toLowerCase(Locale.ROOT));
    List<StartArgument> arguments =
        new StartFields(collector, kind).read(job, definitions, stateMachine);
    List<Finding> findings =
        Stream.concat(collector.open().stream().map(OpenNeed::finding), collector.notes().stream())
            .sorted()
            .distinct()
            .toList();
    return new JobStart(arguments, findings);
  }

  private static void readSageMaker(JobKind kind, JobValue job, NeedCollector collector) {
    var everyJob = new JobValue(job.node(), "(every job)");
    new JobOutput(collector, kind).read(everyJob);
    var storage = new StorageFields(collector, JobName.of(job));
    if (kind == JobKind.PROCESSING) {
      new ProcessingJob(collector, storage).read(job);
    } else {
      var definition = new TrainingDefinition(collector, storage, kind);
      List<JobValue> definitions = definitions(kind, job);
      definitions.forEach(definition::read);
      if (kind == JobKind.TRAINING) {
        new TrainingJob(collector, storage).read(job);
      }
      definitions.forEach(definition::readFreeTexts);
    }
    storage.warnOfOverlaps();
  }

  private static List<JobValue> definitions(JobKind kind, JobValue job) {
    if (kind == JobKind.TRAINING) {
      return List.of(job);
    }
    return Stream.concat(
            job.child("TrainingJobDefinition").stream(),
            job.each("TrainingJobDefinitions").stream())
        .toList();
  }

  private static List<NamedRole> roles(JobKind kind, JobValue job) {
    var roles = new ArrayList<NamedRole>();
    boolean hasRun = !kind.runsContainers() && JobDeployment.isDescription(job);
    if (kind.runsContainers()) {
      for (ContainerJobs.Task part : ContainerJobs.tasks(job, kind)) {
        JobValue task = part.value();
        addRole(
            roles,
            hasRun,
            RoleUse.JOB,
            task.child("jobRoleArn").or(() -> task.child("taskRoleArn")));
        addRole(roles, hasRun, RoleUse.EXECUTION, task.child("executionRoleArn"));
      }
    } else {
      addRole(roles, hasRun, RoleUse.JOB, job.child("RoleArn"));
      if (kind == JobKind.TUNING) {
        definitions(kind, job)
            .forEach(
                definition -> addRole(roles, hasRun, RoleUse.JOB, definition.child("RoleArn")));
      }
    }
    return roles;
  }

  /** A placeholder stands for the role that the job is read for. */
  private static void addRole(
      List<NamedRole> roles, boolean hasRun, RoleUse use, Optional<JobValue> value) {
    value
        .filter(role -> !role.scalar().isEmpty() && !Placeholders.isIn(role.scalar()))
        .ifPresent(
            role ->
                roles.add(new NamedRole(use, role.scalar(), role.location(), role.path(), hasRun)));
  }

  private static boolean tagsSessions(JobKind kind, JobValue job, NeedCollector collector) {
    return kind == JobKind.TRAINING
        && job.child("SessionChainingConfig")
            .filter(config -> collector.isTrue(RoleUse.JOB, config, "EnableSessionTagChaining"))
            .isPresent();
  }

  private static List<String> jobTypes(JobKind kind, JobValue job) {
    return switch (kind) {
      case TRAINING ->
          TrainingJob.hasRules(job)
              ? List.of("training-job/", "processing-job/")
              : List.of("training-job/");
      case PROCESSING -> List.of("processing-job/");
      case TUNING -> List.of("training-job/", "hyper-parameter-tuning-job/");
      case BATCH, ECS -> List.of();
    };
  }

  private static Finding notAPlaceholder(Location location, String name, Set<String> names) {
    return Finding.error(
        INVALID_VALUE,
        location,
        quoted(name) + " is set, but the job has no such placeholder",
        names.isEmpty()
            ? "remove it: the job has no placeholders"
            : "the placeholders of the job: " + String.join(", ", names));
  }
}

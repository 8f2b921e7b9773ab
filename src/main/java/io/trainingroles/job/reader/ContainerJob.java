package io.trainingroles.job.reader;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.field.FreeTexts;
import io.trainingroles.job.field.ImageFields;
import io.trainingroles.job.field.NeedCollector;
import io.trainingroles.job.field.NetworkFields;
import io.trainingroles.job.field.StorageFields;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.LogGroupName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one container: what the execution role fetches before it starts. See <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html">Amazon
 * ECS task execution IAM role</a>.
 */
final class ContainerJob {
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;
  private static final IssueCode UNKNOWN_SECRET = JobIssues.UNKNOWN_SECRET.code();

  /** A secret's ARN, and behind it the key in its JSON, a stage and a version. */
  private static final Pattern SECRET =
      Pattern.compile("(arn:[a-z-]+:secretsmanager:[^:]*:[^:]*:secret:[^:]+)(?::.*)?");

  private final NeedCollector collector;
  private final JobKind kind;

  ContainerJob(NeedCollector collector, JobKind kind) {
    this.collector = collector;
    this.kind = kind;
  }

  void read(JobValue container) {
    required(container, "image")
        .ifPresent(image -> new ImageFields(collector).pull(RoleUse.EXECUTION, image));
    readFetched(container);
    Optional<JobValue> logs = container.child("logConfiguration");
    logs.ifPresent(this::logs);
    if (logs.isEmpty() && kind == JobKind.BATCH) {
      defaultLogs(container);
    }
    var texts = new FreeTexts(collector, new StorageFields(collector, Optional.empty()));
    texts.report(
        container.each("environment").stream()
            .flatMap(item -> item.child("value").stream())
            .toList());
    texts.report(container.each("command"));
  }

  /** What the execution role fetches, wherever the container runs. */
  void readFetched(JobValue container) {
    container
        .child("repositoryCredentials")
        .flatMap(credentials -> required(credentials, "credentialsParameter"))
        .ifPresent(this::credentials);
    container.each("secrets").forEach(item -> required(item, "valueFrom").ifPresent(this::secret));
    container
        .each("environmentFiles")
        .forEach(item -> required(item, "value").ifPresent(this::environmentFile));
    if (kind == JobKind.ECS) {
      container.each("credentialSpecs").forEach(this::credentialSpec);
    }
    container.child("firelensConfiguration").ifPresent(new LogRouter(collector)::read);
    container
        .all("logConfiguration.secretOptions[]")
        .forEach(item -> required(item, "valueFrom").ifPresent(this::secret));
  }

  private Optional<JobValue> required(JobValue parent, String name) {
    return collector.required(RoleUse.EXECUTION, parent, name);
  }

  /** Without a log configuration, AWS Batch writes to its own group. */
  private void defaultLogs(JobValue container) {
    var field = new JobValue(container.node(), container.below("logConfiguration.logDriver"));
    streams(field, kind.logGroup(), collector.deployment(), false);
  }

  private void logs(JobValue configuration) {
    Optional<JobValue> driver = required(configuration, "logDriver");
    Optional<String> name = driver.flatMap(value -> collector.text(RoleUse.EXECUTION, value));
    if (name.isEmpty()) {
      // With FireLens, it is the role of the task that needs access.
      driver.ifPresent(value -> collector.text(RoleUse.JOB, value));
    }
    if (name.filter("awsfirelens"::equals).isPresent()) {
      new LogRouter(collector).destination(configuration);
    }
    if (name.filter("awslogs"::equals).isEmpty()) {
      return;
    }
    Optional<JobValue> options =
        kind == JobKind.BATCH ? configuration.child("options") : required(configuration, "options");
    if (kind == JobKind.BATCH && options.flatMap(value -> value.child("awslogs-group")).isEmpty()) {
      streams(driver.orElseThrow(), kind.logGroup(), collector.deployment(), false);
      return;
    }
    options.ifPresent(this::awslogs);
  }

  /** The options of the driver {@code awslogs}; in Amazon ECS, the group is required. */
  private void awslogs(JobValue options) {
    Optional<JobValue> group = required(options, "awslogs-group");
    Deployment where = collector.deployment(RoleUse.EXECUTION, options, "awslogs-region");
    boolean creates = collector.isTrue(RoleUse.EXECUTION, options, "awslogs-create-group");
    group.ifPresent(
        value ->
            collector
                .text(RoleUse.EXECUTION, value)
                .ifPresent(name -> streams(value, name, where, creates)));
  }

  private void streams(JobValue field, String group, Deployment where, boolean createsGroup) {
    try {
      String name = new LogGroupName(group).value();
      String arn = where.arn("logs", "log-group:" + name);
      String because = "the container's logs go to " + name;
      collector.need(
          RoleUse.EXECUTION,
          field,
          DeclaredGrant.allow(
              List.of("logs:CreateLogStream", "logs:PutLogEvents"),
              List.of(arn + ":log-stream:*"),
              because));
      if (createsGroup) {
        collector.need(
            RoleUse.EXECUTION,
            field,
            DeclaredGrant.allow(List.of("logs:CreateLogGroup"), LogGroupName.forms(arn), because));
      }
    } catch (InvalidValueException invalid) {
      collector.refuse(INVALID_VALUE, field, invalid.problem(), invalid.remedy());
    }
  }

  /** A secret of Secrets Manager by its ARN, or a parameter of Systems Manager by ARN or name. */
  void secret(JobValue value) {
    Optional<String> text = collector.text(RoleUse.EXECUTION, value);
    if (text.isEmpty() || isSecret(value, text.get())) {
      return;
    }
    if (text.get().startsWith("arn:")) {
      parameter(value, text.get());
      return;
    }
    Deployment deployment = collector.deployment();
    if (deployment.account() == null || deployment.region() == null) {
      collector.open(
          RoleUse.EXECUTION,
          UNKNOWN_SECRET,
          value,
          "the account and the Region of the parameter " + quoted(text.get()) + " are not known",
          NetworkFields.GIVE_DEPLOYMENT);
      return;
    }
    parameter(value, deployment.arn("ssm", "parameter/" + text.get().replaceFirst("^/", "")));
  }

  private void parameter(JobValue value, String arn) {
    collector.need(RoleUse.EXECUTION, value, DeclaredGrant.of("read_parameter", "parameter", arn));
  }

  /** The credentials of a private registry: a secret by its ARN, or by its name. */
  private void credentials(JobValue value) {
    Optional<String> text = collector.text(RoleUse.EXECUTION, value);
    if (text.isPresent() && !isSecret(value, text.get())) {
      collector.open(
          RoleUse.EXECUTION,
          UNKNOWN_SECRET,
          value,
          "the ARN of the secret " + quoted(text.get()) + " is not known",
          "write the ARN of the secret, which ends with six characters that AWS adds");
    }
  }

  private boolean isSecret(JobValue value, String text) {
    Matcher secret = SECRET.matcher(text);
    if (secret.matches()) {
      collector.need(
          RoleUse.EXECUTION, value, DeclaredGrant.of("read_secret", "secret", secret.group(1)));
    }
    return secret.matches();
  }

  private void environmentFile(JobValue value) {
    new ContainerFile(collector)
        .read(value, "KEY.env", "the container's environment is in this file");
  }

  /**
   * The credential specification of a Windows container: an object of Amazon S3 or a parameter,
   * behind a word. See <a
   * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">ContainerDefinition</a>.
   */
  private void credentialSpec(JobValue value) {
    Optional<String> text = collector.text(RoleUse.EXECUTION, value);
    if (text.isEmpty()) {
      return;
    }
    String arn = text.get().replaceFirst("^credentialspec(?:domainless)?:", "");
    if (text.get().startsWith("credentialspecdomainless:")) {
      collector.open(
          RoleUse.EXECUTION,
          UNKNOWN_SECRET,
          value,
          "the secret that the credential specification names is not in the definition",
          "grant it with 'read_secret' in the execution role");
    }
    if (arn.contains(":ssm:")) {
      parameter(value, arn);
    } else if (!arn.startsWith("file://")) {
      new ContainerFile(collector)
          .isRead(
              value, arn, "KEY.json", "the container's credential specification is in this file");
    }
  }
}

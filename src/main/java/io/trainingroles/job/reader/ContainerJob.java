package io.trainingroles.job.reader;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.job.GrantWords;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.field.FreeTexts;
import io.trainingroles.job.field.ImageFields;
import io.trainingroles.job.field.NeedCollector;
import io.trainingroles.job.field.StorageFields;
import io.trainingroles.role.value.LogGroupName;
import io.trainingroles.role.value.ResourceArn;
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
  private static final IssueCode UNKNOWN_FILE = new IssueCode("UNKNOWN_ENVIRONMENT_FILE");

  /** A secret's ARN, and behind it the key in its JSON, a stage and a version. */
  private static final Pattern SECRET =
      Pattern.compile("(arn:[a-z-]+:secretsmanager:[^:]*:[^:]*:secret:[^:]+)(?::.*)?");

  private static final Pattern FILE = Pattern.compile("arn:[a-z-]+:s3:::(.+)");

  private final NeedCollector gathering;
  private final JobKind kind;

  ContainerJob(NeedCollector gathering, JobKind kind) {
    this.gathering = gathering;
    this.kind = kind;
  }

  void read(JobValue container) {
    container
        .child("image")
        .ifPresent(image -> new ImageFields(gathering).pull(RoleUse.EXECUTION, image));
    container.at("repositoryCredentials", "credentialsParameter").ifPresent(this::secret);
    container.each("secrets").forEach(item -> item.child("valueFrom").ifPresent(this::secret));
    container
        .each("environmentFiles")
        .forEach(item -> item.child("value").ifPresent(this::environmentFile));
    Optional<JobValue> logs = container.child("logConfiguration");
    logs.ifPresent(this::logs);
    if (logs.isEmpty() && kind == JobKind.BATCH) {
      defaultLogs(container);
    }
    var texts = new FreeTexts(gathering, new StorageFields(gathering));
    texts.report(
        container.each("environment").stream()
            .flatMap(item -> item.child("value").stream())
            .toList());
    texts.report(container.each("command"));
  }

  /** Without a log configuration, AWS Batch writes to its own group. */
  private void defaultLogs(JobValue container) {
    var field = new JobValue(container.node(), container.below("logConfiguration.logDriver"));
    streams(field, field, kind.logGroup(), "", false);
  }

  private void logs(JobValue configuration) {
    configuration
        .each("secretOptions")
        .forEach(item -> item.child("valueFrom").ifPresent(this::secret));
    Optional<JobValue> options = configuration.child("options");
    Optional<JobValue> group = options.flatMap(value -> value.child("awslogs-group"));
    if (!configuration.is("logDriver", "awslogs")) {
      return;
    }
    if (group.isEmpty()) {
      if (kind == JobKind.BATCH) {
        configuration
            .child("logDriver")
            .ifPresent(driver -> streams(driver, driver, kind.logGroup(), "", false));
      }
      return;
    }
    String region = gathering.text(options.orElseThrow(), "awslogs-region").orElse("");
    boolean creates = options.orElseThrow().isTrue("awslogs-create-group");
    gathering
        .text(group.get())
        .ifPresent(name -> streams(group.get(), group.get(), name, region, creates));
  }

  private void streams(
      JobValue field, JobValue place, String group, String region, boolean createsGroup) {
    try {
      String name = new LogGroupName(group).value();
      String arn = gathering.deployment().arn("logs", "log-group:" + name);
      if (region.matches("[a-z0-9-]+")) {
        arn = arn.replaceFirst("^(arn:[^:]*:logs):[^:]*:", "$1:" + region + ":");
      }
      String because = "the container's logs go to " + name;
      gathering.need(
          RoleUse.EXECUTION,
          field,
          GrantWords.allow(
              List.of("logs:CreateLogStream", "logs:PutLogEvents"),
              List.of(arn + ":log-stream:*"),
              because));
      if (createsGroup) {
        gathering.need(
            RoleUse.EXECUTION,
            field,
            GrantWords.allow(List.of("logs:CreateLogGroup"), List.of(arn), because));
      }
    } catch (InvalidValueException invalid) {
      gathering.refuse(INVALID_VALUE, place, invalid.problem(), invalid.remedy());
    }
  }

  private void secret(JobValue value) {
    Optional<String> text = gathering.text(value);
    if (text.isEmpty()) {
      return;
    }
    Matcher secret = SECRET.matcher(text.get());
    if (secret.matches()) {
      gathering.need(
          RoleUse.EXECUTION, value, GrantWords.of("read_secret", "secret", secret.group(1)));
      return;
    }
    String parameter =
        text.get().startsWith("arn:")
            ? text.get()
            : gathering.deployment().arn("ssm", "parameter/" + text.get().replaceFirst("^/", ""));
    if (parameter.contains(":*:")) {
      gathering.warn(
          UNKNOWN_SECRET,
          value,
          quoted(text.get())
              + " is a parameter of the job's own account and Region, which are not"
              + " known",
          "write its ARN, or add 'account' and 'terraform: {region: …}' to the spec");
      return;
    }
    gathering.need(
        RoleUse.EXECUTION, value, GrantWords.of("read_parameter", "parameter", parameter));
  }

  private void environmentFile(JobValue value) {
    Optional<String> text = gathering.text(value);
    Matcher file = FILE.matcher(text.orElse(""));
    if (text.isPresent() && (!file.matches() || !isArn(text.get()))) {
      gathering.refuse(
          UNKNOWN_FILE,
          value,
          quoted(text.get()) + " is not the ARN of an object",
          "write arn:aws:s3:::BUCKET/KEY.env");
    } else if (text.isPresent()) {
      String bucket = text.get().substring(0, text.get().indexOf('/'));
      String because = "the container's environment is in this file";
      gathering.need(
          RoleUse.EXECUTION,
          value,
          GrantWords.allow(List.of("s3:GetObject"), List.of(text.get()), because));
      gathering.need(
          RoleUse.EXECUTION,
          value,
          GrantWords.allow(List.of("s3:GetBucketLocation"), List.of(bucket), because));
    }
  }

  private static boolean isArn(String text) {
    try {
      return ResourceArn.of(text).resource().contains("/");
    } catch (InvalidValueException wildcard) {
      return false;
    }
  }
}

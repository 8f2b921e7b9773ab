package io.trainingroles.job.reader;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.field.NeedCollector;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads FireLens: where a container's logs are routed to, which the role of the task must allow,
 * and the configuration file of the log router, which the execution role fetches. See <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html">Route
 * logs to FireLens</a> and the plugins of <a href="https://github.com/aws/aws-for-fluent-bit">AWS
 * for Fluent Bit</a>.
 */
final class LogRouter {
  private static final IssueCode NOT_GRANTED = JobIssues.LOGS_ROUTED_ELSEWHERE.code();
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/#-]+");

  /** The destinations that no role of AWS gives access to. */
  private static final Set<String> FOREIGN =
      Set.of(
          "null",
          "stdout",
          "file",
          "http",
          "datadog",
          "splunk",
          "newrelic",
          "nrlogs",
          "forward",
          "loki",
          "gelf",
          "kafka",
          "syslog",
          "tcp",
          "influxdb",
          "logdna",
          "stackdriver",
          "azure");

  private final NeedCollector collector;

  LogRouter(NeedCollector collector) {
    this.collector = collector;
  }

  /** The configuration of the container that routes the logs of the others. */
  void read(JobValue router) {
    Optional<JobValue> value = router.at("options", "config-file-value");
    boolean isInS3 =
        router
            .child("options")
            .flatMap(
                options ->
                    collector.oneOf(RoleUse.EXECUTION, options, "config-file-type", "s3", "file"))
            .filter("s3"::equals)
            .isPresent();
    if (!isInS3 || value.isEmpty()) {
      return;
    }
    Optional<String> file =
        new ContainerFile(collector)
            .read(value.get(), "KEY.conf", "the configuration of the log router is in this file");
    if (file.isEmpty()) {
      return;
    }
    collector.open(
        RoleUse.JOB,
        NOT_GRANTED,
        value.get(),
        "where the log router sends logs is in " + quoted(file.get()) + ", which is not read",
        "grant what its outputs need with 'allow'");
  }

  /** The log configuration of a container whose logs are routed. */
  void destination(JobValue configuration) {
    Optional<JobValue> options = configuration.child("options");
    Optional<JobValue> name =
        options.flatMap(value -> value.child("Name").or(() -> value.child("@type")));
    if (options.isEmpty() || name.isEmpty()) {
      collector.openAsUsual(
          RoleUse.JOB,
          NOT_GRANTED,
          configuration,
          "where FireLens sends the logs is in the configuration of its log router",
          "grant what its outputs need with 'allow'");
      return;
    }
    Optional<String> plugin = collector.text(name.get()).map(text -> text.toLowerCase(Locale.ROOT));
    if (plugin.isPresent()) {
      destination(plugin.get(), name.get(), options.get());
    }
  }

  private void destination(String plugin, JobValue name, JobValue options) {
    options
        .child("role_arn")
        .flatMap(collector::text)
        .ifPresent(
            role ->
                collector.open(
                    RoleUse.JOB,
                    NOT_GRANTED,
                    options.child("role_arn").orElseThrow(),
                    "the log router assumes the role " + quoted(role) + ", which is not granted",
                    "grant sts:AssumeRole on it with 'allow', and trust this role in it"));
    switch (plugin) {
      case "firehose", "kinesis_firehose" ->
          stream(
              options, "delivery_stream", "firehose", "deliverystream/", "firehose:PutRecordBatch");
      case "kinesis", "kinesis_streams" ->
          stream(options, "stream", "kinesis", "stream/", "kinesis:PutRecords");
      case "cloudwatch", "cloudwatch_logs" -> group(options);
      case "s3" -> bucket(options);
      default -> {
        if (!FOREIGN.contains(plugin)) {
          collector.open(
              RoleUse.JOB,
              NOT_GRANTED,
              name,
              "which access the log output " + quoted(plugin) + " needs is not known",
              "if it is a service of AWS, grant it with 'allow'");
        }
      }
    }
  }

  private void stream(JobValue options, String field, String service, String type, String action) {
    named(options, field)
        .ifPresent(
            value ->
                collector.need(
                    value,
                    DeclaredGrant.allow(
                        List.of(action),
                        List.of(deployment(options).arn(service, type + value.scalar())),
                        "FireLens routes the logs to it")));
  }

  private void group(JobValue options) {
    Optional<JobValue> group = named(options, "log_group_name");
    if (group.isEmpty()) {
      return;
    }
    var actions = new ArrayList<String>();
    actions.add("logs:CreateLogStream");
    actions.add("logs:DescribeLogStreams");
    actions.add("logs:PutLogEvents");
    if (collector.isTrue(RoleUse.JOB, options, "auto_create_group")) {
      actions.add(0, "logs:CreateLogGroup");
    }
    if (options.child("log_retention_days").isPresent()) {
      actions.add("logs:PutRetentionPolicy");
    }
    String arn = deployment(options).arn("logs", "log-group:" + group.get().scalar());
    collector.need(
        group.get(),
        DeclaredGrant.allow(actions, List.of(arn, arn + ":*"), "FireLens routes the logs to it"));
  }

  private void bucket(JobValue options) {
    named(options, "bucket")
        .ifPresent(
            bucket ->
                collector.need(
                    bucket,
                    DeclaredGrant.allow(
                        List.of("s3:PutObject"),
                        List.of(
                            "arn:"
                                + deployment(options).partition().id()
                                + ":s3:::"
                                + bucket.scalar()
                                + "/*"),
                        "FireLens routes the logs to it")));
  }

  /** A required option that is a name; a template of the log router in it is left open. */
  private Optional<JobValue> named(JobValue options, String field) {
    Optional<JobValue> value = collector.required(options, field);
    Optional<String> text = value.flatMap(collector::text);
    if (text.isPresent() && !NAME.matcher(text.get()).matches()) {
      collector.open(
          RoleUse.JOB,
          NOT_GRANTED,
          value.orElseThrow(),
          quoted(text.get()) + " in " + value.orElseThrow().path() + " is not one name",
          "grant the access with 'allow'");
      return Optional.empty();
    }
    return text.isPresent() ? value : Optional.empty();
  }

  private Deployment deployment(JobValue options) {
    return collector.deployment(RoleUse.JOB, options, "region");
  }
}

package io.trainingroles.job.reader;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.field.ArnFields;
import io.trainingroles.job.field.HubFields;
import io.trainingroles.job.field.ImageFields;
import io.trainingroles.job.field.NeedCollector;
import io.trainingroles.job.field.StorageFields;
import io.trainingroles.job.field.TrackingFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what only a training job has. See <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html">CreateTrainingJob</a>.
 */
final class TrainingJob {
  private static final IssueCode JOBS_IN_TRUST = JobIssues.RULES_RUN_AS_PROCESSING_JOBS.code();
  static final List<String> CONTROL =
      List.of(
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel");

  private final NeedCollector collector;
  private final StorageFields storage;
  private final ArnFields arns;

  TrainingJob(NeedCollector collector, StorageFields storage) {
    this.collector = collector;
    this.storage = storage;
    this.arns = new ArnFields(collector);
  }

  /** Whether rules run beside the job, as processing jobs. */
  static boolean hasRules(JobValue job) {
    return !rules(job).isEmpty();
  }

  void read(JobValue job) {
    List<JobValue> rules = rules(job);
    job.child("DebugHookConfig")
        .flatMap(config -> collector.required(config, "S3OutputPath"))
        .ifPresent(path -> debugged(path, rules));
    job.at("ProfilerConfig", "S3OutputPath").ifPresent(path -> debugged(path, rules));
    job.child("TensorBoardOutputConfig")
        .flatMap(config -> collector.required(config, "S3OutputPath"))
        .ifPresent(storage::writable);
    rules.forEach(this::rule);
    job.child("RemoteDebugConfig")
        .filter(config -> collector.isTrue(RoleUse.JOB, config, "EnableRemoteDebug"))
        .flatMap(config -> config.child("EnableRemoteDebug"))
        .ifPresent(
            enabled ->
                collector.need(
                    enabled,
                    DeclaredGrant.allow(
                        CONTROL, List.of("*"), "users open a shell in the container")));
    job.child("MlflowConfig")
        .flatMap(config -> collector.required(config, "MlflowResourceArn"))
        .ifPresent(
            server ->
                new TrackingFields(collector)
                    .server(server, collector.isTrue(RoleUse.JOB, job, "EnableNetworkIsolation")));
    job.child("ServerlessJobConfig").ifPresent(this::serverless);
    modelPackage(job);
  }

  /**
   * A job whose instances SageMaker chooses; see <a
   * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ServerlessJobConfig.html">ServerlessJobConfig</a>.
   */
  private void serverless(JobValue config) {
    var hubs = new HubFields(collector);
    collector
        .required(config, "BaseModelArn")
        .ifPresent(model -> hubs.latest(model, "the job starts from this model of a hub"));
    config.child("EvaluatorArn").ifPresent(hubs::evaluator);
  }

  /** What the job writes for the debugger, and its rules read. */
  private void debugged(JobValue path, List<JobValue> rules) {
    storage.writable(path);
    if (!rules.isEmpty()) {
      storage.readable(path);
    }
  }

  private static List<JobValue> rules(JobValue job) {
    var rules = new ArrayList<>(job.each("DebugRuleConfigurations"));
    rules.addAll(job.each("ProfilerRuleConfigurations"));
    return rules;
  }

  /** A rule is a processing job that runs as the same role. */
  private void rule(JobValue rule) {
    rule.child("S3OutputPath").ifPresent(storage::writable);
    Optional<JobValue> image = collector.required(rule, "RuleEvaluatorImage");
    if (image.isEmpty()) {
      return;
    }
    new ImageFields(collector).pull(RoleUse.JOB, image.get());
    String group = JobKind.PROCESSING.logGroup();
    collector.need(image.get(), DeclaredGrant.of("write_logs", "group", group));
    collector.need(image.get(), DeclaredGrant.of("publish_metrics", "namespace", group));
    collector.suggest(
        JOBS_IN_TRUST,
        rule,
        "the rule runs as a processing job with the same role",
        "if the trust names jobs, trust processing-job/* as well as training-job/*");
  }

  private void modelPackage(JobValue job) {
    job.child("ModelPackageConfig")
        .flatMap(config -> collector.required(config, "ModelPackageGroupArn"))
        .ifPresent(this::group);
    job.at("ModelPackageConfig", "SourceModelPackageArn")
        .ifPresent(
            source ->
                arns.allow(
                    source,
                    "sagemaker",
                    List.of("sagemaker:AccessModelPackage", "sagemaker:DescribeModelPackage"),
                    "the job starts from this model"));
  }

  private void group(JobValue group) {
    arns.arn(group, "sagemaker", "model-package-group/")
        .ifPresent(
            arn -> {
              String packages =
                  arn.toString().replace(":model-package-group/", ":model-package/") + "/*";
              collector.need(
                  group,
                  DeclaredGrant.allow(
                      List.of(
                          "sagemaker:AccessModelPackage",
                          "sagemaker:AddTags",
                          "sagemaker:CreateModelPackage",
                          "sagemaker:DescribeModelPackage",
                          "sagemaker:DescribeModelPackageGroup"),
                      List.of(arn.toString(), packages),
                      "the job registers its model in this group"));
            });
  }
}

package io.trainingroles.job.reader;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.GrantWords;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.field.ArnFields;
import io.trainingroles.job.field.FreeTexts;
import io.trainingroles.job.field.ImageFields;
import io.trainingroles.job.field.NeedCollector;
import io.trainingroles.job.field.StorageFields;
import io.trainingroles.role.value.ResourceArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what only a training job has. See <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html">CreateTrainingJob</a>.
 */
final class TrainingJob {
  private static final IssueCode JOBS_IN_TRUST = JobIssues.RULES_RUN_AS_PROCESSING_JOBS.code();
  private static final List<String> CONTROL =
      List.of(
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel");

  private final NeedCollector gathering;
  private final StorageFields storage;
  private final ArnFields arns;

  TrainingJob(NeedCollector gathering, StorageFields storage) {
    this.gathering = gathering;
    this.storage = storage;
    this.arns = new ArnFields(gathering);
  }

  /** Whether rules run beside the job, as processing jobs. */
  static boolean hasRules(JobValue job) {
    return !rules(job).isEmpty();
  }

  void read(JobValue job) {
    List<JobValue> rules = rules(job);
    for (String config : List.of("DebugHookConfig", "ProfilerConfig")) {
      job.at(config, "S3OutputPath")
          .ifPresent(
              path -> {
                storage.writable(path);
                if (!rules.isEmpty()) {
                  storage.readable(path);
                }
              });
    }
    job.at("TensorBoardOutputConfig", "S3OutputPath").ifPresent(storage::writable);
    rules.forEach(this::rule);
    job.at("RemoteDebugConfig", "EnableRemoteDebug")
        .filter(enabled -> job.at("RemoteDebugConfig").orElseThrow().isTrue("EnableRemoteDebug"))
        .ifPresent(
            enabled ->
                gathering.need(
                    enabled,
                    GrantWords.allow(
                        CONTROL, List.of("*"), "people open a shell in the container")));
    job.at("MlflowConfig", "MlflowResourceArn").ifPresent(server -> mlflow(job, server));
    modelPackage(job);
  }

  private static List<JobValue> rules(JobValue job) {
    var rules = new ArrayList<>(job.each("DebugRuleConfigurations"));
    rules.addAll(job.each("ProfilerRuleConfigurations"));
    return rules;
  }

  /** A rule is a processing job that runs as the same role. */
  private void rule(JobValue rule) {
    rule.child("S3OutputPath").ifPresent(storage::writable);
    Optional<JobValue> image = rule.child("RuleEvaluatorImage");
    if (image.isEmpty()) {
      return;
    }
    new ImageFields(gathering).pull(RoleUse.JOB, image.get());
    String group = JobKind.PROCESSING.logGroup();
    gathering.need(image.get(), GrantWords.of("write_logs", "group", group));
    gathering.need(image.get(), GrantWords.of("publish_metrics", "namespace", group));
    gathering.suggest(
        JOBS_IN_TRUST,
        rule,
        "the rule runs as a processing job of the same role",
        "where the trust names jobs, trust processing-job/* beside training-job/*");
  }

  private void mlflow(JobValue job, JobValue server) {
    if (job.isTrue("EnableNetworkIsolation")) {
      FreeTexts.useless(gathering, server, "the code would log to MLflow");
      return;
    }
    Optional<ResourceArn> arn = arns.arn(server, "sagemaker");
    if (arn.filter(one -> one.resource().startsWith("mlflow-app/")).isPresent()) {
      gathering.need(
          server,
          GrantWords.allow(
              List.of("sagemaker:CallMlflowAppApi", "sagemaker:DescribeMlflowApp"),
              List.of(server.scalar()),
              "the code logs to this app of MLflow"));
    } else if (arn.isPresent()) {
      gathering.need(server, GrantWords.of("track_experiments", "server", server.scalar()));
    }
  }

  private void modelPackage(JobValue job) {
    job.at("ModelPackageConfig", "ModelPackageGroupArn").ifPresent(this::group);
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
    arns.arn(group, "sagemaker")
        .ifPresent(
            arn -> {
              String packages =
                  arn.toString().replace(":model-package-group/", ":model-package/") + "/*";
              gathering.need(
                  group,
                  GrantWords.allow(
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

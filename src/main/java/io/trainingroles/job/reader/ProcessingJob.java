package io.trainingroles.job.reader;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.GrantWords;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.StorageIssues;
import io.trainingroles.job.field.ArnFields;
import io.trainingroles.job.field.FreeTexts;
import io.trainingroles.job.field.ImageFields;
import io.trainingroles.job.field.KeyFields;
import io.trainingroles.job.field.NeedCollector;
import io.trainingroles.job.field.NetworkFields;
import io.trainingroles.job.field.StorageFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a processing job. See <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html">CreateProcessingJob</a>.
 */
final class ProcessingJob {
  private static final IssueCode UNKNOWN_OBJECTS = StorageIssues.UNKNOWN_OBJECTS.code();

  private final NeedCollector gathering;
  private final StorageFields storage;
  private final KeyFields keys;
  private final ArnFields arns;

  ProcessingJob(NeedCollector gathering, StorageFields storage) {
    this.gathering = gathering;
    this.storage = storage;
    this.keys = new KeyFields(gathering);
    this.arns = new ArnFields(gathering);
  }

  void read(JobValue job) {
    var images = new ImageFields(gathering);
    job.at("AppSpecification", "ImageUri")
        .filter(image -> !images.pull(RoleUse.JOB, image))
        .ifPresent(images::notInEcr);
    job.each("ProcessingInputs").forEach(this::input);
    job.at("ProcessingOutputConfig").ifPresent(this::outputs);
    job.at("ProcessingResources", "ClusterConfig", "VolumeKmsKeyId")
        .ifPresent(key -> keys.use(key, "volume"));
    job.at("NetworkConfig", "VpcConfig").ifPresent(new NetworkFields(gathering)::vpc);
    var texts = new FreeTexts(gathering, storage);
    job.child("Environment").ifPresent(environment -> texts.report(environment.values()));
    Stream.of("ContainerEntrypoint", "ContainerArguments")
        .flatMap(list -> job.at("AppSpecification", list).stream())
        .forEach(list -> texts.report(list.items()));
  }

  private void input(JobValue input) {
    input.child("S3Input").ifPresent(s3 -> storage.input(s3, "S3Prefix"));
    input.at("DatasetDefinition", "AthenaDatasetDefinition").ifPresent(this::athena);
    input.at("DatasetDefinition", "RedshiftDatasetDefinition").ifPresent(this::redshift);
  }

  private void outputs(JobValue config) {
    for (JobValue output : config.each("Outputs")) {
      output.at("S3Output", "S3Uri").ifPresent(storage::writable);
      output
          .at("FeatureStoreOutput", "FeatureGroupName")
          .ifPresent(
              group ->
                  arns.allowNamed(
                      group,
                      "sagemaker",
                      "feature-group/",
                      List.of("sagemaker:PutRecord"),
                      "the output goes into this feature group"));
    }
    config.child("KmsKeyId").ifPresent(key -> keys.use(key, "output"));
  }

  /** SageMaker queries Athena as the role; Athena then reads the tables and writes the result. */
  private void athena(JobValue definition) {
    String group =
        gathering.text(definition, "WorkGroup").filter(ProcessingJob::isName).orElse("primary");
    Optional<JobValue> query = definition.child("QueryString");
    query.ifPresent(
        value -> {
          gathering.need(
              value,
              GrantWords.allow(
                  List.of(
                      "athena:GetQueryExecution",
                      "athena:GetQueryResults",
                      "athena:StartQueryExecution"),
                  List.of(gathering.deployment().arn("athena", "workgroup/" + group)),
                  "an input is the result of a query to Athena"));
          unknownTables(value);
        });
    definition
        .child("OutputS3Uri")
        .ifPresent(
            uri -> {
              storage.readable(uri);
              storage.writable(uri);
            });
    definition.child("KmsKeyId").ifPresent(key -> keys.use(key, "write"));
  }

  private void redshift(JobValue definition) {
    Optional<JobValue> cluster = definition.child("ClusterId");
    Optional<String> name = cluster.flatMap(gathering::text).filter(ProcessingJob::isName);
    Optional<String> user = gathering.text(definition, "DbUser").filter(ProcessingJob::isName);
    Optional<String> base = gathering.text(definition, "Database").filter(ProcessingJob::isName);
    if (name.isPresent() && user.isPresent() && base.isPresent()) {
      String within = name.get() + "/";
      gathering.need(
          cluster.orElseThrow(),
          GrantWords.allow(
              List.of("redshift:GetClusterCredentials"),
              List.of(
                  gathering.deployment().arn("redshift", "dbname:" + within + base.get()),
                  gathering.deployment().arn("redshift", "dbuser:" + within + user.get())),
              "an input is the result of a query to Redshift"));
      unknownTables(cluster.orElseThrow());
    }
    definition.child("OutputS3Uri").ifPresent(storage::readable);
    definition.child("KmsKeyId").ifPresent(key -> keys.use(key, "read"));
  }

  private void unknownTables(JobValue query) {
    gathering.warn(
        UNKNOWN_OBJECTS,
        query,
        "the tables that the query reads are not in the job, and are not granted",
        "grant them, and the data behind them, beside the job in 'inline_policies'");
  }

  private static boolean isName(String text) {
    return text.matches("[A-Za-z0-9_.-]{1,128}");
  }
}

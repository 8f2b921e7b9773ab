package io.trainingroles.job.reader;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.StorageIssues;
import io.trainingroles.job.field.ArnFields;
import io.trainingroles.job.field.FreeTexts;
import io.trainingroles.job.field.ImageFields;
import io.trainingroles.job.field.InputOrigin;
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

  private final NeedCollector collector;
  private final StorageFields storage;
  private final KeyFields keys;
  private final ArnFields arns;

  ProcessingJob(NeedCollector collector, StorageFields storage) {
    this.collector = collector;
    this.storage = storage;
    this.keys = new KeyFields(collector);
    this.arns = new ArnFields(collector);
  }

  void read(JobValue job) {
    var images = new ImageFields(collector);
    job.child("AppSpecification")
        .flatMap(specification -> collector.required(specification, "ImageUri"))
        .filter(image -> !images.pull(RoleUse.JOB, image))
        .ifPresent(images::notInEcr);
    job.each("ProcessingInputs").forEach(this::input);
    job.at("ProcessingOutputConfig").ifPresent(this::outputs);
    job.at("ProcessingResources", "ClusterConfig", "VolumeKmsKeyId")
        .ifPresent(key -> keys.use(key, "volume"));
    job.at("NetworkConfig", "VpcConfig").ifPresent(new NetworkFields(collector)::vpc);
    var texts = new FreeTexts(collector, storage);
    boolean isIsolated =
        job.child("NetworkConfig")
            .filter(network -> collector.isTrue(RoleUse.JOB, network, "EnableNetworkIsolation"))
            .isPresent();
    job.child("Environment").ifPresent(environment -> texts.environment(environment, isIsolated));
    Stream.of("ContainerEntrypoint", "ContainerArguments")
        .flatMap(list -> job.at("AppSpecification", list).stream())
        .forEach(list -> texts.report(list.items()));
  }

  private void input(JobValue input) {
    InputOrigin origin = StagedInputs.origin(input, "InputName");
    input
        .child("S3Input")
        .ifPresent(s3 -> storage.input(s3, List.of("S3Prefix", "ManifestFile"), origin));
    input.at("DatasetDefinition", "AthenaDatasetDefinition").ifPresent(this::athena);
    input.at("DatasetDefinition", "RedshiftDatasetDefinition").ifPresent(this::redshift);
  }

  private void outputs(JobValue config) {
    for (JobValue output : config.each("Outputs")) {
      output
          .child("S3Output")
          .flatMap(s3 -> collector.required(s3, "S3Uri"))
          .ifPresent(storage::writable);
      output
          .child("FeatureStoreOutput")
          .flatMap(features -> collector.required(features, "FeatureGroupName"))
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
    Optional<JobValue> named = definition.child("WorkGroup");
    Optional<String> group = named.isEmpty() ? Optional.of("primary") : named.flatMap(arns::name);
    Optional<JobValue> query = collector.required(definition, "QueryString");
    query.ifPresent(this::unknownTables);
    if (query.isPresent() && group.isPresent()) {
      collector.need(
          query.get(),
          DeclaredGrant.allow(
              List.of(
                  "athena:GetQueryExecution",
                  "athena:GetQueryResults",
                  "athena:StartQueryExecution"),
              List.of(collector.deployment().arn("athena", "workgroup/" + group.get())),
              "an input is the result of a query to Athena"));
    }
    collector
        .required(definition, "OutputS3Uri")
        .ifPresent(
            uri -> {
              storage.readable(uri);
              storage.writable(uri);
            });
    definition.child("KmsKeyId").ifPresent(key -> keys.use(key, "write"));
  }

  private void redshift(JobValue definition) {
    Optional<JobValue> cluster = collector.required(definition, "ClusterId");
    Optional<String> name = cluster.flatMap(arns::name);
    Optional<String> user = collector.required(definition, "DbUser").flatMap(arns::name);
    Optional<String> base = collector.required(definition, "Database").flatMap(arns::name);
    if (name.isPresent() && user.isPresent() && base.isPresent()) {
      String within = name.get() + "/";
      collector.need(
          cluster.orElseThrow(),
          DeclaredGrant.allow(
              List.of("redshift:GetClusterCredentials"),
              List.of(
                  collector.deployment().arn("redshift", "dbname:" + within + base.get()),
                  collector.deployment().arn("redshift", "dbuser:" + within + user.get())),
              "an input is the result of a query to Redshift"));
      unknownTables(cluster.orElseThrow());
    }
    collector.required(definition, "OutputS3Uri").ifPresent(storage::readable);
    definition.child("KmsKeyId").ifPresent(key -> keys.use(key, "read"));
  }

  private void unknownTables(JobValue query) {
    collector.open(
        RoleUse.JOB,
        UNKNOWN_OBJECTS,
        query,
        "the tables that the query reads are not in the job, so they are not granted",
        "grant the tables and their data in 'inline_policies'");
  }
}

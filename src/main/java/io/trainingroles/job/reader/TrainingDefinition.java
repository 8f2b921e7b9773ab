package io.trainingroles.job.reader;

import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobOption;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.field.FreeTexts;
import io.trainingroles.job.field.HubFields;
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
 * Reads what a training job has in common with each definition of a tuning job. See <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html">HyperParameterTrainingJobDefinition</a>.
 */
final class TrainingDefinition {
  private final NeedCollector collector;
  private final StorageFields storage;
  private final KeyFields keys;
  private final NetworkFields network;
  private final JobKind kind;

  TrainingDefinition(NeedCollector collector, StorageFields storage, JobKind kind) {
    this.kind = kind;
    this.collector = collector;
    this.storage = storage;
    this.keys = new KeyFields(collector);
    this.network = new NetworkFields(collector);
  }

  void read(JobValue job) {
    Optional<JobValue> vpc = job.child("VpcConfig");
    job.child("AlgorithmSpecification")
        .ifPresent(algorithm -> new ImageFields(collector).training(algorithm, vpc.isPresent()));
    job.each("InputDataConfig").forEach(channel -> channel(channel, vpc.isPresent()));
    job.child("OutputDataConfig")
        .flatMap(config -> collector.required(config, "S3OutputPath"))
        .ifPresent(storage::writable);
    job.at("OutputDataConfig", "KmsKeyId").ifPresent(key -> keys.use(key, "output"));
    job.child("CheckpointConfig")
        .flatMap(config -> collector.required(config, "S3Uri"))
        .ifPresent(this::checkpoints);
    Stream.of("ResourceConfig", "HyperParameterTuningResourceConfig")
        .filter(config -> kind == JobKind.TUNING || config.equals("ResourceConfig"))
        .flatMap(config -> job.at(config, "VolumeKmsKeyId").stream())
        .forEach(key -> keys.use(key, "volume"));
    vpc.ifPresent(network::vpc);
  }

  /** What only the code understands; read last, when all other grants are known. */
  void readFreeTexts(JobValue job) {
    var texts = new FreeTexts(collector, storage);
    boolean isIsolated = collector.isTrue(RoleUse.JOB, job, "EnableNetworkIsolation");
    job.child(kind == JobKind.TUNING ? "StaticHyperParameters" : "HyperParameters")
        .ifPresent(value -> texts.hyperParameters(value, isIsolated));
    job.child("Environment").ifPresent(environment -> texts.environment(environment, isIsolated));
    job.child("AlgorithmSpecification")
        .ifPresent(algorithm -> texts.report(algorithm.each("ContainerArguments")));
  }

  private void channel(JobValue channel, boolean hasVpc) {
    Optional<JobValue> source = channel.child("DataSource");
    InputOrigin origin = StagedInputs.origin(channel, "ChannelName");
    source.flatMap(value -> value.child("S3DataSource")).ifPresent(s3 -> s3(s3, origin));
    source
        .flatMap(value -> value.child("FileSystemDataSource"))
        .ifPresent(fileSystem -> network.fileSystem(fileSystem, hasVpc));
    source
        .flatMap(value -> value.child("DatasetSource"))
        .flatMap(dataset -> collector.required(dataset, "DatasetArn"))
        .ifPresent(this::hubContent);
  }

  private void s3(JobValue source, InputOrigin origin) {
    storage.input(
        source, List.of("S3Prefix", "ManifestFile", "AugmentedManifestFile", "Converse"), origin);
    source
        .child("HubAccessConfig")
        .flatMap(config -> collector.required(config, "HubContentArn"))
        .ifPresent(this::hubContent);
  }

  private void hubContent(JobValue content) {
    new HubFields(collector).content(content, "the data is content of a hub");
  }

  /** Checkpoints are loaded when the job restarts, and written while it runs. */
  private void checkpoints(JobValue uri) {
    storage.readable(uri);
    storage.writable(uri, collector.has(JobOption.DELETES_CHECKPOINTS));
  }
}

package io.trainingroles.job.reader;

import io.trainingroles.job.GrantWords;
import io.trainingroles.job.JobOption;
import io.trainingroles.job.JobValue;
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
 * Reads what a training job has in common with each definition of a tuning job. See <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html">HyperParameterTrainingJobDefinition</a>.
 */
final class TrainingDefinition {
  private final NeedCollector gathering;
  private final StorageFields storage;
  private final KeyFields keys;
  private final NetworkFields network;
  private final ArnFields arns;

  TrainingDefinition(NeedCollector gathering, StorageFields storage) {
    this.gathering = gathering;
    this.storage = storage;
    this.keys = new KeyFields(gathering);
    this.network = new NetworkFields(gathering);
    this.arns = new ArnFields(gathering);
  }

  void read(JobValue job) {
    Optional<JobValue> vpc = job.child("VpcConfig");
    job.child("AlgorithmSpecification")
        .ifPresent(algorithm -> new ImageFields(gathering).training(algorithm, vpc.isPresent()));
    job.each("InputDataConfig").forEach(channel -> channel(channel, vpc.isPresent()));
    job.at("OutputDataConfig", "S3OutputPath").ifPresent(storage::writable);
    job.at("OutputDataConfig", "KmsKeyId").ifPresent(key -> keys.use(key, "output"));
    job.at("CheckpointConfig", "S3Uri").ifPresent(this::checkpoints);
    Stream.of("ResourceConfig", "HyperParameterTuningResourceConfig")
        .flatMap(config -> job.at(config, "VolumeKmsKeyId").stream())
        .forEach(key -> keys.use(key, "volume"));
    vpc.ifPresent(network::vpc);
  }

  /** What only the code understands; read last, so that what is granted by then is known. */
  void readFreeTexts(JobValue job) {
    var texts = new FreeTexts(gathering, storage);
    boolean isIsolated = job.isTrue("EnableNetworkIsolation");
    for (String parameters : List.of("HyperParameters", "StaticHyperParameters")) {
      job.child(parameters).ifPresent(value -> texts.hyperParameters(value, isIsolated));
    }
    job.child("Environment").ifPresent(environment -> texts.report(environment.values()));
    job.child("AlgorithmSpecification")
        .ifPresent(algorithm -> texts.report(algorithm.each("ContainerArguments")));
  }

  private void channel(JobValue channel, boolean hasVpc) {
    Optional<JobValue> source = channel.child("DataSource");
    source.flatMap(value -> value.child("S3DataSource")).ifPresent(s3 -> s3(s3));
    source
        .flatMap(value -> value.child("FileSystemDataSource"))
        .ifPresent(fileSystem -> network.fileSystem(fileSystem, hasVpc));
    source.flatMap(value -> value.at("DatasetSource", "DatasetArn")).ifPresent(this::hubContent);
  }

  private void s3(JobValue source) {
    storage.input(source, "S3Prefix");
    source.at("HubAccessConfig", "HubContentArn").ifPresent(this::hubContent);
  }

  private void hubContent(JobValue content) {
    arns.arn(content, "sagemaker")
        .ifPresent(
            arn -> {
              String[] parts = arn.resource().split("/", -1);
              String hub =
                  String.join(
                      ":",
                      List.of(
                          "arn",
                          arn.partition().id(),
                          "sagemaker",
                          arn.region(),
                          arn.account(),
                          "hub/" + (parts.length > 1 ? parts[1] : "")));
              gathering.need(
                  content,
                  GrantWords.allow(
                      List.of("sagemaker:DescribeHubContent"),
                      List.of(hub, arn.toString()),
                      "the data is content of a hub"));
            });
  }

  /** Checkpoints are loaded when the job starts anew, and written while it runs. */
  private void checkpoints(JobValue uri) {
    storage.readable(uri);
    storage.writable(uri, gathering.has(JobOption.DELETES_CHECKPOINTS));
  }
}

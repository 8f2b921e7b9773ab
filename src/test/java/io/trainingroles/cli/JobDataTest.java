package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that is named beside a job: granted, judged, and not open any more. */
final class JobDataTest {
  private static final String MANIFEST =
      """
      {"TrainingJobName": "bert", "RoleArn": "arn:aws:iam::123456789012:role/bert",
       "AlgorithmSpecification": {"TrainingImage": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/bert:1"},
       "InputDataConfig": [{"ChannelName": "v", "DataSource": {"S3DataSource": {"S3DataType": "ManifestFile",
         "S3Uri": "s3://nlp-data/manifests/val.manifest"}}}],
       "OutputDataConfig": {"S3OutputPath": "s3://nlp-models/bert/"}}
      """;
  private static final String BATCH =
      """
      {"jobDefinitionName": "bert", "type": "container", "parameters": {"in": "s3://nlp-data/in/"},
       "containerProperties": {"image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/bert:1"}}
      """;

  @TempDir private Path folder;

  @Test
  void fit_when_theObjectsOfAManifestAreNamed_judgesThem() throws IOException {
    Path spec = spec("sagemaker", "{job: job.json, reads: [s3://nlp-data/corpus/]}", MANIFEST);
    String job = folder.resolve("job.json").toString();

    ProgramRun open = ProgramRun.of("fit", spec.toString(), "--job", job);
    assertThat(open.out()).contains("not known", "manifest");
    ProgramRun named =
        ProgramRun.of("fit", spec.toString(), "--job", job, "--reads", "s3://nlp-data/corpus/");
    assertThat(named.out())
        .isEqualTo("r fits: it allows what the job needs, no more and no less.\n");
    ProgramRun other =
        ProgramRun.of("fit", spec.toString(), "--job", job, "--reads", "s3://nlp-data/other/");
    assertThat(other.out()).contains("lacks", "arn:aws:s3:::nlp-data/other/*", "(reads)");
  }

  @Test
  void synth_when_aBatchJobHasItsDataBesideIt_grantsIt() throws IOException {
    String run = "{job: job.json, reads: s3://nlp-data/in/, writes: s3://nlp-models/out/}";
    ProgramRun synth = ProgramRun.of("synth", spec("ecs-tasks", run, BATCH).toString(), "--stdout");

    assertThat(synth.code()).as(synth.err()).isZero();
    assertThat(synth.out()).contains("arn:aws:s3:::nlp-data/in/*", "arn:aws:s3:::nlp-models/out/*");
    assertThat(synth.err()).doesNotContain("DATA_NOT_IN_JOB", "S3_VALUE_NOT_GRANTED");
  }

  @Test
  void synth_when_theDataIsNoLocation_refusesIt() throws IOException {
    String run = "{job: job.json, reads: [nlp-data, s3://Bad_Bucket/x]}";
    ProgramRun synth = ProgramRun.of("synth", spec("ecs-tasks", run, BATCH).toString(), "--stdout");

    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err()).contains("nlp-data", "Bad_Bucket");
    assertThat(
            ProgramRun.of(
                    "fit",
                    spec("ecs-tasks", "job.json", BATCH).toString(),
                    "--job",
                    folder.resolve("job.json").toString(),
                    "--reads",
                    "nlp-data")
                .code())
        .isEqualTo(2);
  }

  private Path spec(String service, String run, String job) throws IOException {
    Files.writeString(folder.resolve("job.json"), job);
    return Files.writeString(
        folder.resolve("spec.yaml"),
        """
        account: "123456789012"
        terraform: {region: eu-west-1}
        roles:
          r:
            trusts: [%s]
            runs: [%s]
        """
            .formatted(service, run));
  }
}

package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Only what is named is known; a table, an access point and another place are not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"InputName\": \"q\", \"DatasetDefinition\": {\"AthenaDatasetDefinition\":"
            + " {\"Catalog\": \"c\", \"Database\": \"d\", \"QueryString\": \"SELECT 1\","
            + " \"OutputS3Uri\": \"s3://nlp-data/q/\"}}}",
        "{\"InputName\": \"p\", \"S3Input\": {\"S3Uri\":"
            + " \"s3://corpus-0a1b2c3d4e5f6a7b8c9d0e1f2a3b-s3alias/in/\"}}",
        "{\"InputName\": \"p\", \"S3Input\": {\"S3Uri\": \"s3://nlp-data/x/\"}}],"
            + " \"Environment\": {\"BASE\": \"s3://nlp-base/bert\"}, \"Tags\": ["
      })
  void fit_when_otherDataIsNamed_leavesTheRestOpen(String input) throws IOException {
    String job =
        """
        {"ProcessingJobName": "p", "RoleArn": "arn:aws:iam::123456789012:role/r",
         "AppSpecification": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/bert:1"},
         "ProcessingInputs": [%s]}
        """
            .formatted(input);
    Path spec = spec("sagemaker", "{job: job.json, reads: [s3://nlp-data/corpus/]}", job);

    ProgramRun fit =
        ProgramRun.of(
            "fit",
            spec.toString(),
            "--job",
            folder.resolve("job.json").toString(),
            "--reads",
            "s3://nlp-data/corpus/",
            "--writes",
            "s3://nlp-models/");

    assertThat(fit.out()).contains("not known").doesNotContain("r fits");
  }

  @Test
  void fit_when_theNamedDataHasTheValue_doesNotLeaveItOpen() throws IOException {
    String run = "{job: job.json, reads: s3://nlp-data/}";
    String job = folder.resolve("job.json").toString();
    Path spec = spec("ecs-tasks", run, BATCH);

    ProgramRun fit =
        ProgramRun.of("fit", spec.toString(), "--job", job, "--reads", "s3://nlp-data/");

    assertThat(fit.out()).as(fit.err()).contains("r fits");
  }

  @Test
  void synth_when_noDataIsNamed_leavesItOpen() throws IOException {
    String run = "{job: job.json, reads: [], writes: []}";
    ProgramRun synth = ProgramRun.of("synth", spec("ecs-tasks", run, BATCH).toString(), "--stdout");

    assertThat(synth.err()).contains("DATA_NOT_IN_JOB", "S3_VALUE_NOT_GRANTED");
  }

  @Test
  void synth_when_theDataIsAReferenceThatIsNoBucket_saysWhere() throws IOException {
    String run = "{job: job.json, reads: [{reference: \"${aws_kms_key.x.arn}\"}]}";
    ProgramRun synth = ProgramRun.of("synth", spec("ecs-tasks", run, BATCH).toString(), "--stdout");

    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err()).contains("the value of ${aws_kms_key.x.arn} is not allowed here");
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

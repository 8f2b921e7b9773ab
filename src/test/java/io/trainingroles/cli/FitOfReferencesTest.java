package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs that name what the configuration of their role makes. */
final class FitOfReferencesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "aws_s3_bucket.a.bucket, aws_s3_bucket.a.id, fits",
        "aws_s3_bucket.a.arn, aws_s3_bucket.a.bucket, fits",
        "aws_s3_bucket.a.bucket, aws_s3_bucket.b.bucket, lacks",
        "var.in, var.in, fits",
        "var.in, var.out, open",
        "data.aws_s3_bucket.d.bucket, aws_s3_bucket.a.bucket, open"
      })
  void fit_when_theJobWritesToABucketOfTheConfiguration_isKnownAsFarAsTheBucketsAre(
      String allowed, String named, String answer) throws IOException {
    ProgramRun run =
        ProgramRun.of(
            "fit",
            spec("read_keys: {beginning_with: {reference: \"${" + allowed + "}/train/\"}}"),
            "--job",
            job("s3://${" + named + "}/train/"));

    String out = run.out().replaceAll("\\s+", " ");
    assertThat(run.out() + run.err()).doesNotContain("known-later", "PLACEHOLDER_IN_JOB");
    switch (answer) {
      case "fits" -> assertThat(out).doesNotContain("s3:", "not known");
      case "lacks" ->
          assertThat(out)
              .contains("lacks", "arn:aws:s3:::${" + named + "}/train/*", "not needed by the job")
              .doesNotContain("not known");
      default -> assertThat(out).contains("not known whether ${", "is the same as ${");
    }
  }

  /** What the options say counts before what the configuration makes. */
  @Test
  void fit_when_aValueIsSet_takesIt() throws IOException {
    ProgramRun run =
        ProgramRun.of(
            "fit",
            spec("read_keys: {beginning_with: s3://given/train/}"),
            "--job",
            job("s3://${var.in}/train/"),
            "--set",
            "var.in=given");

    assertThat(run.out()).doesNotContain("s3:");
  }

  @Test
  void fit_when_thePlaceholderIsNotOfTheConfiguration_leavesItOpen() throws IOException {
    ProgramRun run =
        ProgramRun.of(
            "fit",
            spec("read_keys: {beginning_with: s3://given/train/}"),
            "--job",
            job("s3://${BUCKET}/train/"));

    assertThat(run.err()).contains("PLACEHOLDER_IN_JOB");
    assertThat(run.out()).contains("not known");
  }

  private String job(String uri) throws IOException {
    Path file = folder.resolve("job.json");
    Files.writeString(
        file,
        """
        {
          "TrainingJobName": "t",
          "RoleArn": "arn:aws:iam::123456789012:role/r",
          "AlgorithmSpecification": {"TrainingImage": "763104351884.dkr.ecr.eu-west-1.amazonaws.com/x:1", "TrainingInputMode": "File"},
          "InputDataConfig": [
            {"ChannelName": "train", "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "%s"}}}
          ]
        }
        """
            .formatted(uri));
    return file.toString();
  }

  private String spec(String grant) throws IOException {
    Path file = folder.resolve("spec.yaml");
    Files.writeString(
        file,
        """
        account: "123456789012"
        terraform:
          region: eu-west-1
          variables: {in: {type: bucket}, out: {type: bucket}}
        roles:
          r:
            trusts: [sagemaker]
            inline_policies:
              p:
                - %s
        """
            .formatted(grant));
    return file.toString();
  }
}

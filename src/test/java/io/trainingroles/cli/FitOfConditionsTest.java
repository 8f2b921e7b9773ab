package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions that every request of a job meets, that none meets, and that a job does not show. */
final class FitOfConditionsTest {
  private static final String JOB =
      """
      {"TrainingJobName": "vision-1", "RoleArn": "arn:aws:iam::123456789012:role/vision",
       "AlgorithmSpecification": {"TrainingImage": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/vision:1",
         "TrainingInputMode": "File"},
       "InputDataConfig": [{"ChannelName": "train", "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix",
         "S3Uri": "s3://vision-data/train/"}}}],
       "OutputDataConfig": {"S3OutputPath": "s3://vision-models/"}}
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
          false,
          false);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bool aws:SecureTransport false | fits",
        "DateLessThan aws:CurrentTime 2020-01-01T00:00:00Z | fits",
        "DateLessThan aws:TokenIssueTime 2020-01-01T00:00:00Z | fits",
        "StringNotEquals aws:RequestedRegion eu-west-1 | fits",
        "StringNotEquals aws:RequestedRegion us-east-1 | lacks",
        "StringNotEquals aws:SourceVpce vpce-0123456789abcdef0 | lacks",
        "BoolIfExists aws:MultiFactorAuthPresent false | lacks",
        "StringNotEquals aws:PrincipalOrgID o-abcdefghij | depends on aws:PrincipalOrgID",
        "StringNotEquals aws:ResourceAccount 123456789012 | depends on aws:ResourceAccount",
        "StringNotEquals aws:PrincipalTag/team vision | depends on aws:PrincipalTag/team",
        "StringNotEquals s3:x-amz-server-side-encryption aws:kms | depends on s3:x-amz"
      })
  void fit_when_theRoleDeniesUnderACondition_saysWhatTheJobsRequestsMeet(
      String condition, String answer) throws IOException {
    String[] parts = condition.split(" ");
    Path spec = folder.resolve("training-roles.yaml");
    Path job = Files.writeString(folder.resolve("job.json"), JOB);
    Files.writeString(
        spec,
        """
        account: "123456789012"
        terraform: {region: eu-west-1}
        roles:
          vision:
            trusts: [sagemaker]
            runs: [job.json]
            inline_policies:
              guard:
                - statement:
                    Effect: Deny
                    Action: '*'
                    Resource: '*'
                    Condition: {%s: {'%s': '%s'}}
        """
            .formatted(parts[0], parts[1], parts[2]));

    int exit =
        TrainingRolesCommand.run(
            console, Map.of(), "fit", spec.toString(), "--job", job.toString());

    String words = out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    assertThat(words).contains(answer);
    assertThat(words.contains("does not fit: lacks")).isEqualTo(answer.equals("lacks"));
    assertThat(exit).isEqualTo(answer.equals("fits") ? 0 : 3);
  }
}

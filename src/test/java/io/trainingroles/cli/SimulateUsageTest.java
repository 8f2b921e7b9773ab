package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code simulate} reports of wrong calls and inputs. */
final class SimulateUsageTest {
  private static final String SPEC =
      """
      roles:
        aiTrainingRole:
          trusts: [sagemaker]
          inline_policies:
            aiTrainingPolicy:
              - read: s3://my-ai-data-bucket
        writer:
          trusts: [sagemaker]
          inline_policies:
            data:
              - write: s3://my-ai-data-bucket/models
      """;
  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*",
         "Condition": {"StringEquals": {"aws:PrincipalTag/team": ["red", "blue"]}}},
        {"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::data/secret/*"},
        {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"}]}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--action s3:GetObject",
        "--resource arn:aws:s3:::x/y",
        "--action s3:* --resource arn:aws:s3:::x/y",
        "--action s3:GetObject --resource bucket",
        "--action s3:GetObject --resource arn:aws:s3:::x/y --context novalue",
        "--action s3:GetObject --resource arn:aws:s3:::x/y --context a=1 --context A=2",
        "--action s3:GetObject --resource arn:aws:s3:::x/y --role nobody",
        "--action s3:GetObject --resource arn:aws:s3:::x --expect maybe",
        "--requests x.jsonl",
        "--action s3:GetObject --resource arn:aws:s3:::x --format yaml"
      })
  void simulate_when_calledWrongly_saysSo(String arguments) throws IOException {
    ProgramRun simulate = simulate(SPEC, arguments.split(" "));
    assertThat(simulate.code()).isEqualTo(2);
    assertThat(simulate.out()).isEmpty();
    assertThat(simulate.err()).startsWith("error: ").doesNotContain("defect");
  }

  @Test
  void simulate_when_thePolicyIsMalformed_saysWhere() throws IOException {
    ProgramRun simulate =
        simulate(
            POLICY.replace("\"Sid\"", "\"Sed\""),
            "--action",
            "s3:GetObject",
            "--resource",
            "arn:aws:s3:::x/y");
    assertThat(simulate.code()).isEqualTo(2);
    assertThat(simulate.err())
        .contains("input:2:4: error: $.Statement[0].Sed: 'Sed' is not an element")
        .contains("[MALFORMED_POLICY]");
  }

  @Test
  void simulate_when_theOperatorIsNone_saysSo() throws IOException {
    ProgramRun simulate =
        simulate(
            POLICY.replace("StringEquals", "StringIs"),
            "--action",
            "s3:GetObject",
            "--resource",
            "arn:aws:s3:::x/y");
    assertThat(simulate.code()).isEqualTo(2);
    assertThat(simulate.err()).contains("there is no condition operator 'StringIs'");
  }

  private ProgramRun simulate(String input, String... arguments) throws IOException {
    Path file = Files.writeString(folder.resolve("input"), input);
    var all = new ArrayList<String>(List.of("simulate", file.toString()));
    all.addAll(List.of(arguments));
    ProgramRun run = ProgramRun.of(all.toArray(String[]::new));
    return new ProgramRun(run.code(), run.out(), run.err().replace(file.toString(), "input"));
  }
}

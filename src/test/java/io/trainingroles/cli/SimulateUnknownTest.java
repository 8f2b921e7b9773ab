package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code simulate} answers where something is not in the input. */
final class SimulateUnknownTest {
  private static final ObjectMapper JSON = new ObjectMapper();
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
  private static final String OBJECT = "arn:aws:s3:::my-ai-data-bucket/train/0.rec";

  @TempDir private Path folder;

  @Test
  void simulate_when_theKeyPolicyIsNotThere_takesItForGrantedAndSaysSo() throws IOException {
    ProgramRun simulate =
        simulate(
            POLICY,
            "--action",
            "kms:Decrypt",
            "--resource",
            "arn:aws:kms:eu-west-1:999999999999:key/1");
    assertThat(simulate.out())
        .contains("input is allowed kms:Decrypt")
        .contains("Statement 1 of the resource policy (assumed) allows it.");
  }

  @Test
  void simulate_when_aPolicyIsOnlyNamed_isNotKnownUnlessDenied() throws IOException {
    String spec =
        SPEC.replace(
            "  writer:", "    attached_policies: [\"arn:aws:iam::aws:policy/Some\"]\n  writer:");
    for (String action : new String[] {"s3:GetObject", "s3:DeleteObject"}) {
      ProgramRun simulate =
          simulate(
              spec,
              "--role",
              "aiTrainingRole",
              "--action",
              action,
              "--resource",
              OBJECT,
              "--expect",
              action.equals("s3:GetObject") ? "allow" : "deny");
      assertThat(simulate.code()).isEqualTo(3);
      assertThat(simulate.out())
          .contains("may or may not be allowed " + action)
          .contains("the attached policy, which is not known yet (arn:aws:iam::aws:policy/Some)");
    }
  }

  @Test
  void simulate_when_aResourceIsAVariable_isNotKnown() throws IOException {
    ProgramRun simulate =
        simulate(
            """
            terraform: {variables: {data: {type: bucket}}}
            roles:
              r:
                trusts: [sagemaker]
                inline_policies: {p: [{read: {reference: "s3://${var.data}"}}]}
            """,
            "--action",
            "s3:GetObject",
            "--resource",
            OBJECT,
            "--expect",
            "deny");
    assertThat(simulate.code()).isEqualTo(3);
    assertThat(simulate.out())
        .contains("depends on whether ${var.data} is 'my-ai-data-bucket', which is not known yet");
  }

  @Test
  void simulate_when_onlyTheBoundaryIsNotThere_aDenialStands() throws IOException {
    String spec =
        SPEC.replace(
            "  writer:",
            "    permissions_boundary: \"arn:aws:iam::123456789012:policy/Edge\"\n  writer:");
    assertThat(decision(spec, "s3:DeleteObject")).isEqualTo("IMPLICIT_DENY");
    assertThat(decision(spec, "s3:GetObject")).isEqualTo("INDETERMINATE");
  }

  private String decision(String spec, String action) throws IOException {
    String[] arguments = {
      "--role", "aiTrainingRole", "--action", action, "--resource", OBJECT, "--format", "json"
    };
    return JSON.readTree(simulate(spec, arguments).out()).get("decision").asText();
  }

  private ProgramRun simulate(String input, String... arguments) throws IOException {
    Path file = Files.writeString(folder.resolve("input"), input);
    var all = new ArrayList<String>(List.of("simulate", file.toString()));
    all.addAll(List.of(arguments));
    ProgramRun run = ProgramRun.of(all.toArray(String[]::new));
    return new ProgramRun(run.code(), run.out(), run.err().replace(file.toString(), "input"));
  }
}

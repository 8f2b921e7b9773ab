package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of statements whose values are known only after apply. */
final class OpenStatementsTest {
  private static final String PLAN =
      "src/test/resources/fixtures/input/plan/documents-that-wait-for-resources.json";

  @TempDir private Path folder;

  @Test
  void simulate_when_aStatementIsAboutOtherActions_doesNotDependOnIt() throws IOException {
    ProgramRun run =
        ProgramRun.of(
            "simulate",
            withoutTheOtherPolicy(),
            "--role=vision-role",
            "--action=kms:Decrypt",
            "--resource=arn:aws:kms:eu-west-1:123456789012:key/k");

    assertThat(run.out()).contains("may or may not", "kms:Decrypt").doesNotContain("s3:GetObject");
  }

  @Test
  void prove_when_aStatementIsAboutOtherActions_doesNotDependOnIt() throws IOException {
    ProgramRun run =
        ProgramRun.of(
            "prove", withoutTheOtherPolicy(), "--role=vision-role", "--never=kms:Decrypt on *");

    assertThat(run.out()).contains("is not known", "kms:Decrypt").doesNotContain("s3:GetObject");
  }

  @Test
  void whoCanAssume_when_aStatementIsNotKnown_saysSoFirst() throws IOException {
    Path spec = folder.resolve("spec.yaml");
    Files.writeString(
        spec,
        """
        roles:
          r:
            trusts: [sagemaker, {role: {reference: "${aws_iam_role.pipeline.name}"}}]
            inline_policies:
              p:
                - read: s3://data
        """);

    ProgramRun run = ProgramRun.of("prove", spec.toString(), "--who-can-assume");

    assertThat(run.out() + run.err()).startsWith("Who else can assume r is not known");
  }

  /** The plan without the policy of which nothing is known, which every answer depends on. */
  private String withoutTheOtherPolicy() throws IOException {
    String plan =
        Files.readString(Path.of(PLAN)).replace("aws_iam_role_policy.q", "null_resource.q");
    Path file = folder.resolve("plan.json");
    Files.writeString(
        file,
        plan.replace(
            "\"type\":\"aws_iam_role_policy\",\"name\":\"q\"",
            "\"type\":\"null_resource\",\"name\":\"q\""));
    return file.toString();
  }
}

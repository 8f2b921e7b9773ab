package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.terraform.AwsSettings;
import io.trainingroles.terraform.TerraformSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer tries with {@code synth} and {@code plan}, and what the program answers. */
final class MannersTest {
  private static final String SPEC =
      "roles:\n  vision: {trusts: [sagemaker], inline_policies: {p: [{read: s3://data-bucket}]}}\n";

  @TempDir private Path folder;

  @Test
  void synth_when_theSpecIsStandardInput_readsIt() {
    ProgramRun toOutput = ProgramRun.withInput(SPEC, "synth", "-", "-o", "-");
    ProgramRun toStdout = ProgramRun.withInput(SPEC, "synth", "-", "--stdout");

    assertThat(toOutput.code()).as("%s", toOutput).isZero();
    assertThat(toOutput.out()).contains("aws_iam_role").isEqualTo(toStdout.out());
    assertThat(Path.of("-")).doesNotExist();
    assertThat(ProgramRun.withInput("roles: 3", "synth", "-", "--stdout").err())
        .startsWith("-:1:8: error:");
  }

  @Test
  void plan_when_theOutputIsStandardOutput_isRefused() {
    ProgramRun plan = ProgramRun.withInput(SPEC, "plan", "-", "-o", "-");

    assertThat(plan.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(plan.err()).contains("Terraform needs a folder to plan in").contains("synth -o -");
  }

  @Test
  void synth_when_theSpecEndsInYml_findsIt() throws IOException {
    Files.writeString(folder.resolve("training-roles.yml"), SPEC);
    String usual = folder.resolve("training-roles.yaml").toString();

    assertThat(ProgramRun.of("synth", usual, "--stdout").out()).contains("aws_iam_role");
    Files.writeString(Path.of(usual), SPEC.replace("vision", "text"));
    assertThat(ProgramRun.of("synth", usual, "--stdout").out())
        .contains("\"text\"")
        .doesNotContain("vision");
    assertThat(ProgramRun.of("synth", folder.resolve("other.yaml").toString()).code()).isEqualTo(2);
  }

  @Test
  void synth_when_theFolderIsOfAnotherSpec_saysWhatApplyWouldDelete() {
    String out = folder.toString();
    ProgramRun first = ProgramRun.withInput(SPEC, "synth", "-", "-o", out);
    ProgramRun same = ProgramRun.withInput(SPEC, "synth", "-", "-o", out);
    ProgramRun other =
        ProgramRun.withInput(SPEC.replace("vision", "text"), "synth", "-", "-o", out);
    ProgramRun more =
        ProgramRun.withInput(
            SPEC.replace("vision", "text") + "  more: {trusts: [ec2]}\n", "synth", "-", "-o", out);
    ProgramRun back = ProgramRun.withInput(SPEC.replace("vision", "text"), "synth", "-", "-o", out);

    assertThat(first.err() + same.err() + more.err()).doesNotContain("delete");
    assertThat(other.code()).isZero();
    assertThat(other.err())
        .contains("was written for another spec", "'terraform apply' would delete them: vision\n");
    assertThat(back.err()).contains("would delete them: more\n").doesNotContain("another spec:");
  }

  @Test
  void synth_when_mainTfJsonIsNotOfThisProgram_leavesIt() throws IOException {
    for (String foreign :
        new String[] {"{\"resource\": {\"aws_s3_bucket\": {\"a\": {}}}}", "{\"module\": {}}"}) {
      Path file = Files.writeString(folder.resolve("main.tf.json"), foreign);

      ProgramRun synth = ProgramRun.withInput(SPEC, "synth", "-", "-o", folder.toString());

      assertThat(synth.code()).as(foreign).isEqualTo(ExitCode.WRONG_INPUT);
      assertThat(synth.err()).contains("was not replaced; give another folder with -o");
      assertThat(file).hasContent(foreign);
    }
  }

  @Test
  void plan_when_anOptionOfTerraformIsGiven_saysWhereItBelongs() {
    ProgramRun plan = ProgramRun.of("plan", "-var", "x=y");

    assertThat(plan.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(plan.err()).contains("training-roles plan -- -var x=y");
    assertThat(ProgramRun.of("synth", "-var").err()).doesNotContain("terraform plan");
  }

  @Test
  void missing_when_nothingIsSet_saysWhatToSet() throws IOException {
    TerraformSettings none = TerraformSettings.DEFAULT;
    var home = Map.of("HOME", folder.toString());

    assertThat(AwsSettings.missing(home, none))
        .hasSize(3)
        .anyMatch(line -> line.contains("AWS_REGION"))
        .anyMatch(line -> line.contains("AWS_PROFILE"));
    assertThat(AwsSettings.missing(Map.of("AWS_REGION", "eu-west-1"), none)).hasSize(2);
    assertThat(
            AwsSettings.missing(Map.of("AWS_REGION", "eu-west-1", "AWS_ACCESS_KEY_ID", "A"), none))
        .isEmpty();
    Files.createDirectories(folder.resolve(".aws"));
    Files.writeString(folder.resolve(".aws/config"), "");
    assertThat(AwsSettings.missing(home, none)).isEmpty();
  }

  @Test
  void synth_when_theBackendIsPartial_writesWhatIsKnown() {
    String role = "arn:aws:iam::123456789012:role/x/state";
    ProgramRun synth =
        ProgramRun.withInput(
            "terraform: {backend: {s3: {region: eu-west-1, assume_role: \""
                + role
                + "\"}}}\n"
                + SPEC,
            "synth",
            "-",
            "--stdout");
    ProgramRun wrong =
        ProgramRun.withInput(
            "terraform: {backend: {s3: {region: eu-west-1, assume_role: admin}}}\n" + SPEC,
            "synth",
            "-",
            "--stdout");

    assertThat(synth.code()).as("%s", synth).isZero();
    assertThat(synth.out().replaceAll("\\s+", ""))
        .contains(
            "\"s3\":{\"assume_role\":{\"role_arn\":\"" + role + "\"},\"region\":\"eu-west-1\"}")
        .contains("\"required_version\":\">=1.6\"");
    assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(wrong.err()).contains("'admin' is not the ARN of a role");
  }

  @Test
  void synth_when_readable_writesEachPolicyInLines() throws IOException {
    String spec =
        SPEC.replace(
            "{read: s3://data-bucket}", "{read: {from: {reference: \"${aws_s3_bucket.a.arn}\"}}}");

    ProgramRun synth =
        ProgramRun.withInput(spec, "synth", "-", "-o", folder.toString(), "--readable");

    assertThat(synth.code()).as("%s", synth).isZero();
    assertThat(folder.resolve("policies/vision.p.json"))
        .content()
        .contains("\n        \"s3:GetObject\",\n", "${aws_s3_bucket.a.bucket}")
        .endsWith("}\n");
    assertThat(folder.resolve("policies/vision.assume_role_policy.json"))
        .content()
        .contains("sagemaker.amazonaws.com");
    assertThat(ProgramRun.withInput(spec, "synth", "-", "--stdout", "--readable").code())
        .isEqualTo(ExitCode.WRONG_INPUT);
  }

  @Test
  void synth_when_readableNamesAreTheSame_writesBoth() throws IOException {
    ProgramRun.withInput(
        "roles:\n  a.b: {trusts: [ec2], inline_policies: {C: [{read: s3://one-bucket}]}}\n"
            + "  a: {trusts: [ec2], inline_policies: {b.c: [{read: s3://two-bucket}]}}\n",
        "synth",
        "-",
        "-o",
        folder.toString(),
        "--readable");

    assertThat(Files.readString(folder.resolve("policies/a.b.C.json"))).contains("one-bucket");
    assertThat(Files.readString(folder.resolve("policies/a.b.c_.json"))).contains("two-bucket");
  }
}

package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The way in of those who work with CDKTF: each of its commands, on this project's cdktf.json. */
@ExtendWith(WithEmulator.class)
final class CdktfCliIT {
  private static final String WITHOUT_REGISTRY = "--skip-provider-lock";

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void commands_when_runInTheirOrder_deployKeepAndDestroyTheFirstRole(Emulator emulator)
      throws IOException {
    CdktfCli cdktf = CdktfCli.in(folder, emulator);

    cdktf.run("synth").succeeded();
    assertThat(cdktf.project().resolve("cdktf.out/stacks/training-roles/cdk.tf.json")).exists();

    assertThat(cdktf.run("diff", WITHOUT_REGISTRY).succeeded().out()).contains("2 to add");

    Command.Result deployed =
        cdktf
            .run("deploy", "--auto-approve", WITHOUT_REGISTRY, "--outputs-file", "outputs.json")
            .succeeded();
    assertThat(deployed.out()).contains("2 added, 0 changed, 0 destroyed");
    assertThat(Files.readString(cdktf.project().resolve("outputs.json")))
        .contains("\"ai_training_role_name\": \"aiTrainingRole\"")
        .contains("\"ai_training_role_arn\": \"arn:aws:iam::123456789012:role/aiTrainingRole\"");
    assertThat(roles(emulator)).containsExactly("aiTrainingRole");
    FirstRole.assertThere(emulator.iam());

    // The state must outlive what a synth writes, or the role would be made a second time.
    deleteTree(cdktf.project().resolve("cdktf.out"));
    cdktf.run("synth").succeeded();
    assertThat(cdktf.run("deploy", "--auto-approve", WITHOUT_REGISTRY).succeeded().out())
        .contains("0 added, 0 changed, 0 destroyed");
    assertThat(cdktf.project().resolve("terraform.training-roles.tfstate")).exists();

    assertThat(cdktf.run("output", WITHOUT_REGISTRY).succeeded().out())
        .contains("ai_training_role_arn = arn:aws:iam::123456789012:role/aiTrainingRole");

    assertThat(cdktf.run("destroy", "--auto-approve", WITHOUT_REGISTRY).succeeded().out())
        .contains("2 destroyed");
    assertThat(roles(emulator)).isEmpty();
  }

  @Test
  void synth_when_theSpecIsWrong_showsTheFinding(Emulator emulator) throws IOException {
    CdktfCli cdktf = CdktfCli.in(folder, emulator);
    Files.writeString(
        cdktf.project().resolve("training-roles.yaml"), "roles: {r: {trusts: [sagemakr]}}\n");

    Command.Result synth = cdktf.run("synth");

    assertThat(synth.exitCode()).isNotZero();
    assertThat(synth.out() + synth.err())
        .contains("training-roles.yaml:1:22")
        .contains("'sagemakr' is not a service that a training role can trust");
  }

  @Test
  void synth_when_theReviewFindsAnError_showsItAndStops(Emulator emulator) throws IOException {
    CdktfCli cdktf = CdktfCli.in(folder, emulator);
    Files.writeString(
        cdktf.project().resolve("training-roles.yaml"),
        """
        roles:
          r:
            trusts: [sagemaker]
            inline_policies:
              p: [{allow: {actions: [s3:GetObjekt], resources: ["arn:aws:s3:::b/*"], because: x}}]
        """);

    Command.Result synth = cdktf.run("synth");

    assertThat(synth.exitCode()).isNotZero();
    assertThat(synth.out() + synth.err()).contains("the service 's3' has no action 'GetObjekt'");
  }

  @Test
  void synth_when_aRuleOfTheOrganisationIsBroken_showsItAndStops(Emulator emulator)
      throws IOException {
    CdktfCli cdktf = CdktfCli.in(folder, emulator);
    Files.writeString(folder.resolve("organisation.yaml"), "rules: [{path: /training/}]\n");

    Command.Result synth = cdktf.run("synth");

    assertThat(synth.exitCode()).isNotZero();
    assertThat(synth.out() + synth.err()).contains("has the path /; allowed: /training/");
  }

  private static List<String> roles(Emulator emulator) {
    return emulator.iam().listRoles().roles().stream().map(role -> role.roleName()).toList();
  }

  private static void deleteTree(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

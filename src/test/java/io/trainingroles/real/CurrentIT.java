package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import com.hashicorp.cdktf.LocalBackend;
import com.hashicorp.cdktf.TerraformStack;
import io.trainingroles.cdktf.AwsProvider;
import io.trainingroles.cdktf.Grants;
import io.trainingroles.cdktf.TrainingRoleConstruct;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.terraform.TerraformSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

/** Roles for whichever account and Region Terraform's credentials and provider are for. */
@ExtendWith(WithEmulator.class)
final class CurrentIT {
  private static final String ROLES =
      """
      roles:
        NAMEvision:
          trusts: [{service: sagemaker, jobs: training-job/vision-*}]
          inline_policies:
            NAMEdata:
              - read: {from: s3://vision-data/train}
              - write_logs: /aws/sagemaker/TrainingJobs
              - use_vpc: {subnets: [subnet-0123456789abcdef0], security_groups: [sg-0123456789abcdef0], restrict: true}
        NAMEstarter: {trusts: [ec2], starts: NAMEvision}
      """;
  private static final String CURRENT = "terraform: {region: current}\naccount: current\n";
  private static final String LITERAL =
      "terraform: {region: eu-west-1}\naccount: \"123456789012\"\n";
  private static final String PROVIDER = "provider \"aws\" {\n  region = \"eu-west-1\"\n}\n";

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  /** Two generated files and somebody's own data source are in one configuration. */
  @Test
  void apply_when_theAccountIsTheCurrentOne_makesTheDocumentsOfItsValues(Emulator emulator)
      throws IOException {
    Files.writeString(folder.resolve("one.yaml"), CURRENT + ROLES.replace("NAME", "a"));
    Files.writeString(folder.resolve("two.yaml"), CURRENT + ROLES.replace("NAME", "b"));
    Files.writeString(folder.resolve("three.yaml"), LITERAL + ROLES.replace("NAME", "c"));
    var project = TerraformProject.in(folder.resolve("root"), emulator);
    for (String spec : new String[] {"one", "two", "three"}) {
      TerraformProject.in(folder, emulator).synthesize(folder.resolve(spec + ".yaml"), spec);
      project.write(
          spec + ".tf.json", Files.readString(folder.resolve(spec).resolve("main.tf.json")));
    }
    project.write("root.tf", PROVIDER + "data \"aws_caller_identity\" \"current\" {}\n").init();
    assertThat(project.diagnostics()).isEmpty();

    project.apply();

    try (IamClient iam = emulator.iam()) {
      for (String name : new String[] {"a", "b"}) {
        assertThat(RoleDocuments.inline(iam, name + "vision", name + "data").toString())
            .isEqualTo(RoleDocuments.inline(iam, "cvision", "cdata").toString())
            .contains("arn:aws:logs:eu-west-1:123456789012:log-group:");
        assertThat(RoleDocuments.inline(iam, name + "starter", name + "starterStarts").toString())
            .isEqualTo(
                RoleDocuments.inline(iam, "cstarter", "cstarterStarts")
                    .toString()
                    .replace("role/cvision", "role/" + name + "vision"));
        assertThat(RoleDocuments.trust(iam, name + "vision").toString())
            .isEqualTo(RoleDocuments.trust(iam, "cvision").toString());
      }
    }
    project.plan("-detailed-exitcode").exitedWith(0);
  }

  @Test
  void module_when_theAccountIsTheCurrentOne_namesTheRolesOfTheSameUse(Emulator emulator)
      throws IOException {
    Files.writeString(folder.resolve("one.yaml"), CURRENT + ROLES.replace("NAME", "a"));
    var project =
        TerraformProject.in(folder, emulator)
            .synthesize(folder.resolve("one.yaml"), "mod", "--module")
            .write(
                "root.tf",
                PROVIDER
                    + """
                    module "roles" {
                      source      = "./mod"
                      for_each    = toset(["dev", "prod"])
                      name_prefix = "${each.key}-"
                    }
                    """)
            .init()
            .apply();

    try (IamClient iam = emulator.iam()) {
      assertThat(RoleDocuments.inline(iam, "dev-astarter", "astarterStarts").toString())
          .contains("\"arn:aws:iam::123456789012:role/dev-avision\"")
          .doesNotContain("prod");
    }
    project.plan("-detailed-exitcode").exitedWith(0);
  }

  @Test
  void plan_when_offline_hasPlaceholdersAndLeavesTheFilesAsTheyAre() throws IOException {
    Files.writeString(folder.resolve("one.yaml"), CURRENT + ROLES.replace("NAME", "a"));
    var program = TrainingRoles.in(folder);

    Command.Result planned =
        program.run("plan", "one.yaml", "--offline", "-o", "planned").succeeded();

    assertThat(planned.out())
        .contains("arn:aws:logs:us-east-1:000000000000:log-group:", "Plan: 5 to add, 0 to change");
    assertThat(planned.err())
        .contains("placeholders: the current ones are known only with AWS credentials");
    program.run("synth", "one.yaml", "-o", "made").succeeded();
    assertThat(folder.resolve("planned/main.tf.json"))
        .hasSameTextualContentAs(folder.resolve("made/main.tf.json"));
    assertThat(folder.resolve("planned/training_roles_offline_override.tf.json")).doesNotExist();
  }

  @Test
  void construct_when_theAccountIsTheCurrentOne_makesTheDocumentsOfItsValues(Emulator emulator) {
    var app = new App(AppConfig.builder().outdir(folder.resolve("cdktf.out").toString()).build());
    var stack = new TerraformStack(app, "team");
    LocalBackend.Builder.create(stack).path(folder.resolve("team.tfstate").toString()).build();
    new AwsProvider(stack, "aws", TerraformSettings.DEFAULT);
    stack.addOverride("provider", Map.of("aws", Map.of("region", "eu-west-1")));
    for (String name : new String[] {"one", "two"}) {
      TrainingRoleConstruct.Builder.create(stack, name)
          .deployment(Deployment.current())
          .trusts(Map.of("service", "sagemaker", "jobs", "training-job/vision-*"))
          .inlinePolicy(name, Grants.writeLogs("/aws/sagemaker/TrainingJobs"))
          .build()
          .grant(Grants.read("s3://vision-data"));
    }
    app.synth();
    TerraformProject project =
        TerraformProject.in(folder.resolve("cdktf.out/stacks/team"), emulator).init();
    assertThat(project.diagnostics()).isEmpty();

    project.apply();

    try (IamClient iam = emulator.iam()) {
      assertThat(RoleDocuments.inline(iam, "one", "one").toString())
          .isEqualTo(RoleDocuments.inline(iam, "two", "two").toString())
          .contains("arn:aws:logs:eu-west-1:123456789012:log-group:/aws/sagemaker/TrainingJobs:*");
      assertThat(RoleDocuments.inline(iam, "two", "twoGrants").toString())
          .contains("\"arn:aws:s3:::vision-data/*\"");
      assertThat(RoleDocuments.trust(iam, "two").toString())
          .contains("arn:aws:sagemaker:eu-west-1:123456789012:training-job/vision-*");
    }
  }
}

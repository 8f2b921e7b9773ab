package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

/** Roles of a module that pass and trust each other. */
@ExtendWith(WithEmulator.class)
final class ModuleRolesIT {
  private static final String PROVIDER =
      """
      provider "aws" {
        region            = "eu-west-1"
        s3_use_path_style = true
      }
      """;

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  /** One use of a module passes and trusts its own roles, and never those of another use. */
  @Test
  void apply_when_aModuleIsUsedTwice_namesTheRolesOfTheSameUse(Emulator emulator) {
    var project =
        TerraformProject.in(folder, emulator)
            .write(
                "spec.yaml",
                """
                account: "123456789012"
                defaults: {path: /x/}
                roles:
                  trainer:
                    trusts: [sagemaker, {role: "arn:aws:iam::123456789012:role/x/starter"}]
                  starter:
                    trusts: [ec2, {role: "arn:aws:iam::123456789012:role/x/other"}]
                    starts: trainer
                    managed_policies:
                      passes:
                        - allow:
                            actions: [iam:PassRole]
                            resources: ["arn:aws:iam::123456789012:role/x/trainer", "arn:aws:iam::123456789012:role/x/other"]
                            because: both
                """)
            .synthesize(folder.resolve("spec.yaml"), "mod", "--module")
            .write("root.tf", PROVIDER + uses("/dev/"))
            .init();
    assertThat(project.diagnostics()).isEmpty();

    project.apply();

    try (IamClient iam = emulator.iam()) {
      String dev = "arn:aws:iam::123456789012:role/dev/dev-";
      String prod = "arn:aws:iam::123456789012:role/x/";
      assertThat(RoleDocuments.inline(iam, "dev-starter", "starterStarts").toString())
          .contains("\"" + dev + "trainer\"")
          .doesNotContain(prod);
      assertThat(RoleDocuments.inline(iam, "starter", "starterStarts").toString())
          .contains("\"" + prod + "trainer\"")
          .doesNotContain(dev);
      assertThat(RoleDocuments.trust(iam, "dev-trainer").toString())
          .contains("\"" + dev + "starter\"")
          .doesNotContain(prod);
      assertThat(RoleDocuments.trust(iam, "trainer").toString())
          .contains("\"" + prod + "starter\"")
          .doesNotContain(dev);
      assertThat(RoleDocuments.trust(iam, "dev-starter").toString())
          .contains("\"" + prod + "other\"");
    }
    project.plan("-detailed-exitcode").exitedWith(0);
    for (String path : List.of("/*/", "/a?/", "/$${aws:username}/", "/\\\",\\\"x/", "/a\\\\/")) {
      project.write("root.tf", PROVIDER + uses(path));
      assertThat(project.plan().exitedWith(1).message())
          .as(path)
          .contains("begin and end the path with a slash");
    }
  }

  private static String uses(String path) {
    return "module \"prod\" {\n  source = \"./mod\"\n}\n"
        + "module \"dev\" {\n  source = \"./mod\"\n  name_prefix = \"dev-\"\n  path = \""
        + path
        + "\"\n}\n";
  }
}

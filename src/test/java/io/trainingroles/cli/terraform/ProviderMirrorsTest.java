package io.trainingroles.cli.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderMirrorsTest {
  private static final TerraformBinary TERRAFORM =
      new TerraformBinary("terraform", Path.of("/tofu/bin/terraform"));
  private static final TerraformBinary OPEN_TOFU =
      new TerraformBinary("tofu", Path.of("/usr/bin/tofu"));

  @TempDir private Path folder;

  @Test
  void choose_when_nothingIsThere_asksTheRegistry() throws Exception {
    assertThat(mirrors(Map.of()).choose(null)).isEqualTo(new ProviderSource.Registry());
  }

  @Test
  void choose_when_severalAreThere_takesThemInTheOrderOfTheHelp() throws Exception {
    Path found = mirror("roots/a/b", "registry.terraform.io");
    Path named = mirror("named", "registry.terraform.io");
    Path option = mirror("option", "registry.terraform.io");
    Path configuration =
        Files.writeString(folder.resolve(".terraformrc"), "provider_installation {\n}\n");
    var environment = Map.of("HOME", folder.toString(), ProviderMirrors.VARIABLE, named.toString());

    assertThat(mirrors(environment).choose(option))
        .isEqualTo(new ProviderSource.Given(option, "--plugin-mirror"));
    assertThat(mirrors(environment).choose(null))
        .isEqualTo(new ProviderSource.Configured(configuration));
    Files.delete(configuration);
    assertThat(mirrors(environment).choose(null))
        .isEqualTo(new ProviderSource.Given(named, ProviderMirrors.VARIABLE));
    assertThat(mirrors(Map.of("HOME", folder.toString())).choose(null))
        .isEqualTo(new ProviderSource.Found(found));
  }

  @Test
  void choose_when_mirrorIsPacked_findsIt() throws Exception {
    Path provider =
        Files.createDirectories(folder.resolve("roots/registry.terraform.io/hashicorp/aws"));
    String name = "terraform-provider-aws_5.100.0_" + ProviderMirrors.platform() + ".zip";
    Files.createFile(provider.resolve(name));

    assertThat(mirrors(Map.of()).choose(null))
        .isEqualTo(new ProviderSource.Found(folder.resolve("roots")));
  }

  @Test
  void choose_when_mirrorIsOfAnotherPlatformOrProgram_passesItOver() throws Exception {
    mirror("roots/a", "registry.opentofu.org");
    Files.createDirectories(
        folder.resolve("roots/b/registry.terraform.io/hashicorp/aws/5.100.0/plan9_mips"));

    assertThat(mirrors(Map.of()).choose(null)).isEqualTo(new ProviderSource.Registry());
    assertThat(
            new ProviderMirrors(noHome(), OPEN_TOFU, List.of(folder.resolve("roots"))).choose(null))
        .isEqualTo(new ProviderSource.Found(folder.resolve("roots/a")));
  }

  @Test
  void choose_when_variableNamesNoMirror_saysSo() {
    assertThatExceptionOfType(FailedException.class)
        .isThrownBy(() -> mirrors(Map.of(ProviderMirrors.VARIABLE, folder.toString())).choose(null))
        .withMessageContaining("given by TRAINING_ROLES_PLUGIN_MIRROR, has no AWS provider for")
        .satisfies(failed -> assertThat(failed.exitCode()).isEqualTo(ExitCode.WRONG_INPUT));
  }

  private ProviderMirrors mirrors(Map<String, String> environment) {
    var withHome = noHome();
    withHome.putAll(environment);
    return new ProviderMirrors(withHome, TERRAFORM, List.of(folder.resolve("roots")));
  }

  private Map<String, String> noHome() {
    return new HashMap<>(Map.of("HOME", folder.resolve("nobody").toString()));
  }

  private Path mirror(String name, String host) throws IOException {
    Path mirror = folder.resolve(name);
    Files.createDirectories(
        mirror.resolve(host).resolve("hashicorp/aws/5.100.0").resolve(ProviderMirrors.platform()));
    return mirror;
  }
}

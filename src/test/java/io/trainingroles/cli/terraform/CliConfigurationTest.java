package io.trainingroles.cli.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliConfigurationTest {
  private static final TerraformBinary TERRAFORM =
      new TerraformBinary("terraform", Path.of("/usr/bin/terraform"));
  private static final TerraformBinary OPEN_TOFU =
      new TerraformBinary("tofu", Path.of("/usr/bin/tofu"));

  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "provider_installation {\n}",
        "provider_installation{ direct {} }",
        "disable_checkpoint = true\n  provider_installation {}",
        "/* mine */ provider_installation {}",
        "credentials \"example.com\" { token = \"a//b\" }\nprovider_installation {}",
        "{\"provider_installation\": {\"direct\": {}}}",
        "{\n  \"provider_installation\" : [{}]\n}"
      })
  void withProviderInstallation_when_itHasOne_isThatFile(String text) throws Exception {
    Path file = Files.writeString(home.resolve(".terraformrc"), text);

    assertThat(of(Map.of(), TERRAFORM).withProviderInstallation()).contains(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# provider_installation {",
        "// provider_installation {",
        "/*\nprovider_installation {\n}\n*/",
        "plugin_cache_dir = \"provider_installation {\"",
        "credentials \"provider_installation\" {}"
      })
  void withProviderInstallation_when_itHasNone_isNothing(String text) throws Exception {
    Files.writeString(home.resolve(".terraformrc"), text);

    assertThat(of(Map.of(), TERRAFORM).withProviderInstallation()).isEmpty();
  }

  /** As Terraform does it: what the variable names stands for all the other files. */
  @Test
  void withProviderInstallation_when_variableNamesAFileThatIsNotThere_looksNoFurther()
      throws Exception {
    Files.writeString(home.resolve(".terraformrc"), "provider_installation {}");

    assertThat(
            of(Map.of("TF_CLI_CONFIG_FILE", home.resolve("nowhere").toString()), TERRAFORM)
                .withProviderInstallation())
        .isEmpty();
  }

  @Test
  void withProviderInstallation_when_itIsInTheConfigurationFolder_isThatFile() throws Exception {
    Files.createDirectory(home.resolve(".terraform.d"));
    Path file =
        Files.writeString(home.resolve(".terraform.d/mine.tfrc"), "provider_installation {}");

    assertThat(of(Map.of(), TERRAFORM).withProviderInstallation()).contains(file);
  }

  @Test
  void withProviderInstallation_when_programIsOpenTofu_readsItsFileInPlaceOfTerraforms()
      throws Exception {
    Files.writeString(home.resolve(".terraformrc"), "provider_installation {}");
    Files.writeString(home.resolve(".tofurc"), "");

    assertThat(of(Map.of(), OPEN_TOFU).withProviderInstallation()).isEmpty();
    assertThat(of(Map.of(), TERRAFORM).withProviderInstallation()).isPresent();
  }

  /** A file of that name in the current folder is not the user's. */
  @Test
  void home_when_variableIsNotSet_isThatOfTheUser() {
    assertThat(CliConfiguration.home(Map.of()))
        .isAbsolute()
        .isEqualTo(Path.of(System.getProperty("user.home")));
  }

  private CliConfiguration of(Map<String, String> more, TerraformBinary binary) {
    var environment = new HashMap<String, String>(more);
    environment.put("HOME", home.toString());
    return new CliConfiguration(environment, binary);
  }
}

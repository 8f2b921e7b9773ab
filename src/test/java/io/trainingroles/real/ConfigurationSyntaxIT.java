package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that Terraform cannot read. */
final class ConfigurationSyntaxIT {
  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  /** Where to get providers is no help there. */
  @Test
  void read_when_aFileDoesNotParse_leavesTheMessageToTerraform() {
    assertThatThrownBy(() -> FolderReadings.read(folder, "resource \"aws_iam_role\" \"a\" { { }\n"))
        .hasMessageEndingWith("cannot be initialized; see Terraform's output above");
  }
}

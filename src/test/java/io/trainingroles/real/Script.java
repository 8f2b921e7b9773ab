package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A script that a user puts in Terraform's place, and that runs Terraform in the end. */
record Script(Path file, String first) {

  static Script write(Path file, String first, Object... values) {
    return new Script(file, first.formatted(values));
  }

  /** The script's process becomes Terraform's. */
  void thenTerraform() throws IOException {
    make("exec '" + Tool.terraform() + "' \"$@\"");
  }

  /** The script's process waits for Terraform's. */
  void thenTerraformBelow() throws IOException {
    make("'" + Tool.terraform() + "' \"$@\"\nexit $?");
  }

  private void make(String last) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + first + "\n" + last + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}

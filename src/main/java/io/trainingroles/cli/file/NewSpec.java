package io.trainingroles.cli.file;

import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.spec.schema.SpecSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** A spec that is written for the first time, with the schema that editors check it by. */
public final class NewSpec {
  private static final String SCHEMA_FILE = "training-roles.schema.json";

  /** How editors find the schema; see https://github.com/redhat-developer/yaml-language-server. */
  private static final String SCHEMA_COMMENT =
      "# yaml-language-server: $schema=" + SCHEMA_FILE + "\n";

  private final Path file;

  public NewSpec(Path file) {
    this.file = file;
  }

  /** Refuses to go on if the file exists. */
  public void refuseExisting() throws FailedException {
    if (Files.exists(file)) {
      throw existing();
    }
  }

  /** Writes the spec; one that exists is never replaced. */
  public void write(String text) throws FailedException {
    try {
      Files.writeString(
          file, SCHEMA_COMMENT + text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException exists) {
      throw existing();
    } catch (IOException failed) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "cannot write '"
              + file
              + "': "
              + AtomicFiles.reason(failed)
              + "; give a file in an existing folder");
    }
    Path folder = file.toAbsolutePath().resolveSibling("");
    AtomicFiles.write(folder, new TreeMap<>(Map.of(SCHEMA_FILE, SpecSchema.text())));
  }

  private FailedException existing() {
    return new FailedException(
        ExitCode.WRONG_INPUT,
        "'" + file + "' already exists and was not changed; give another name");
  }
}

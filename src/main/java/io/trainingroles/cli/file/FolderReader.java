package io.trainingroles.cli.file;

import io.trainingroles.cli.console.FailedException;
import io.trainingroles.input.InputReading;
import java.util.Map;
import java.util.Optional;

/** Reads a folder of Terraform that has files in HCL. */
@FunctionalInterface
public interface FolderReader {

  /**
   * What came of it.
   *
   * @param reading the roles, or all that is wrong
   * @param texts the texts of the files that findings are shown in, by their names
   */
  record FolderReading(InputReading reading, Map<String, String> texts) {}

  /**
   * Reads the folder.
   *
   * @return nothing where there is no Terraform that could plan it; what is in JSON can be read
   *     without it
   */
  Optional<FolderReading> read(String name) throws FailedException;
}

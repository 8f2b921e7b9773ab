package io.trainingroles.cli.file;

import io.trainingroles.cli.console.FailedException;
import io.trainingroles.input.InputReading;
import java.util.Map;

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

  /** Reads the folder. */
  FolderReading read(String name) throws FailedException;
}

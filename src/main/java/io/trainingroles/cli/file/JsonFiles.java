package io.trainingroles.cli.file;

import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file, or the {@code *.json} files of a folder. */
final class JsonFiles {
  private JsonFiles() {}

  /**
   * The names of the files, sorted; at least one. {@code instead} is what to do where there is
   * none.
   */
  static List<String> of(ReadableFiles readable, String name, String instead)
      throws InputFile.UnreadableException {
    // What is not a path at all is reported by what reads it.
    if (name.indexOf('\0') >= 0 || !readable.isFolder(Path.of(name))) {
      return List.of(name);
    }
    List<String> files;
    try {
      files =
          readable.list(Path.of(name)).stream()
              .map(Path::toString)
              .filter(file -> file.endsWith(".json"))
              .sorted()
              .toList();
    } catch (IOException failed) {
      throw new InputFile.UnreadableException(
          Finding.error(
              InputIssues.UNREADABLE_FILE,
              new Location.Source(name),
              "the folder cannot be read",
              instead));
    }
    if (files.isEmpty()) {
      throw new InputFile(readable, Path.of(name, "*.json").toString(), instead).missing();
    }
    return files;
  }
}

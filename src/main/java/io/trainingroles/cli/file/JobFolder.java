package io.trainingroles.cli.file;

import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.spec.JobFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The job files beside a spec, whose paths start from the spec's folder. */
final class JobFolder implements JobFiles {
  private static final String INSTEAD =
      "give the path of the job's file, starting from the folder of the spec";

  private final ReadableFiles files;
  private final Path spec;
  private final Map<String, String> texts = new HashMap<>();

  JobFolder(ReadableFiles files, Path spec) {
    this.files = files;
    this.spec = spec;
  }

  @Override
  public JobFile read(String path) {
    try {
      String name = plain(spec.resolveSibling(path)).toString();
      String text = new InputFile(files, name, INSTEAD).text();
      texts.put(name, text);
      return new Text(name, text);
    } catch (InvalidPathException noPath) {
      return new Unreadable("not a valid path: " + noPath.getReason(), INSTEAD);
    } catch (InputFile.UnreadableException unreadable) {
      return new Unreadable(unreadable.finding().problem(), unreadable.finding().remedy());
    }
  }

  /**
   * A path without detours, so that a file has one name, however the spec writes it. A detour over
   * a symbolic link leads elsewhere, and stays.
   */
  private static Path plain(Path given) {
    Path plain = given.normalize();
    try {
      return Files.isSameFile(given, plain) ? plain : given;
    } catch (IOException notThere) {
      return given;
    }
  }

  /** The texts of the files that have been read, by the names that findings have for them. */
  Map<String, String> texts() {
    return Map.copyOf(texts);
  }
}

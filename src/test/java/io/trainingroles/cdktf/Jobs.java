package io.trainingroles.cdktf;

import io.trainingroles.spec.JobFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The job files of the fixtures. */
public final class Jobs {
  static final Path FOLDER = Path.of("src", "test", "resources", "fixtures", "job");

  private Jobs() {}

  /** The job files that are right. */
  static List<Path> right() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .filter(job -> !job.getFileName().toString().startsWith("wrong-"))
          .sorted()
          .map(job -> job.resolve("job.json"))
          .filter(Files::exists)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Reads the paths that a spec has, from the project's folder. */
  public static JobFiles files() {
    return path -> {
      try {
        return new JobFiles.Text(path, Files.readString(Path.of(path)));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    };
  }
}

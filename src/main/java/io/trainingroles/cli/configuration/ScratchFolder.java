package io.trainingroles.cli.configuration;

import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.Interruption;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder that is taken away again whatever happens. */
final class ScratchFolder implements AutoCloseable {
  /**
   * The folders around a copy, so that a path of the copy that goes up stays in this folder; see
   * what the reader of a module refuses.
   */
  private static final String DEPTH = "1/2/3/4/5/6/7/8";

  private final Path top;
  private final Interruption interruption;

  private ScratchFolder(Path top) throws FailedException {
    this.top = top;
    this.interruption = Interruption.does(this::remove);
  }

  static ScratchFolder make() throws IOException, FailedException {
    return new ScratchFolder(Files.createTempDirectory("training-roles-").toRealPath());
  }

  /** Where a copy goes. */
  Path tree() throws IOException {
    return Files.createDirectories(top.resolve(DEPTH));
  }

  @Override
  public void close() {
    interruption.isOver();
    remove();
  }

  private void remove() {
    try {
      Files.walkFileTree(
          top,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
                throws IOException {
              Files.deleteIfExists(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException stillInUse) {
      // What is left lies in the system's folder for what may be taken away.
    }
  }
}

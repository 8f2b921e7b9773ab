package io.trainingroles.cli.configuration;

import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.terraform.ProcessRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An input as it is in another revision of its repository, in a copy that is taken away again. */
public final class GitRevision implements AutoCloseable {
  private static final String ARCHIVE = "revision.zip";

  private final ScratchFolder scratch;
  private final Path input;

  private GitRevision(ScratchFolder scratch, Path input) {
    this.scratch = scratch;
    this.input = input;
  }

  /**
   * Takes an input out of a revision.
   *
   * @param revision a branch, a tag or a commit
   * @param input the input as it is now
   * @param environment the environment of this process
   * @throws FailedException if there is no repository, no such revision, or no such input in it
   */
  public static GitRevision of(String revision, String input, Map<String, String> environment)
      throws FailedException {
    try {
      Path now = Path.of(input).toRealPath();
      Path folder = Files.isDirectory(now) ? now : now.toAbsolutePath().getParent();
      if (folder == null) {
        throw failed("'" + input + "' is not in a folder");
      }
      var git = new Git(folder, environment);
      Path top =
          Path.of(
              git.line(
                  "'" + input + "' is not in a git repository", "rev-parse", "--show-toplevel"));
      String commit =
          git.line(
              "the repository has no revision '" + revision + "'",
              "rev-parse",
              "--verify",
              "--quiet",
              "--end-of-options",
              revision + "^{commit}");
      ScratchFolder scratch = ScratchFolder.make();
      try {
        Path tree = scratch.tree();
        Path archive = tree.resolveSibling(ARCHIVE);
        new Git(top, environment)
            .line("git archive failed", "archive", "--format=zip", "--output=" + archive, commit);
        unpack(archive, tree);
        Path before = tree.resolve(top.toRealPath().relativize(now).toString());
        if (!Files.exists(before)) {
          throw failed("the revision '" + revision + "' has no '" + input + "'");
        }
        return new GitRevision(scratch, before);
      } catch (IOException | FailedException stopped) {
        scratch.close();
        throw stopped;
      }
    } catch (NoSuchFileException missing) {
      throw failed("there is no file or folder '" + input + "'");
    } catch (IOException failed) {
      throw failed("'" + input + "' cannot be read from git: " + failed.getMessage());
    }
  }

  private static FailedException failed(String problem) {
    return new FailedException(ExitCode.WRONG_INPUT, problem);
  }

  /** Git in a folder. */
  private record Git(Path folder, Map<String, String> environment) {
    /** The one line that it prints; an empty one where it prints nothing. */
    String line(String problem, String... arguments) throws FailedException {
      var command = new ArrayList<String>(List.of("git"));
      command.addAll(List.of(arguments));
      ProcessRun.Outcome outcome = new ProcessRun(command, folder, environment).capture();
      if (outcome.exitCode() != 0) {
        throw failed(problem);
      }
      return outcome.output().strip();
    }
  }

  private static void unpack(Path archive, Path to) throws IOException {
    try (InputStream file = Files.newInputStream(archive);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path path = to.resolve(entry.getName()).normalize();
        if (!path.startsWith(to)) {
          throw new IOException("'" + entry.getName() + "' is outside of the archive");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.resolve("..").normalize());
          Files.copy(zip, path);
        }
      }
    }
    Files.delete(archive);
  }

  /** The input in the revision. */
  public Path input() {
    return input;
  }

  @Override
  public void close() {
    scratch.close();
  }
}

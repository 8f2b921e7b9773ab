package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program in a folder, with exactly this environment. */
record Command(Path folder, Map<String, String> environment, List<String> program) {
  /** Far above what anything here takes: a test that hangs is to end, not to be timed. */
  private static final int MINUTES_TO_HANG = 5;

  /** What became of a run. */
  record Result(int exitCode, String out, String err) {
    Result succeeded() {
      assertThat(exitCode).as("exit code; it wrote:%n%s%n%s", out, err).isZero();
      return this;
    }

    /** What Terraform says of an error: one line in small letters, without its frame. */
    String message() {
      return err.replaceAll("[\\s│╷╵]+", " ").toLowerCase(Locale.ROOT);
    }

    Result exitedWith(int expected) {
      assertThat(exitCode).as("exit code; it wrote:%n%s%n%s", out, err).isEqualTo(expected);
      return this;
    }
  }

  /** A run that goes on. */
  record Running(Process process, Path out, Path err) {
    Result result() {
      try {
        if (!process.waitFor(MINUTES_TO_HANG, TimeUnit.MINUTES)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
          return fail("still running after " + MINUTES_TO_HANG + " minutes: " + process.info());
        }
        var result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return result;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new AssertionError(interrupted);
      }
    }
  }

  Result run(String... arguments) {
    return start(arguments).result();
  }

  Running start(String... arguments) {
    try {
      Path out = Files.createTempFile("training-roles", ".out");
      Path err = Files.createTempFile("training-roles", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(Stream.concat(program.stream(), Arrays.stream(arguments)).toList())
              .directory(folder.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return new Running(builder.start(), out, err);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

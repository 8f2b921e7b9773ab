package io.trainingroles.cli.terraform;

import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.Interruption;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One run of another program, which does not outlive this one. */
public final class ProcessRun {
  /** What stands for a file with nothing in it. */
  static final String NO_FILE = File.separatorChar == '/' ? "/dev/null" : "NUL";

  /** A terminal interrupts the other program too; a second signal would cut its own end short. */
  private static final int SECONDS_BY_ITSELF = 3;

  /** Terraform takes some to let its providers go; with the above less than Docker's ten. */
  private static final int SECONDS_WHEN_TOLD = 5;

  private final ProcessBuilder builder;
  private @Nullable Process process;
  private boolean beingEnded;

  public ProcessRun(List<String> command, Path folder, Map<String, String> environment) {
    this.builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
  }

  /**
   * What became of a run.
   *
   * @param exitCode the program's exit code
   * @param output all that it wrote
   */
  public record Outcome(int exitCode, String output) {}

  /** Runs the program on the user's own terminal. */
  int passThrough() throws FailedException {
    builder.inheritIO();
    return run(false).exitCode();
  }

  /** Runs the program with nothing to read, and keeps what it writes. */
  public Outcome capture() throws FailedException {
    builder.redirectInput(Redirect.from(new File(NO_FILE)));
    builder.redirectErrorStream(true);
    return run(true);
  }

  /** Java's message names no such file (error 2 of all systems) in words of its own. */
  private static String reason(IOException failed) {
    String message = String.valueOf(failed.getMessage());
    return message.contains("error=2,")
        ? "it was not found; install it, or add its folder to the PATH"
        : message;
  }

  private Outcome run(boolean keepOutput) throws FailedException {
    Interruption interruption = Interruption.does(this::end);
    try {
      Process started = start();
      String output = keepOutput ? outputOf(started) : "";
      int exitCode = started.waitFor();
      if (isBeingEnded()) {
        throw Interruption.failure();
      }
      return new Outcome(exitCode, output);
    } catch (IOException failed) {
      throw new FailedException(
          ExitCode.FAILED, "cannot run '" + builder.command().get(0) + "': " + reason(failed));
    } catch (InterruptedException interrupted) {
      end();
      Thread.currentThread().interrupt();
      throw Interruption.failure();
    } finally {
      interruption.isOver();
    }
  }

  private static String outputOf(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private synchronized Process start() throws IOException, FailedException {
    if (beingEnded) {
      throw Interruption.failure();
    }
    process = builder.start();
    return process;
  }

  private synchronized boolean isBeingEnded() {
    return beingEnded;
  }

  private void end() {
    Process running;
    synchronized (this) {
      beingEnded = true;
      running = process;
    }
    if (running == null) {
      return;
    }
    List<ProcessHandle> below = running.descendants().toList();
    if (!hasEnded(running.toHandle(), SECONDS_BY_ITSELF)) {
      end(running.toHandle());
    }
    below.forEach(ProcessRun::end);
  }

  private static void end(ProcessHandle handle) {
    // Listed first: a script that ends takes its place in the tree with it, but not its children.
    var below = new LinkedHashSet<>(handle.descendants().toList());
    handle.destroy();
    if (!hasEnded(handle, SECONDS_WHEN_TOLD)) {
      // Listed again: Terraform starts providers until it has come to its end.
      below.addAll(handle.descendants().toList());
      handle.destroyForcibly();
      hasEnded(handle, SECONDS_WHEN_TOLD);
    }
    below.forEach(ProcessRun::end);
  }

  private static boolean hasEnded(ProcessHandle handle, int seconds) {
    try {
      handle.onExit().get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException late) {
      return false;
    }
    return !handle.isAlive();
  }
}

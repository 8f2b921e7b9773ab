package io.trainingroles.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The user's Terraform, run in the output folder. */
final class Terraform {
  private static final Pattern UNREACHABLE =
      Pattern.compile("could not connect to|Failed to query available provider packages");
  private static final int SECONDS_TO_END = 10;

  private final Path folder;
  private final Map<String, String> environment;
  private final String program;
  private final Console console;
  private final Runnable cleanUp;

  Terraform(Path folder, Map<String, String> environment, Console console) {
    this(folder, environment, console, () -> {});
  }

  private Terraform(
      Path folder, Map<String, String> environment, Console console, Runnable cleanUp) {
    this.folder = folder;
    this.environment = environment;
    this.console = console;
    this.cleanUp = cleanUp;
    String named = environment.getOrDefault("TERRAFORM_BINARY_NAME", "");
    this.program = named.isEmpty() ? "terraform" : named;
  }

  /**
   * The same Terraform with nothing of the user's AWS configuration.
   *
   * @param override what is removed when the run is interrupted
   */
  Terraform withoutAws(OfflineOverride override) {
    var without = new TreeMap<String, String>(environment);
    without.keySet().removeIf(name -> name.startsWith("AWS_"));
    String nothing = File.separatorChar == '/' ? "/dev/null" : "NUL";
    without.put("AWS_CONFIG_FILE", nothing);
    without.put("AWS_SHARED_CREDENTIALS_FILE", nothing);
    return new Terraform(
        folder,
        without,
        console,
        () -> {
          try {
            override.remove();
          } catch (FailedException failed) {
            console.error(String.valueOf(failed.getMessage()));
          }
        });
  }

  /** The host under which a mirror keeps this program's providers. */
  String registryHost() {
    return program.contains("tofu") ? "registry.opentofu.org" : "registry.terraform.io";
  }

  /** Says how to get the program, before anything is written, where it is not there. */
  void requireInstalled() throws FailedException {
    if (program.indexOf('/') >= 0 || program.indexOf(File.separatorChar) >= 0) {
      if (Files.isExecutable(Path.of(program))) {
        return;
      }
    } else {
      for (String entry : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
        Path candidate = Path.of(entry.isEmpty() ? "." : entry, program);
        if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
          return;
        }
      }
    }
    throw new FailedException(
        ExitCode.FAILED,
        "'"
            + program
            + "' is not there; install Terraform (https://developer.hashicorp.com/terraform/install),"
            + " or name another program with TERRAFORM_BINARY_NAME");
  }

  /** Runs {@code terraform init}; its output is shown only if it fails. */
  void init(ProviderMirrors.Choice mirror) throws FailedException {
    var command = new ArrayList<String>(List.of("init", "-input=false", "-no-color"));
    String from = "the registry";
    if (mirror instanceof ProviderMirrors.Choice.Mirror chosen) {
      command.add("-plugin-dir=" + chosen.folder().toAbsolutePath());
      from = "the mirror " + chosen.folder() + ", " + chosen.because();
    } else if (mirror instanceof ProviderMirrors.Choice.Configured configured) {
      from = "where " + configured.file() + " says";
    }
    console.progress("Getting the AWS provider (" + program + " init) from " + from + " …");
    ProcessBuilder builder = builder(command);
    builder.redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
    Outcome outcome = run(builder, true);
    if (outcome.exitCode() != 0) {
      throw initFailed(outcome, mirror);
    }
  }

  /** Runs {@code terraform plan} on the user's own terminal. */
  int plan(List<String> arguments) throws FailedException {
    console.progress("Planning (" + program + " plan) …");
    var command = new ArrayList<String>();
    command.add("plan");
    if (!console.outColours()) {
      command.add("-no-color");
    }
    command.addAll(arguments);
    ProcessBuilder builder = builder(command);
    builder.inheritIO();
    return run(builder, false).exitCode();
  }

  private record Outcome(int exitCode, String output) {}

  private ProcessBuilder builder(List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(program);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putIfAbsent("TF_IN_AUTOMATION", "1");
    builder.environment().putIfAbsent("TF_INPUT", "0");
    return builder;
  }

  private Outcome run(ProcessBuilder builder, boolean capture) throws FailedException {
    console.out().flush();
    try {
      Process process = builder.start();
      var ending = new Thread(() -> end(process));
      Runtime.getRuntime().addShutdownHook(ending);
      try {
        String output =
            capture
                ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                : "";
        return new Outcome(process.waitFor(), output);
      } finally {
        Runtime.getRuntime().removeShutdownHook(ending);
      }
    } catch (IOException failed) {
      throw new FailedException(
          ExitCode.FAILED, "cannot run '" + program + "': " + failed.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FailedException(ExitCode.FAILED, "interrupted");
    }
  }

  /** A terminal has interrupted Terraform too, and it ends by itself; else it is told to. */
  private void end(Process process) {
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroy();
        process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    cleanUp.run();
  }

  private FailedException initFailed(Outcome outcome, ProviderMirrors.Choice mirror) {
    boolean registry = mirror instanceof ProviderMirrors.Choice.Registry;
    if (registry && UNREACHABLE.matcher(outcome.output()).find()) {
      return new FailedException(
          ExitCode.FAILED,
          "the AWS provider cannot be had: the Terraform registry cannot be reached, and no mirror"
              + " was found. Give one with --plugin-mirror DIR or "
              + ProviderMirrors.VARIABLE
              + ", or name it in your Terraform CLI configuration (provider_installation). To make"
              + " one, run 'terraform providers mirror DIR' in '"
              + folder
              + "' on a machine with network");
    }
    console.err().print(outcome.output());
    return new FailedException(
        outcome.exitCode(), "'" + program + " init' failed; what it said stands above");
  }

  private static File nothing() {
    return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
  }
}

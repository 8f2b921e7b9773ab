package io.trainingroles.cli.terraform;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.FailedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The user's Terraform, run in the output folder. */
public final class Terraform {
  private final TerraformBinary binary;
  private final Path folder;
  private final Map<String, String> environment;
  private final Console console;

  public Terraform(
      TerraformBinary binary, Path folder, Map<String, String> environment, Console console) {
    this.binary = binary;
    this.folder = folder;
    this.environment = environment;
    this.console = console;
  }

  /** The same Terraform with nothing of the user's AWS configuration, nor of a state there. */
  public Terraform withoutAws(boolean stateIsRemote) {
    var without = new TreeMap<String, String>(environment);
    without.keySet().removeIf(name -> name.startsWith("AWS_"));
    without.put("AWS_CONFIG_FILE", ProcessRun.NO_FILE);
    without.put("AWS_SHARED_CREDENTIALS_FILE", ProcessRun.NO_FILE);
    if (stateIsRemote) {
      without.putIfAbsent("TF_DATA_DIR", OfflineOverride.DATA_FOLDER);
    }
    return new Terraform(binary, folder, without, console);
  }

  /**
   * Runs {@code terraform init}; its output is shown only if it fails. A mirror that is not
   * configured is tried first because it is fast, and the registry after it because it has
   * everything.
   *
   * @param source where the providers are from
   * @param missing what is not set and may be why it fails, a line each
   */
  public void init(ProviderSource source, List<String> missing) throws FailedException {
    ProcessRun.Outcome outcome = tryInit(source);
    ProviderSource last = source;
    if (source instanceof ProviderSource.Found && new InitFailure(outcome).isAboutProviders()) {
      console.progress("That mirror does not have all providers.");
      var registry = new ProviderSource.Registry();
      ProcessRun.Outcome second = tryInit(registry);
      if (!new InitFailure(second).isUnreachable()) {
        outcome = second;
        last = registry;
      }
    }
    if (outcome.exitCode() != 0) {
      throw failed(new InitFailure(outcome), last, missing);
    }
  }

  private FailedException failed(InitFailure failure, ProviderSource source, List<String> missing) {
    int exitCode = failure.outcome().exitCode();
    if (failure.isUnreachable()) {
      return new FailedException(exitCode, InitFailure.remedy(source, folder));
    }
    console.err().print(failure.outcome().output());
    return new FailedException(
        exitCode,
        "'"
            + binary.name()
            + " init' failed with providers from "
            + source.description()
            + "; see its output above"
            + (failure.isAboutProviders() || missing.isEmpty()
                ? ""
                : ". " + String.join(" ", missing)));
  }

  private ProcessRun.Outcome tryInit(ProviderSource source) throws FailedException {
    console.progress(
        "Getting the AWS provider ("
            + binary.name()
            + " init) from "
            + source.description()
            + " …");
    var arguments = new ArrayList<String>(List.of("init", "-input=false", "-no-color"));
    arguments.addAll(source.initArguments());
    return run(arguments).capture();
  }

  /** Runs {@code terraform plan} on the user's own terminal. */
  public int plan(List<String> given) throws FailedException {
    console.progress("Planning (" + binary.name() + " plan) …");
    var arguments = new ArrayList<String>(List.of("plan"));
    if (!console.outColours()) {
      arguments.add("-no-color");
    }
    arguments.addAll(given);
    console.out().flush();
    return run(arguments).passThrough();
  }

  private ProcessRun run(List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(binary.file().toString());
    command.addAll(arguments);
    var with = new TreeMap<>(CliConfiguration.named(environment));
    with.putIfAbsent("TF_IN_AUTOMATION", "1");
    with.putIfAbsent("TF_INPUT", "0");
    return new ProcessRun(command, folder, with);
  }
}

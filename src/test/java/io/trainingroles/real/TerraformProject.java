package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trainingroles.cli.terraform.AwsProviderMirror;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder with Terraform files, and the real Terraform with the real AWS provider in it. */
final class TerraformProject {
  private final Path folder;
  private final Map<String, String> environment;

  private TerraformProject(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** A project whose provider calls the emulator, with files that say nothing of it. */
  static TerraformProject in(Path folder, Emulator emulator) {
    Tool.terraform();
    var environment = new HashMap<String, String>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("TF_"));
    copyOwn("TF_CLI_CONFIG_FILE", environment);
    environment.putAll(emulator.environment());
    environment.put("TF_IN_AUTOMATION", "1");
    environment.put("CHECKPOINT_DISABLE", "1");
    return new TerraformProject(folder, environment);
  }

  private static void copyOwn(String variable, Map<String, String> environment) {
    String own = System.getenv(variable);
    if (own != null && Files.exists(Path.of(own))) {
      environment.put(variable, own);
    }
  }

  Path folder() {
    return folder;
  }

  TerraformProject write(String name, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return this;
  }

  /** Writes the generator's files of a spec, into this folder or one in it. */
  TerraformProject synthesize(Path spec, String subfolder, String... options) {
    var arguments = new ArrayList<String>(List.of("synth", spec.toString(), "-o"));
    arguments.add(folder.resolve(subfolder).toString());
    arguments.addAll(List.of(options));
    TrainingRoles.in(spec.toAbsolutePath().getParent())
        .run(arguments.toArray(String[]::new))
        .succeeded();
    return this;
  }

  TerraformProject init() {
    var arguments = new ArrayList<String>(List.of("init", "-input=false", "-no-color"));
    arguments.addAll(AwsProviderMirror.initArguments(environment));
    terraform(arguments).succeeded();
    return this;
  }

  /** All that Terraform has to say against the files; warnings too. */
  JsonNode diagnostics() {
    return Json.tree(terraform(List.of("validate", "-json")).out()).get("diagnostics");
  }

  Command.Result plan(String... arguments) {
    return terraform(with(List.of("plan", "-input=false", "-no-color"), arguments));
  }

  /** The plan in Terraform's own machine-readable form. */
  JsonNode plannedJson(String... arguments) {
    plan(with(List.of("-out=the.plan"), arguments).toArray(String[]::new)).succeeded();
    return Json.tree(terraform(List.of("show", "-json", "the.plan")).succeeded().out());
  }

  /** The state in Terraform's own machine-readable form. */
  String stateJson() {
    return terraform(List.of("show", "-json")).succeeded().out();
  }

  TerraformProject apply(String... arguments) {
    terraform(with(List.of("apply", "-input=false", "-no-color", "-auto-approve"), arguments))
        .succeeded();
    return this;
  }

  /** An apply that may fail. */
  Command.Result applied() {
    return terraform(List.of("apply", "-input=false", "-no-color", "-auto-approve"));
  }

  /** An output's value. */
  JsonNode output(String name) {
    JsonNode all = Json.tree(terraform(List.of("output", "-json")).succeeded().out());
    assertThat(all.has(name)).as("the output %s among %s", name, all).isTrue();
    return all.get(name).get("value");
  }

  TerraformProject destroy() {
    terraform(List.of("destroy", "-input=false", "-no-color", "-auto-approve")).succeeded();
    return this;
  }

  private static List<String> with(List<String> first, String... more) {
    var all = new ArrayList<>(first);
    all.addAll(Arrays.asList(more));
    return all;
  }

  private Command.Result terraform(List<String> arguments) {
    return new Command(folder, environment, List.of(Tool.terraform().toString()))
        .run(arguments.toArray(String[]::new));
  }
}

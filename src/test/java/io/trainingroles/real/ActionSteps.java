package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The shell steps of a composite action, run one after the other as a runner of GitHub runs them:
 * each with its environment, the outputs of earlier steps, and the PATH that they have added to.
 */
final class ActionSteps {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *([^ }]+) *}}");

  private final Path workspace;
  private final Path runner;
  private final Map<String, String> values;
  private final String path;

  /** What an action did: the exit code of the first step that failed, or 0. */
  record Outcome(int exitCode, String output, String summary) {}

  /**
   * A runner.
   *
   * @param values what the expressions of the action have as their values
   * @param path the PATH of the runner
   */
  ActionSteps(Path workspace, Path runner, Map<String, String> values, String path) {
    this.workspace = workspace;
    this.runner = runner;
    this.values = new TreeMap<>(values);
    this.path = path;
  }

  Outcome run(Path action) throws IOException {
    Files.createDirectories(runner);
    values.put("runner.temp", runner.toString());
    Path summary = runner.resolve("summary");
    Files.writeString(summary, "");
    var output = new StringBuilder();
    for (Map<String, Object> step : steps(action)) {
      if (step.get("run") instanceof String script && isWanted(step)) {
        Command.Result result = run(script, environment(step));
        output.append(result.out()).append(result.err());
        if (result.exitCode() != 0) {
          return new Outcome(result.exitCode(), output.toString(), Files.readString(summary));
        }
        keepOutputs(String.valueOf(step.getOrDefault("id", "")));
      }
    }
    return new Outcome(0, output.toString(), Files.readString(summary));
  }

  private boolean isWanted(Map<String, Object> step) {
    String condition = String.valueOf(step.getOrDefault("if", ""));
    boolean hasBase = !values.getOrDefault("inputs.base", "").isEmpty();
    return switch (condition) {
      case "" -> true;
      case "inputs.base != ''" -> hasBase;
      case "inputs.base != '' && github.event_name == 'pull_request'" ->
          hasBase && "pull_request".equals(values.get("github.event_name"));
      default ->
          throw new AssertionError("a condition that this runner does not know: " + condition);
    };
  }

  private Command.Result run(String script, Map<String, String> environment) throws IOException {
    assertThat(script)
        .as("a value goes into a script through its environment")
        .doesNotContain("${{");
    environment.put("PATH", addedPath() + path);
    environment.put("RUNNER_TEMP", runner.toString());
    environment.put("GITHUB_PATH", runner.resolve("path").toString());
    environment.put("GITHUB_OUTPUT", runner.resolve("output").toString());
    environment.put("GITHUB_STEP_SUMMARY", runner.resolve("summary").toString());
    Files.deleteIfExists(runner.resolve("output"));
    Path file = Files.writeString(runner.resolve("script"), script);
    return new Command(workspace, environment, List.of("/bin/bash"))
        .run("--noprofile", "--norc", "-e", "-o", "pipefail", file.toString());
  }

  private String addedPath() throws IOException {
    Path added = runner.resolve("path");
    return Files.exists(added) ? Files.readString(added).replace("\n", ":") : "";
  }

  private void keepOutputs(String step) throws IOException {
    Path output = runner.resolve("output");
    if (Files.exists(output)) {
      for (String line : Files.readAllLines(output)) {
        int equals = line.indexOf('=');
        values.put(
            "steps." + step + ".outputs." + line.substring(0, equals), line.substring(equals + 1));
      }
    }
  }

  private Map<String, String> environment(Map<String, Object> step) {
    Map<String, String> environment = new HashMap<>();
    if (step.get("env") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> environment.put(name.toString(), evaluated(value.toString())));
    }
    return environment;
  }

  private String evaluated(String text) {
    return EXPRESSION
        .matcher(text)
        .replaceAll(
            expression -> Matcher.quoteReplacement(values.getOrDefault(expression.group(1), "")));
  }

  /** The steps of an action. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> steps(Path action) throws IOException {
    var runs = (Map<String, Object>) yaml(action).get("runs");
    assertThat(runs.get("using")).isEqualTo("composite");
    return (List<Map<String, Object>>) runs.get("steps");
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> yaml(Path file) throws IOException {
    return (Map<String, Object>)
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
  }
}

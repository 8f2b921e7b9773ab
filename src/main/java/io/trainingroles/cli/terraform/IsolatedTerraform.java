package io.trainingroles.cli.terraform;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Terraform in a copy of a folder, with nothing of the user's AWS configuration and none of the
 * user's own arguments. A test runs without a network where the system allows that.
 */
public final class IsolatedTerraform {
  /** The first version whose tests can give values to what is planned. */
  private static final int[] NEEDED = {1, 11};

  private static final Pattern VERSION = Pattern.compile("(?m)^Terraform v(\\d+)\\.(\\d+)");

  /** Where nobody listens. */
  private static final String NO_PROXY = "http://127.0.0.1:9";

  private final TerraformBinary binary;
  private final Map<String, String> environment;
  private final Console console;
  private final Path folder;

  /**
   * Terraform in a folder.
   *
   * @param binary the program
   * @param environment the environment of this process
   * @param console where progress goes
   * @param folder the copy
   */
  public IsolatedTerraform(
      TerraformBinary binary, Map<String, String> environment, Console console, Path folder) {
    this.binary = binary;
    this.environment = environment;
    this.console = console;
    this.folder = folder;
  }

  /** What became of a run. */
  public record Outcome(boolean isFine, String output) {}

  /**
   * The version, if the program is too old for this, or is not Terraform.
   *
   * @return what it says that it is; null if it will do
   */
  public @Nullable String unsuitable() throws FailedException {
    String output = run(List.of("version"), environment()).output();
    Matcher version = VERSION.matcher(output);
    boolean isNewEnough =
        version.find()
            && (Integer.parseInt(version.group(1)) > NEEDED[0]
                || (Integer.parseInt(version.group(1)) == NEEDED[0]
                    && Integer.parseInt(version.group(2)) >= NEEDED[1]));
    return isNewEnough && !binary.isOpenTofu()
        ? null
        : output
            .lines()
            .filter(line -> line.matches("(Terraform|OpenTofu) v.*"))
            .findFirst()
            .orElse(binary.name());
  }

  /** Gets the modules that are not in the copy. */
  public Outcome get() throws FailedException {
    console.progress("Getting modules (" + binary.name() + " get) …");
    return run(List.of("get", "-no-color"), environment());
  }

  /** Installs the providers. */
  public Outcome init(ProviderSource source) throws FailedException {
    console.progress(
        "Getting providers (" + binary.name() + " init) from " + source.description() + " …");
    var arguments = new ArrayList<String>(List.of("init", "-input=false", "-no-color"));
    arguments.addAll(source.initArguments());
    Optional<ProviderCache> cache =
        source.initArguments().isEmpty() ? ProviderCache.of(environment) : Optional.empty();
    return cache.isPresent()
        ? cache.get().with(environment(), with -> run(arguments, with))
        : run(arguments, environment());
  }

  /**
   * Runs one test, and nothing else of the folder.
   *
   * @param folderOfTests the folder of the test, in the copy
   * @param file the name of the test's file
   * @param variables the arguments that set variables
   * @return what it prints with {@code -json}
   */
  public Outcome test(String folderOfTests, String file, List<String> variables)
      throws FailedException {
    console.progress("Planning without AWS (" + binary.name() + " test) …");
    var arguments =
        new ArrayList<String>(
            List.of(
                "test",
                "-json",
                "-verbose",
                "-test-directory=" + folderOfTests,
                "-filter=" + folderOfTests + "/" + file));
    arguments.addAll(variables);
    var with = environment();
    with.put("HOME", folder.toString());
    for (String proxy : List.of("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy")) {
      with.put(proxy, NO_PROXY);
    }
    List<String> isolated = isolation();
    return run(isolated, arguments, with);
  }

  /** What a command begins with to run without a network; nothing where that is not allowed. */
  private List<String> isolation() throws FailedException {
    if (!System.getProperty("os.name", "").startsWith("Linux")) {
      return List.of();
    }
    List<String> unshare = List.of("unshare", "--map-root-user", "--net");
    try {
      var trial = new ArrayList<>(unshare);
      trial.add("true");
      boolean isAllowed = new ProcessRun(trial, folder, environment).capture().exitCode() == 0;
      return isAllowed ? unshare : List.of();
    } catch (FailedException notThere) {
      if (notThere.exitCode() != ExitCode.FAILED) {
        throw notThere;
      }
      return List.of();
    }
  }

  private Map<String, String> environment() {
    var with = new TreeMap<>(CliConfiguration.named(environment));
    with.keySet()
        .removeIf(
            name ->
                name.startsWith("AWS_")
                    || name.startsWith("TF_CLI_ARGS")
                    || name.startsWith("TF_LOG")
                    || name.equals("TF_DATA_DIR")
                    || name.equals("TF_WORKSPACE"));
    with.put("AWS_CONFIG_FILE", ProcessRun.NO_FILE);
    with.put("AWS_SHARED_CREDENTIALS_FILE", ProcessRun.NO_FILE);
    with.put("AWS_EC2_METADATA_DISABLED", "true");
    with.put("CHECKPOINT_DISABLE", "1");
    with.put("TF_IN_AUTOMATION", "1");
    with.put("TF_INPUT", "0");
    return with;
  }

  private Outcome run(List<String> arguments, Map<String, String> with) throws FailedException {
    return run(List.of(), arguments, with);
  }

  private Outcome run(List<String> before, List<String> arguments, Map<String, String> with)
      throws FailedException {
    var command = new ArrayList<>(before);
    command.add(binary.file().toString());
    command.addAll(arguments);
    ProcessRun.Outcome outcome = new ProcessRun(command, folder, with).capture();
    return new Outcome(outcome.exitCode() == 0, outcome.output());
  }
}

package io.trainingroles.cli.configuration;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.file.FolderReader;
import io.trainingroles.cli.terraform.IsolatedTerraform;
import io.trainingroles.cli.terraform.ProviderSource;
import io.trainingroles.cli.terraform.TerraformBinary;
import io.trainingroles.finding.Finding;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.configuration.ConfigurationModule;
import io.trainingroles.input.configuration.ConfigurationTree;
import io.trainingroles.input.configuration.PreparedConfiguration;
import io.trainingroles.input.planned.ConfigurationPlan;
import io.trainingroles.input.planned.PlannedChange;
import io.trainingroles.input.planned.TestOutput;
import io.trainingroles.input.terraform.PlannedRoles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder of Terraform in HCL: has Terraform plan a copy of it, with nothing of AWS, and
 * reads the roles of that plan. Nothing is written into the folder, and nothing is applied.
 */
final class ConfigurationReader implements FolderReader {
  /** What commands take for the account of a role where nothing says which it is. */
  static final String ACCOUNT = "123456789012";

  private static final String ADDED = "training_roles_seen.tf.json";
  private static final String OVERRIDE = "training_roles_seen_override.tf.json";
  private static final String TESTS = "training_roles_tests";

  private final Console console;
  private final Map<String, String> environment;
  private final String account;
  private final List<String> variables;
  private final FolderProviders providers;
  private final Map<Path, String> instead;

  /** {@code instead} are texts that are read in the place of files. */
  ConfigurationReader(
      Console console,
      Map<String, String> environment,
      String account,
      List<String> variables,
      FolderProviders providers,
      Map<Path, String> instead) {
    this.instead = Map.copyOf(instead);
    this.console = console;
    this.environment = environment;
    this.account = account;
    this.variables = List.copyOf(variables);
    this.providers = providers;
  }

  @Override
  public Optional<FolderReading> read(String name) throws FailedException {
    Optional<TerraformBinary> binary = TerraformBinary.ifThere(environment);
    if (binary.isEmpty()) {
      return notPlanned(name, "Terraform was not found");
    }
    try (ScratchFolder scratch = ScratchFolder.make()) {
      var run = new Run(name, scratch, binary.get());
      String unsuitable = run.unsuitable();
      return unsuitable == null ? Optional.of(run.read()) : notPlanned(name, unsuitable);
    } catch (IOException | UncheckedIOException failed) {
      throw new FailedException(
          ExitCode.FAILED,
          "'" + name + "' cannot be copied to a temporary folder: " + failed.getMessage());
    }
  }

  private Optional<FolderReading> notPlanned(String name, String why) {
    console.progress(
        "The *.tf files of '"
            + name
            + "' are not read: this needs Terraform 1.11 or newer, and "
            + why
            + ".");
    return Optional.empty();
  }

  /** One reading of one folder. */
  private final class Run {
    private final String name;
    private final Path folder;
    private final Map<String, Path> local;
    private final FolderCopy copy;
    private final Path root;
    private final Map<String, String> texts = new TreeMap<>();
    private final IsolatedTerraform terraform;
    private final TerraformBinary binary;
    private final TerraformFindings findings;

    Run(String name, ScratchFolder scratch, TerraformBinary binary)
        throws IOException, FailedException {
      this.name = name;
      this.folder = Path.of(name).toRealPath();
      this.local = ModuleFolders.local(folder, ConfigurationReader::module);
      this.copy = new FolderCopy(common(local.values()), scratch.tree());
      this.root = copy.of(folder);
      this.binary = binary;
      this.findings = new TerraformFindings(name, this::shown);
      this.terraform = new IsolatedTerraform(binary, environment, console, root);
    }

    /** Why the Terraform that is there cannot plan the folder; null if it can. */
    @Nullable String unsuitable() throws IOException, FailedException {
      Files.createDirectories(root);
      String found = terraform.unsuitable();
      return found == null ? null : "this is " + found;
    }

    FolderReading read() throws IOException, FailedException {
      for (Path each : new LinkedHashSet<>(local.values())) {
        copy.copy(each);
      }
      for (Map.Entry<Path, String> file : instead.entrySet()) {
        Files.writeString(copy.of(file.getKey().toRealPath()), file.getValue());
      }
      copy.notFollowed()
          .forEach(
              each ->
                  console.progress(
                      "'" + each + "' is a link to a place outside of the folder; left out."));
      Map<String, Path> folders = folders();
      var modules = new HashMap<String, ConfigurationModule>();
      for (Map.Entry<String, Path> each : folders.entrySet()) {
        modules.put(each.getKey(), shownModule(each.getValue()));
      }
      var tree = new ConfigurationTree(modules);
      if (texts.keySet().stream().anyMatch(ConfigurationReader::isOfOpenTofu)) {
        console.progress("The files for OpenTofu (*.tofu) are read as if they were for Terraform.");
      }
      var refused = new ArrayList<Finding>(providers.refused(name, folder, tree));
      refused.addAll(GivenVariables.undeclared(name, variables, tree.variables()));
      if (!refused.isEmpty()) {
        return refused(refused);
      }
      var prepared = new PreparedConfiguration(tree, account, region());
      for (Map.Entry<String, Path> each : folders.entrySet()) {
        write(each.getValue(), tree.module(each.getKey()).prepared(true));
      }
      Files.writeString(root.resolve(OVERRIDE), prepared.override());
      Files.createDirectories(root.resolve(TESTS));
      write(prepared, folders);
      install(tree, folders);
      return planned(prepared, tree, folders);
    }

    /** The folders of all modules in the copy. */
    private Map<String, Path> folders() throws IOException, FailedException {
      boolean isAllLocal =
          local.values().stream()
              .distinct()
              .map(ConfigurationReader::module)
              .noneMatch(ConfigurationModule::callsOthers);
      if (isAllLocal) {
        var folders = new TreeMap<String, Path>();
        local.forEach((address, each) -> folders.put(address, copy.of(each)));
        return folders;
      }
      Path gotten = folder.resolve(".terraform").resolve("modules");
      if (Files.isDirectory(gotten)) {
        new FolderCopy(folder, root).copy(gotten);
      }
      IsolatedTerraform.Outcome outcome = terraform.get();
      if (!outcome.isFine()) {
        console.err().print(outcome.output());
        throw new FailedException(
            ExitCode.WRONG_INPUT,
            "the modules of '" + name + "' cannot be installed; see Terraform's output above");
      }
      return ModuleFolders.gotten(root);
    }

    /** The module of a folder of the copy, whose files have the names that the user knows. */
    private ConfigurationModule shownModule(Path inCopy) throws IOException {
      var named = new TreeMap<String, String>();
      for (Map.Entry<String, String> file : ModuleFolders.texts(inCopy).entrySet()) {
        named.put(shown(inCopy.resolve(file.getKey())), file.getValue());
      }
      texts.putAll(named);
      return new ConfigurationModule(named);
    }

    private String shown(Path inCopy) {
      Path relative = root.relativize(root.resolve(inCopy).normalize());
      Path shown = Path.of(name).resolve(relative).normalize();
      String ofOpenTofu = shown.toString().replaceFirst("\\.tf(\\.json)?$", ".tofu$1");
      return Files.exists(Path.of(ofOpenTofu)) ? ofOpenTofu : shown.toString();
    }

    private FolderReading refused(List<Finding> findings) {
      return new FolderReading(new InputReading.Refused(findings), texts);
    }

    /** The files that are added to the modules; of remote states they hold our own texts. */
    private static void write(PreparedConfiguration prepared, Map<String, Path> folders)
        throws IOException {
      for (Map.Entry<String, Path> each : folders.entrySet()) {
        Files.writeString(each.getValue().resolve(ADDED), prepared.added(each.getKey()));
      }
    }

    private static void write(Path inCopy, Map<String, String> files) throws IOException {
      for (Map.Entry<String, String> file : files.entrySet()) {
        String fileName = String.valueOf(Path.of(file.getKey()).getFileName());
        Files.writeString(inCopy.resolve(ModuleFolders.nameOfTerraform(fileName)), file.getValue());
      }
    }

    private void install(ConfigurationTree tree, Map<String, Path> folders)
        throws IOException, FailedException {
      ProviderSource source = providers.source(environment, binary);
      FolderProviders.WithoutVersions withoutVersions =
          () -> {
            Files.deleteIfExists(root.resolve(FolderProviders.LOCK));
            for (Map.Entry<String, Path> each : folders.entrySet()) {
              write(each.getValue(), tree.module(each.getKey()).prepared(false));
            }
          };
      providers.install(name, terraform, source, withoutVersions, console);
    }

    private Optional<String> region() {
      return Optional.ofNullable(environment.get("AWS_REGION"))
          .or(() -> Optional.ofNullable(environment.get("AWS_DEFAULT_REGION")))
          .filter(region -> region.matches("[a-z]{2}(-[a-z]+)+-\\d{1,2}"));
    }

    private FolderReading planned(
        PreparedConfiguration prepared, ConfigurationTree tree, Map<String, Path> folders)
        throws IOException, FailedException {
      List<PlannedChange> instances = List.of();
      if (tree.hasKeys()) {
        TestOutput first = test("instances", prepared.testOfInstances());
        if (first.changes().isEmpty()) {
          return refused(findings.of(first));
        }
        instances = first.changes().get();
      }
      TestOutput second = test("plan", prepared.testOfPlan(instances));
      if (second.changes().isEmpty()) {
        return refused(findings.of(second));
      }
      ConfigurationPlan plan = prepared.read(second.changes().get());
      if (prepared.computes() || plan.hasOtherWords(allTexts())) {
        // With other texts: what differs then was computed from them.
        PreparedConfiguration again = prepared.again(second.changes().get());
        write(again, folders);
        TestOutput third = test("again", again.testOfPlan(instances));
        if (third.changes().isEmpty()) {
          return refused(findings.of(third));
        }
        plan = plan.agreed(again.read(third.changes().get()));
      }
      var open = new TreeMap<>(prepared.decidedByAws());
      open.putAll(plan.open());
      console.progress(
          "Read for the account "
              + account
              + (account.equals(ACCOUNT) ? " (--account gives another one)" : "")
              + " and the workspace 'default'.");
      InputReading reading = PlannedRoles.of(name, plan, open);
      if (reading instanceof InputReading.Read read
          && read.roles().isEmpty()
          && read.others().isEmpty()) {
        console.progress("'" + name + "' creates no role and no policy.");
      }
      return new FolderReading(reading, texts);
    }

    /** What the values of the configuration are written in. */
    private List<String> allTexts() throws IOException {
      var all = new ArrayList<>(texts.values());
      all.addAll(variables);
      try (Stream<Path> files = Files.list(root)) {
        for (Path file : files.filter(each -> each.toString().contains(".tfvars")).toList()) {
          all.add(Files.readString(file));
        }
      }
      return all;
    }

    private TestOutput test(String test, String text) throws IOException, FailedException {
      String file = test + ".tftest.json";
      Files.writeString(root.resolve(TESTS).resolve(file), text);
      return TestOutput.of(terraform.test(TESTS, file, variables).output());
    }
  }

  private static boolean isOfOpenTofu(String file) {
    return !file.equals(ModuleFolders.nameOfTerraform(file));
  }

  /** The innermost folder that all of these are in. */
  private static Path common(Collection<Path> folders) {
    Path common = folders.iterator().next();
    for (Path each : folders) {
      for (Path above = common; !each.startsWith(common); above = above.getParent()) {
        common = Objects.requireNonNull(above, "all are below the root of the file system");
      }
    }
    return common;
  }

  private static ConfigurationModule module(Path folder) {
    try {
      return new ConfigurationModule(ModuleFolders.texts(folder));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

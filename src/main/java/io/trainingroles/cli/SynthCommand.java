package io.trainingroles.cli;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.AtomicFiles;
import io.trainingroles.cli.file.OrganisationFile;
import io.trainingroles.cli.file.SpecFile;
import io.trainingroles.cli.terraform.OfflineOverride;
import io.trainingroles.report.AccessText;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.synthesis.SynthesizedSpec;
import io.trainingroles.terraform.ConfigurationRenderer;
import io.trainingroles.terraform.Precondition;
import io.trainingroles.terraform.TerraformConfiguration;
import io.trainingroles.terraform.folder.MovedPolicies;
import io.trainingroles.terraform.folder.ReadablePolicies;
import io.trainingroles.terraform.folder.ReplacedRoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A spec to Terraform files. */
@Command(
    name = "synth",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the Terraform files of a spec: main.tf.json (resources and outputs, for any"
          + " configuration) and terraform.tf.json (what a configuration may have only once:"
          + " required versions, and the provider if the spec sets it).",
      "",
      "Only these two files are replaced; state, lock file and all other files in the folder are"
          + " left unchanged. If the spec or the review of its roles has an error, nothing is written."
    })
final class SynthCommand implements Callable<Integer> {
  /** As many roles as a note names. */
  private static final int MAXIMUM_NAMES = 10;

  private static final String STANDARD_OUTPUT = "-";

  private final Console console;
  private final ReadableFiles files;
  private final Map<String, String> environment;
  private final Supplier<LocalDate> today;

  @Parameters(
      paramLabel = "SPEC",
      arity = "0..1",
      defaultValue = "training-roles.yaml",
      description = "the spec, or - for standard input (default: ${DEFAULT-VALUE}, or .yml)")
  private Path spec = Path.of("training-roles.yaml");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "terraform.out",
      description =
          "the folder to write to, created if it does not exist; - means --stdout (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("terraform.out");

  @Option(
      names = "--module",
      description =
          "write a reusable module: no provider, no backend, and variables for what differs from one"
              + " use to the next (name_prefix, path, permissions_boundary, max_session_duration,"
              + " tags)")
  private boolean module;

  @Option(
      names = "--stdout",
      description = "print both files as one JSON object to standard output, and write no file")
  private boolean stdout;

  @Option(
      names = "--readable",
      description =
          "also write each policy with line breaks, for reviews: policies/ROLE.POLICY.json, which"
              + " Terraform does not read")
  private boolean readable;

  @Mixin private OrganisationFile organisation = new OrganisationFile();

  SynthCommand(
      Console console,
      ReadableFiles files,
      Map<String, String> environment,
      Supplier<LocalDate> today) {
    this.console = console;
    this.files = files;
    this.environment = environment;
    this.today = today;
  }

  @Override
  public Integer call() throws FailedException {
    boolean toOutput = stdout || folder.toString().equals(STANDARD_OUTPUT);
    if (readable && toOutput) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "--readable writes files, and standard output takes only the configuration; give a folder"
              + " with -o");
    }
    Optional<SynthesizedSpec> read =
        SpecFile.given(spec, console, files).readSound(organisation, environment, today.get());
    if (read.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    TerraformConfiguration configuration = render(read.get());
    noteRolesWithoutPolicy(read.get(), console);
    if (toOutput) {
      console.out().print(configuration.singleFile());
      return ExitCode.FINE;
    }
    noteOtherRoles(folder, configuration, console);
    write(folder, configuration);
    if (readable) {
      AtomicFiles.write(
          folder.resolve(ReadablePolicies.FOLDER), ReadablePolicies.of(read.get().roles()));
    }
    int roles = read.get().roles().size();
    console.progress(
        "Wrote "
            + folder.resolve(TerraformConfiguration.MAIN_FILE)
            + " and "
            + folder.resolve(TerraformConfiguration.SETTINGS_FILE)
            + (roles == 1 ? " (1 role)." : " (" + roles + " roles)."));
    AccessText.promises(read.get().proofs()).forEach(console::progress);
    read.get().fits().forEach(fit -> console.progress(AccessText.shortly(fit)));
    return ExitCode.FINE;
  }

  /** Such a role is valid, and its job fails with its first request. */
  static void noteRolesWithoutPolicy(SynthesizedSpec spec, Console console) {
    List<String> names = spec.rolesWithoutPolicy();
    if (!names.isEmpty()) {
      int more = names.size() - MAXIMUM_NAMES;
      console.progress(
          "note: roles without a policy, which are allowed nothing: "
              + String.join(", ", names.subList(0, Math.min(MAXIMUM_NAMES, names.size())))
              + (more > 0 ? " and " + more + " more" : ""));
    }
  }

  private TerraformConfiguration render(SynthesizedSpec read) throws FailedException {
    if (module) {
      refuseAdopted(read);
      refuseReferences(read);
      refuseCircles(read);
    }
    var renderer = new ConfigurationRenderer();
    return module
        ? renderer.module(
            read.roles(),
            read.terraform().variables(),
            read.deployment(),
            read.terraform().renamed())
        : renderer.root(read.roles(), read.terraform());
  }

  /** Terraform takes import blocks in the root configuration alone. */
  private static void refuseAdopted(SynthesizedSpec read) throws FailedException {
    List<RoleName> adopted = read.terraform().adopted().roles();
    if (!adopted.isEmpty()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "a module cannot import what exists, and these roles have 'adopt': "
              + adopted.stream().map(RoleName::value).collect(Collectors.joining(", "))
              + "; remove 'adopt', and write import blocks where the module is used");
    }
  }

  /** A module sees nothing of the configuration around it but its variables. */
  private static void refuseReferences(SynthesizedSpec read) throws FailedException {
    List<String> references =
        Precondition.references(read.roles()).stream().map(TerraformReference::toString).toList();
    if (!references.isEmpty()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "a module cannot see "
              + String.join(", ", references)
              + "; declare variables in 'terraform', and give them these values where the module is used");
    }
  }

  /** IAM refuses a trust policy that names a role that does not exist yet. */
  private static void refuseCircles(SynthesizedSpec read) throws FailedException {
    List<String> names = ConfigurationRenderer.trustedInCircles(read.roles(), read.deployment());
    if (!names.isEmpty()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "a module cannot create roles that trust themselves or each other, as none of them can be "
              + "created first: "
              + String.join(", ", names)
              + "; let one of them trust the account, {account: …}, and allow sts:AssumeRole in the "
              + "policies of the"
              + " other role");
    }
  }

  /** What a person who wrote into the wrong folder must know before they apply. */
  static void noteOtherRoles(Path folder, TerraformConfiguration configuration, Console console)
      throws FailedException {
    Path file = folder.resolve(TerraformConfiguration.MAIN_FILE);
    String before;
    try {
      before = Files.readString(file);
    } catch (IOException notThere) {
      return; // what is not there, or cannot be read, is written or refused by the writer
    }
    ReplacedRoles replaced = ReplacedRoles.of(before, configuration.mainFile());
    if (replaced.isForeign()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "'"
              + file
              + "' has what training-roles does not write, and was not replaced; give another"
              + " folder with -o, or rename that file");
    }
    replaced
        .renamed()
        .forEach(
            (was, now) ->
                console.progress(
                    "note: IAM cannot rename a role: 'terraform apply' deletes "
                        + was
                        + " and creates "
                        + now
                        + ", with another ARN and another unique ID"));
    List<String> gone = replaced.gone();
    if (!gone.isEmpty()) {
      int more = gone.size() - MAXIMUM_NAMES;
      console.progress(
          "note: "
              + file
              + (replaced.hasCommon() ? "" : " was written for another spec: it")
              + " had roles that this spec does not have, and 'terraform apply' would delete them: "
              + String.join(", ", gone.subList(0, Math.min(MAXIMUM_NAMES, gone.size())))
              + (more > 0 ? " and " + more + " more" : ""));
    }
  }

  /** Writes the files, and takes away what a plan that was killed has left beside them. */
  static void write(Path folder, TerraformConfiguration configuration) throws FailedException {
    String main = configuration.mainFile();
    refuseMoves(folder.resolve(TerraformConfiguration.MAIN_FILE), main);
    AtomicFiles.write(
        folder,
        new TreeMap<>(
            Map.of(
                TerraformConfiguration.MAIN_FILE,
                main,
                TerraformConfiguration.SETTINGS_FILE,
                configuration.settingsFile())));
    new OfflineOverride(folder).remove();
  }

  private static void refuseMoves(Path file, String next) throws FailedException {
    String before;
    try {
      before = Files.readString(file);
    } catch (IOException notThere) {
      return; // what is not there, or cannot be read, is written or refused by the writer
    }
    List<MovedPolicies.Move> moves = MovedPolicies.between(before, next);
    if (!moves.isEmpty()) {
      String list =
          moves.stream()
              .map(move -> "  " + move.name() + ": " + move.from() + " -> " + move.to() + "\n")
              .collect(Collectors.joining());
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "these inline policies of "
              + file
              + " would get another Terraform address, and Terraform could delete them after it has "
              + "created the new ones:\n"
              + list
              + "nothing was written. Of roles whose inline policies have the same name, the first "
              + "in the spec gets the short address: add new roles below the others, or rename one "
              + "of the policies");
    }
  }
}

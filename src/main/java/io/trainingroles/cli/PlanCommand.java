package io.trainingroles.cli;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.Interruption;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.OrganisationFile;
import io.trainingroles.cli.file.SpecFile;
import io.trainingroles.cli.terraform.AwsSettings;
import io.trainingroles.cli.terraform.OfflineOverride;
import io.trainingroles.cli.terraform.ProviderMirrors;
import io.trainingroles.cli.terraform.ProviderSource;
import io.trainingroles.cli.terraform.Terraform;
import io.trainingroles.cli.terraform.TerraformBinary;
import io.trainingroles.synthesis.SynthesizedSpec;
import io.trainingroles.terraform.ConfigurationRenderer;
import io.trainingroles.terraform.CurrentValues;
import io.trainingroles.terraform.TerraformConfiguration;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A spec to Terraform's own plan. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the Terraform files of a spec, as 'synth' does, and runs 'terraform init' and 'terraform"
          + " plan' on them. The output and the exit code are those of Terraform.",
      "",
      "With --offline no AWS account is needed: placeholders stand in for credentials, in a file"
          + " beside main.tf.json that is removed afterwards. Without it, Terraform uses your own AWS"
          + " configuration.",
      "",
      "What follows '--' is passed to 'terraform plan'; relative paths there start at the output folder:",
      "  training-roles plan -- -out=roles.tfplan"
    },
    footer = {
      "",
      "Environment:",
      "  TERRAFORM_BINARY_NAME          the program to run in place of terraform, such as tofu",
      "  TRAINING_ROLES_PLUGIN_MIRROR   as --plugin-mirror",
      "  TF_CLI_CONFIG_FILE, TF_DATA_DIR, TF_PLUGIN_CACHE_DIR, TF_CLI_ARGS…   as for 'terraform -chdir=DIR'",
      "",
      "Where the Terraform registry cannot be reached, the AWS provider comes from a mirror: that of"
          + " --plugin-mirror, of your Terraform CLI configuration, of TRAINING_ROLES_PLUGIN_MIRROR, or"
          + " one found on this machine, in this order. If the last one does not have all "
          + "providers, the registry is used."
    })
final class PlanCommand implements Callable<Integer> {
  private final Console console;
  private final ReadableFiles files;
  private final Map<String, String> environment;
  private final Supplier<LocalDate> today;
  private final List<String> terraformArguments;

  @Parameters(
      index = "0",
      paramLabel = "SPEC",
      arity = "0..1",
      defaultValue = "training-roles.yaml",
      description = "the spec, or - for standard input (default: ${DEFAULT-VALUE}, or .yml)")
  private Path spec = Path.of("training-roles.yaml");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "terraform.out",
      description = "the folder to write to and plan in (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("terraform.out");

  @Option(names = "--offline", description = "plan without an AWS account")
  private boolean offline;

  @Option(
      names = ProviderMirrors.OPTION,
      paramLabel = "DIR",
      description =
          "get the AWS provider from this filesystem mirror (the layout that 'terraform providers"
              + " mirror' writes)")
  private @Nullable Path pluginMirror;

  @Mixin private OrganisationFile organisation = new OrganisationFile();

  PlanCommand(
      Console console,
      ReadableFiles files,
      Map<String, String> environment,
      Supplier<LocalDate> today,
      List<String> terraformArguments) {
    this.console = console;
    this.files = files;
    this.today = today;
    this.environment = environment;
    this.terraformArguments = List.copyOf(terraformArguments);
  }

  @Override
  public Integer call() throws FailedException {
    if (folder.toString().equals("-")) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "Terraform needs a folder to plan in, and '-o -' is standard output; give a folder, or "
              + "use 'synth -o -'");
    }
    Optional<SynthesizedSpec> read =
        SpecFile.given(spec, console, files).readSound(organisation, environment, today.get());
    if (read.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    SynthCommand.noteRolesWithoutPolicy(read.get(), console);
    TerraformBinary binary = TerraformBinary.find(environment);
    ProviderSource source = new ProviderMirrors(environment, binary).choose(pluginMirror);
    TerraformConfiguration configuration =
        new ConfigurationRenderer().root(read.get().roles(), read.get().terraform());
    SynthCommand.noteOtherRoles(folder, configuration, console);
    SynthCommand.write(folder, configuration);
    var terraform = new Terraform(binary, folder, environment, console);
    if (offline) {
      return planOffline(terraform, source, read.get());
    }
    List<String> missing = AwsSettings.missing(environment, read.get().terraform());
    terraform.init(source, missing);
    int exitCode = terraform.plan(terraformArguments);
    if (exitCode == ExitCode.FAILED) {
      missing.forEach(console::progress);
    }
    return exitCode;
  }

  private int planOffline(Terraform terraform, ProviderSource source, SynthesizedSpec read)
      throws FailedException {
    var override = new OfflineOverride(folder);
    Interruption interruption = Interruption.does(() -> removeAtTheEnd(override));
    try {
      override.put(read.terraform(), CurrentValues.placeholders(read.roles()));
      noteCurrentValues(read);
      Terraform withoutAws = terraform.withoutAws(OfflineOverride.isRemote(read.terraform()));
      withoutAws.init(source, List.of());
      return withoutAws.plan(withoutRefresh(terraformArguments));
    } finally {
      override.remove();
      interruption.isOver();
    }
  }

  private void noteCurrentValues(SynthesizedSpec read) {
    if (!CurrentValues.dataSources(read.roles()).isEmpty()) {
      console.progress(
          "The account 000000000000, the Region us-east-1 and the partition aws in this plan are "
              + "placeholders: the current ones are known only with AWS credentials.");
    }
  }

  private void removeAtTheEnd(OfflineOverride override) {
    try {
      override.remove();
    } catch (FailedException failed) {
      console.error(String.valueOf(failed.getMessage()));
    }
  }

  /** What is in the state cannot be looked up in AWS either; what the user gives comes after it. */
  private static List<String> withoutRefresh(List<String> arguments) {
    var all = new ArrayList<String>(List.of("-refresh=false"));
    all.addAll(arguments);
    return all;
  }
}

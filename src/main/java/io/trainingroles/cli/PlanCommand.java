package io.trainingroles.cli;

import io.trainingroles.spec.Spec;
import io.trainingroles.terraform.ConfigurationRenderer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A spec to Terraform's own plan. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the Terraform files of a spec, as 'synth' does, and runs 'terraform init' and 'terraform"
          + " plan' on them. Terraform's output is passed through, and its exit code.",
      "",
      "With --offline no AWS account is needed: placeholders stand in for credentials, in a file"
          + " beside main.tf.json that is taken away again. Without it, Terraform uses your own AWS"
          + " configuration.",
      "",
      "What follows '--' goes to 'terraform plan', and its paths start from the output folder:",
      "  training-roles plan -- -out=roles.tfplan"
    },
    footer = {
      "",
      "Environment:",
      "  TERRAFORM_BINARY_NAME          another program than terraform, such as tofu",
      "  TRAINING_ROLES_PLUGIN_MIRROR   as --plugin-mirror",
      "  TF_CLI_CONFIG_FILE, TF_DATA_DIR, TF_PLUGIN_CACHE_DIR, TF_CLI_ARGS…   as Terraform has them",
      "",
      "Where the Terraform registry cannot be reached, the AWS provider comes from a mirror: that of"
          + " --plugin-mirror, else the one that your Terraform CLI configuration names, else that of"
          + " TRAINING_ROLES_PLUGIN_MIRROR, else one found on this machine."
    })
final class PlanCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;
  private final List<String> terraformArguments;

  @Parameters(
      index = "0",
      paramLabel = "SPEC",
      arity = "0..1",
      defaultValue = "training-roles.yaml",
      description = "the spec (default: ${DEFAULT-VALUE})")
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
      names = "--plugin-mirror",
      paramLabel = "DIR",
      description =
          "take the AWS provider from this filesystem mirror (the layout that 'terraform providers"
              + " mirror' writes)")
  private @Nullable Path pluginMirror;

  PlanCommand(Console console, Map<String, String> environment, List<String> terraformArguments) {
    this.console = console;
    this.environment = environment;
    this.terraformArguments = List.copyOf(terraformArguments);
  }

  @Override
  public Integer call() throws FailedException {
    Optional<Spec> read = new SpecFile(spec, console).read();
    if (read.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    var terraform = new Terraform(folder, environment, console);
    terraform.requireInstalled();
    var mirrors = new ProviderMirrors(environment, terraform.registryHost());
    ProviderMirrors.Choice mirror = mirrors.choose(pluginMirror);
    SynthCommand.write(
        folder, new ConfigurationRenderer().root(read.get().roles(), read.get().terraform()));
    return offline
        ? planOffline(terraform, mirror, read.get())
        : plan(terraform, mirror, terraformArguments);
  }

  private int planOffline(Terraform terraform, ProviderMirrors.Choice mirror, Spec read)
      throws FailedException {
    OfflineOverride override = new OfflineOverride(folder);
    override.put(read.terraform().region() == null);
    Terraform withoutAws = terraform.withoutAws(override);
    try {
      return plan(withoutAws, mirror, OfflineOverride.planArguments(terraformArguments));
    } finally {
      override.remove();
    }
  }

  private static int plan(
      Terraform terraform, ProviderMirrors.Choice mirror, List<String> arguments)
      throws FailedException {
    terraform.init(mirror);
    return terraform.plan(arguments);
  }
}

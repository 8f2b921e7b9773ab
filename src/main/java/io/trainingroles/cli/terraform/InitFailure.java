package io.trainingroles.cli.terraform;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Why {@code terraform init} failed, as far as its output shows.
 *
 * @param outcome its exit code and its output; nothing if it did not fail
 */
record InitFailure(ProcessRun.Outcome outcome) {
  private static final Pattern PROVIDERS =
      Pattern.compile("Failed\\s+to\\s+(query\\s+available\\s+provider|install\\s+provider)");
  private static final Pattern NETWORK =
      Pattern.compile(
          "could\\s+not\\s+connect|dial\\s+tcp|proxyconnect|no\\s+such\\s+host|i/o\\s+timeout"
              + "|connection\\s+(refused|reset)|tls:|x509:");

  /** Whether the providers are what is missing, and another source may have them. */
  boolean isAboutProviders() {
    return outcome.exitCode() != 0 && PROVIDERS.matcher(outcome.output()).find();
  }

  /** Whether the providers are missing because the network is. */
  boolean isUnreachable() {
    return isAboutProviders() && NETWORK.matcher(outcome.output()).find();
  }

  /** What to do where the source of the providers cannot be reached. */
  static String remedy(ProviderSource source, Path folder) {
    String begin =
        source instanceof ProviderSource.Configured configured
            ? "the source that "
                + configured.file()
                + " names (provider_installation) cannot be reached. Name another one, or give a"
                + " mirror with "
                + ProviderMirrors.OPTION
                + " DIR."
            : "the Terraform registry cannot be reached, and no mirror was found. Give one with "
                + ProviderMirrors.OPTION
                + " DIR or "
                + ProviderMirrors.VARIABLE
                + ", or name it in your Terraform CLI configuration (provider_installation).";
    return "the AWS provider cannot be installed: "
        + begin
        + " To make a mirror, run 'terraform providers mirror DIR' in '"
        + folder
        + "' on a machine with a network";
  }
}

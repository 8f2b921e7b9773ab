package io.trainingroles.cli.configuration;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.terraform.IsolatedTerraform;
import io.trainingroles.cli.terraform.ProviderMirrors;
import io.trainingroles.cli.terraform.ProviderSource;
import io.trainingroles.cli.terraform.TerraformBinary;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.input.configuration.ConfigurationTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The providers that a folder is read with. A provider is a program: installed are those of
 * hashicorp, those of a lock file, and those that the user allows.
 *
 * @param allowed the sources that the user allows, such as {@code datadog/datadog}
 * @param pluginMirror the mirror that the user gives, if any
 * @param trusted the folder whose lock file counts; null for that of the folder that is read
 */
record FolderProviders(Set<String> allowed, @Nullable Path pluginMirror, @Nullable Path trusted) {
  static final String LOCK = ".terraform.lock.hcl";

  private static final IssueCode NOT_ALLOWED = new IssueCode("NOT_ALLOWED_IN_A_FOLDER");
  private static final Pattern LOCKED = Pattern.compile("(?m)^provider \"([^\"]+)\"");

  /** Terraform breaks lines anywhere. */
  private static final Pattern NOT_THERE =
      Pattern.compile(
          "Failed\\s+to\\s+(?:query\\s+available\\s+provider|install\\s+provider)"
              + "|version\\s+constraints|locked\\s+provider|does\\s+not\\s+match");

  /** Keeps an unchangeable copy. */
  FolderProviders {
    allowed = Set.copyOf(allowed);
  }

  /** Takes the versions that the copy requires of its providers out of it. */
  @FunctionalInterface
  interface WithoutVersions {
    void write() throws IOException;
  }

  /** What of a configuration must not be installed or run. */
  List<Finding> refused(String name, Path folder, ConfigurationTree tree) throws IOException {
    var findings = new ArrayList<Finding>();
    for (String refusal : tree.refusals()) {
      findings.add(refused(name, refusal, TerraformFindings.INSTEAD));
    }
    Set<String> locked = locked(trusted == null ? folder : trusted);
    for (String source : tree.sources()) {
      ProviderAddress provider = ProviderAddress.of(source);
      if (!provider.isOfHashicorp() && !allowed.contains(source) && !provider.isIn(locked)) {
        findings.add(
            refused(
                name,
                "reading this folder requires Terraform to install and run the provider "
                    + source
                    + ", which its lock file does not have",
                "if you trust it, give --allow-provider " + source));
      }
    }
    return findings;
  }

  private static Finding refused(String name, String problem, String remedy) {
    return Finding.error(NOT_ALLOWED, new Location.Source(name), problem, remedy);
  }

  private static Set<String> locked(Path folder) throws IOException {
    var locked = new TreeSet<String>();
    Path lock = folder.resolve(LOCK);
    if (Files.isRegularFile(lock)) {
      Matcher provider = LOCKED.matcher(Files.readString(lock));
      while (provider.find()) {
        locked.add(provider.group(1));
      }
    }
    return locked;
  }

  /** Where they come from. */
  ProviderSource source(Map<String, String> environment, TerraformBinary binary)
      throws FailedException {
    return new ProviderMirrors(environment, binary).choose(pluginMirror);
  }

  /**
   * Installs them: from the mirror, where that lacks one from the registry, and at last in the
   * versions that the mirror has.
   */
  void install(
      String name,
      IsolatedTerraform terraform,
      ProviderSource source,
      WithoutVersions withoutVersions,
      Console console)
      throws IOException, FailedException {
    IsolatedTerraform.Outcome first = terraform.init(source);
    IsolatedTerraform.Outcome last = first;
    boolean isNotThere = NOT_THERE.matcher(first.output()).find();
    if (!last.isFine() && isNotThere && source instanceof ProviderSource.Found) {
      console.progress("That mirror does not have all providers.");
      last = terraform.init(new ProviderSource.Registry());
    }
    if (!last.isFine() && isNotThere) {
      console.progress(
          "Trying again with the versions that the mirror has, not those that the folder requires.");
      withoutVersions.write();
      last = terraform.init(source);
    }
    if (!last.isFine()) {
      console.err().print(first.output());
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "'"
              + name
              + "' cannot be initialized; see Terraform's output above"
              + (isNotThere
                  ? ". Where the registry cannot be reached, give the providers with "
                      + ProviderMirrors.OPTION
                      + " DIR"
                  : ""));
    }
  }
}

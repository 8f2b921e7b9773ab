package io.trainingroles.cli.configuration;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.file.FolderReader;
import io.trainingroles.cli.terraform.ProviderMirrors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a folder of Terraform in HCL is read with. */
public final class ConfigurationOption {
  @Option(
      names = "-var",
      paramLabel = "NAME=VALUE",
      description = "a variable of a folder of Terraform, as for 'terraform plan'")
  private List<String> variables = new ArrayList<>();

  @Option(
      names = "-var-file",
      paramLabel = "FILE",
      description = "a file with such variables, as for 'terraform plan'")
  private List<Path> variableFiles = new ArrayList<>();

  @Option(
      names = "--allow-provider",
      paramLabel = "SOURCE",
      description =
          "a provider that may be installed and run to read a folder, such as datadog/datadog;"
              + " those of hashicorp and of the lock file may")
  private List<String> providers = new ArrayList<>();

  @Option(
      names = ProviderMirrors.OPTION,
      paramLabel = "DIR",
      description =
          "get the providers of a folder from this filesystem mirror (the layout that 'terraform"
              + " providers mirror' writes)")
  private @Nullable Path pluginMirror;

  /** The reader of folders. */
  public FolderReader reader(Console console, Map<String, String> environment) {
    return reader(console, environment, null);
  }

  /**
   * The reader of folders, with the providers of the lock file that another folder has: what a
   * revision that is not trusted yet names is no reason to run it.
   */
  public FolderReader reader(
      Console console, Map<String, String> environment, @Nullable Path trusted) {
    var arguments = new ArrayList<String>();
    variables.forEach(each -> arguments.add("-var=" + each));
    variableFiles.forEach(each -> arguments.add("-var-file=" + each.toAbsolutePath()));
    return new ConfigurationReader(
        console,
        environment,
        arguments,
        new FolderProviders(new TreeSet<>(providers), pluginMirror, trusted));
  }
}

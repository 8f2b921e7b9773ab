package io.trainingroles.cli.configuration;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.FolderReader;
import io.trainingroles.cli.terraform.ProviderMirrors;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.InputReading;
import io.trainingroles.role.value.AccountId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a folder of Terraform in HCL is read with. */
public final class ConfigurationOption {
  @Option(
      names = "-var",
      paramLabel = "NAME=VALUE",
      description = "a variable of a Terraform configuration, as for 'terraform plan'")
  private List<String> variables = new ArrayList<>();

  @Option(
      names = "-var-file",
      paramLabel = "FILE",
      description = "a file with such variables, as for 'terraform plan'")
  private List<Path> variableFiles = new ArrayList<>();

  @Option(
      names = "--account",
      paramLabel = "ID",
      description =
          "the account of a Terraform configuration whose providers do not name one (default: "
              + ConfigurationReader.ACCOUNT
              + "); for 'fit' and 'tighten', also the account of the jobs")
  private @Nullable String account;

  @Option(
      names = "--allow-provider",
      paramLabel = "SOURCE",
      description =
          "a provider that may be installed and run to read a folder, such as datadog/datadog;"
              + " those of hashicorp and of the lock file always may")
  private List<String> providers = new ArrayList<>();

  @Option(
      names = ProviderMirrors.OPTION,
      paramLabel = "DIR",
      description =
          "get the providers of a folder from this filesystem mirror (the layout that 'terraform"
              + " providers mirror' writes)")
  private @Nullable Path pluginMirror;

  private static final IssueCode NOT_RUN = new IssueCode("TERRAFORM_IS_NOT_RUN");

  /** Terraform, its modules and its providers read what they like. */
  private static Optional<FolderReader.FolderReading> refused(String name) {
    Finding finding =
        Finding.error(
            NOT_RUN,
            new Location.Source(name),
            "the folder has files in HCL (*.tf), and reading them requires Terraform to be run, "
                + "which is not allowed here",
            "give a plan of the folder as a file: terraform show -json PLAN");
    return Optional.of(
        new FolderReader.FolderReading(new InputReading.Refused(List.of(finding)), Map.of()));
  }

  /** The account that is given, if it is. */
  public Optional<String> account() {
    return Optional.ofNullable(account);
  }

  /** The reader of folders. */
  public FolderReader reader(Console console, Map<String, String> environment, ReadableFiles files)
      throws FailedException {
    return reader(console, environment, files, (Path) null);
  }

  /** The reader of folders, with texts in the place of some of their files. */
  public FolderReader reader(
      Console console,
      Map<String, String> environment,
      ReadableFiles files,
      Map<Path, String> instead)
      throws FailedException {
    return reader(console, environment, files, null, instead);
  }

  /**
   * The reader of folders, with the providers of the lock file that another folder has: what a
   * revision that is not trusted yet names is no reason to run it.
   *
   * @throws FailedException if the account that is given is none
   */
  public FolderReader reader(
      Console console, Map<String, String> environment, ReadableFiles files, @Nullable Path trusted)
      throws FailedException {
    return reader(console, environment, files, trusted, Map.of());
  }

  private FolderReader reader(
      Console console,
      Map<String, String> environment,
      ReadableFiles files,
      @Nullable Path trusted,
      Map<Path, String> instead)
      throws FailedException {
    if (files.areConfined()) {
      return ConfigurationOption::refused;
    }
    try {
      account().ifPresent(AccountId::new);
    } catch (InvalidValueException invalid) {
      throw new FailedException(
          ExitCode.WRONG_INPUT, "--account: " + invalid.problem() + "; " + invalid.remedy());
    }
    checkVariables();
    var arguments = new ArrayList<String>();
    variables.forEach(each -> arguments.add(GivenVariables.option(each)));
    variableFiles.forEach(each -> arguments.add("-var-file=" + each.toAbsolutePath()));
    return new ConfigurationReader(
        console,
        environment,
        account().orElse(ConfigurationReader.ACCOUNT),
        arguments,
        new FolderProviders(new TreeSet<>(providers), pluginMirror, trusted),
        instead);
  }

  /** What Terraform would refuse only after its start, and in terms of its own options. */
  private void checkVariables() throws FailedException {
    for (String variable : variables) {
      if (variable.indexOf('=') < 1) {
        throw new FailedException(
            ExitCode.WRONG_INPUT, "-var: '" + variable + "' has no value; write -var NAME=VALUE");
      }
    }
    for (Path file : variableFiles) {
      if (!Files.isReadable(file)) {
        throw new FailedException(
            ExitCode.WRONG_INPUT, "-var-file: '" + file + "' does not exist or cannot be read");
      }
    }
  }
}

package io.trainingroles.cli;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.search.SearchLimits;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.file.DocumentType;
import io.trainingroles.cli.file.InputRoles;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.ReferenceExamples;
import io.trainingroles.input.question.RoleDifference;
import io.trainingroles.report.AccessJson;
import io.trainingroles.report.AccessMarkdown;
import io.trainingroles.report.AccessText;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What access is new, and what is gone. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what access is new and what is gone between two inputs, each with a request."
          + " All possible requests are compared, not texts: a rewrite that allows the same is not a"
          + " change. Roles are matched by name; who may assume them is compared too.",
      "",
      "Each input is "
          + InputRoles.DESCRIPTION
          + ". Exits with 3 if access is broader, or if"
          + " that is not known."
    })
final class DiffCommand implements Callable<Integer> {
  /** How differences are shown. */
  enum Format {
    text,
    json,
    markdown
  }

  private final Console console;
  private final InputStream standardInput;

  @Parameters(index = "0", paramLabel = "OLD", description = "the old input")
  private String before = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "the new input")
  private String after = "";

  @Option(
      names = "--type",
      paramLabel = "identity|trust|boundary|resource",
      description =
          "the kind of policy documents (default: identity); for trust policies, shows who may newly"
              + " assume the role, for resource policies, who may newly use the resource")
  private @Nullable DocumentType type;

  @Option(
      names = "--format",
      paramLabel = "text|json|markdown",
      defaultValue = "text",
      description = "how the changes are shown (default: ${DEFAULT-VALUE})")
  private Format format = Format.text;

  DiffCommand(Console console, InputStream standardInput) {
    this.console = console;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() throws FailedException {
    Optional<List<JudgedRole>> old = new InputRoles(console, standardInput, type).read(before);
    Optional<List<JudgedRole>> now = new InputRoles(console, standardInput, type).read(after);
    if (old.isEmpty() || now.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    if (old.get().isEmpty() && now.get().isEmpty()) {
      throw new FailedException(ExitCode.WRONG_INPUT, "neither input has a role");
    }
    List<RoleDifference> differences;
    try {
      differences =
          RoleDifference.between(
              old.get(),
              now.get(),
              new AccessProver(SearchLimits.DEFAULT, new ReferenceExamples()));
    } catch (InvalidValueException invalid) {
      throw new FailedException(ExitCode.WRONG_INPUT, invalid.problem() + "; " + invalid.remedy());
    }
    console
        .out()
        .print(
            switch (format) {
              case text -> AccessText.differences(differences);
              case json -> AccessJson.differences(differences);
              case markdown -> AccessMarkdown.differences(differences);
            });
    boolean isFine =
        differences.stream().allMatch(each -> !each.isBroadened() && each.unknown().isEmpty());
    return isFine ? ExitCode.FINE : ExitCode.NOT_AS_EXPECTED;
  }
}

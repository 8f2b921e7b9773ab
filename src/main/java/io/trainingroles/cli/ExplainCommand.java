package io.trainingroles.cli;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.report.CheckPageText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The page of a check. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what a finding means: what to avoid, what to prefer, why, and what the check does not"
          + " see. Without a code, lists all checks."
    })
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "CODE",
      arity = "0..1",
      description = "the code of a finding, such as SERVICE_WILDCARD")
  private @Nullable String code;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws FailedException {
    if (code == null) {
      console.out().print(CheckPageText.list(CheckPages.ALL));
      return ExitCode.FINE;
    }
    String wanted = code.toUpperCase(Locale.ROOT).replace('-', '_');
    Optional<IssuePage> page =
        CheckPages.ALL.stream().filter(one -> one.code().value().equals(wanted)).findFirst();
    console.out().print(CheckPageText.of(page.orElseThrow(() -> unknown(wanted))));
    return ExitCode.FINE;
  }

  private static FailedException unknown(String wanted) {
    List<String> codes = CheckPages.ALL.stream().map(page -> page.code().value()).toList();
    return new FailedException(
        ExitCode.WRONG_INPUT,
        "there is no check '"
            + wanted
            + "'; "
            + NearestWord.to(wanted, codes).map(near -> "did you mean " + near + "? ").orElse("")
            + "'training-roles explain' lists all");
  }
}

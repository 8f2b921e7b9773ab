package io.trainingroles.cli;

import io.trainingroles.access.RequestContext;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.question.AccessPhrase;
import io.trainingroles.input.question.QuestionNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The names that a question may have although the reference data does not have them. */
final class AcceptUnknownOption {
  @Option(
      names = "--accept-unknown",
      paramLabel = "NAME",
      description =
          "an action, service or condition key that exists although the reference data does not "
              + "have it; may be given several times")
  private List<String> names = new ArrayList<>();

  /** The check of the names. */
  QuestionNames names() {
    return new QuestionNames(names);
  }

  /** Refuses a question with a name that is likely a slip; warns of what cannot be checked. */
  void check(String action, String resource, RequestContext context, Console console)
      throws FailedException {
    try {
      names()
          .check(action, resource, context)
          .forEach(
              unknown ->
                  console.progress("warning: " + unknown + "; it may be newer than the data"));
      names()
          .neverAsked(new AccessPhrase(action, resource, Map.of()))
          .ifPresent(never -> console.progress("warning: " + never));
    } catch (InvalidValueException slip) {
      throw new FailedException(ExitCode.WRONG_INPUT, slip.problem() + "; " + slip.remedy());
    }
  }
}

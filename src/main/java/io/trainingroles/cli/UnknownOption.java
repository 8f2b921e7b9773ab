package io.trainingroles.cli;

import picocli.CommandLine.Option;

/** What an answer that is not known means for the exit code. */
final class UnknownOption {
  /** As on the command line. */
  enum Meaning {
    fail,
    pass
  }

  @Option(
      names = "--unknown",
      paramLabel = "fail|pass",
      defaultValue = "fail",
      description =
          "whether an answer that is not known counts as a failure (default: ${DEFAULT-VALUE}); it "
              + "is shown either way")
  private Meaning meaning = Meaning.fail;

  /** Whether the exit code is that of a good answer. */
  boolean passes() {
    return meaning == Meaning.pass;
  }
}

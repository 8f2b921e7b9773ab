package io.trainingroles.cli;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.report.FindingText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The roles of an input that a command is given, whatever it is; tells what it is by its content.
 */
final class InputRoles {
  private static final IssueCode MALFORMED = new IssueCode("MALFORMED_POLICY");

  private final Console console;

  InputRoles(Console console) {
    this.console = console;
  }

  /** The roles; nothing where the input is wrong, which has then been shown. */
  Optional<List<JudgedRole>> read(String name) {
    String text;
    try {
      text = new InputFile(name, "give the path of a spec or a policy document").text();
    } catch (InputFile.UnreadableException unreadable) {
      show(Map.of(), List.of(unreadable.finding()));
      return Optional.empty();
    }
    if (!AccessInput.isPolicyDocument(text)) {
      return new SpecFile(Path.of(name), console)
          .read()
          .map(spec -> spec.roles().stream().map(AccessInput::ofRole).toList());
    }
    PolicyDocumentReading reading = new PolicyDocumentReader().read(text);
    if (reading instanceof PolicyDocumentReading.Read read) {
      return Optional.of(List.of(AccessInput.ofDocument(fileName(name), read.document())));
    }
    var malformed = (PolicyDocumentReading.Malformed) reading;
    show(
        Map.of(name, text),
        malformed.problems().stream().map(problem -> finding(name, problem)).toList());
    return Optional.empty();
  }

  private static String fileName(String name) {
    Path file = Path.of(name).getFileName();
    return file == null ? name : file.toString();
  }

  private static Finding finding(String name, PolicyDocumentReading.Problem problem) {
    return Finding.error(
        MALFORMED,
        new Location.Position(name, problem.line(), problem.column()),
        problem.path() + ": " + problem.problem(),
        problem.remedy());
  }

  private void show(Map<String, String> texts, List<Finding> findings) {
    console.err().print(new FindingText(texts, console.errColours()).of(findings));
  }
}

package io.trainingroles.cli;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.report.FindingText;
import io.trainingroles.role.Deployment;
import io.trainingroles.spec.Spec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The roles of an input that a command is given, whatever it is; tells what it is by its content.
 */
final class InputRoles {
  private static final IssueCode MALFORMED = new IssueCode("MALFORMED_POLICY");

  private final Console console;
  private Deployment deployment = new Deployment(null, null);

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
      Optional<Spec> spec = new SpecFile(Path.of(name), console).read();
      spec.ifPresent(read -> deployment = read.deployment());
      return spec.map(read -> read.roles().stream().map(AccessInput::ofRole).toList());
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

  /** Where the roles of the input that has been read are deployed to, as far as it says so. */
  Deployment deployment() {
    return deployment;
  }

  /** The role of a name; without one, all roles. */
  static List<JudgedRole> chosen(List<JudgedRole> roles, @Nullable String role)
      throws FailedException {
    if (role == null) {
      return roles;
    }
    List<JudgedRole> chosen = roles.stream().filter(one -> one.name().equals(role)).toList();
    if (chosen.isEmpty()) {
      String names = String.join(", ", roles.stream().map(JudgedRole::name).sorted().toList());
      throw new FailedException(
          ExitCode.WRONG_INPUT, "there is no role '" + role + "' in the input; it has " + names);
    }
    return chosen;
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

package io.trainingroles.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.report.CheckSarif;
import io.trainingroles.review.Review;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what {@code check} writes, as those who show it do. */
final class CheckFormats {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  /** A spec with findings that are accepted. */
  static final String ACCEPTED = FIXTURES.resolve("cli/accepted.yaml").toString();

  /** Texts that a format could take for more than text. */
  static final String EVIL =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::<b>|`\\\\|\\u0000\\uFFFE\\uD800/*"}]}
      """;

  private CheckFormats() {}

  /** Read once for all who ask. */
  private static final class Inputs {
    static final List<String> ALL = readable();
  }

  /** The specs and other inputs of the fixtures that can be read. */
  static List<String> inputs() {
    return Inputs.ALL;
  }

  private static List<String> readable() {
    try (Stream<Path> specs = Files.list(FIXTURES.resolve("spec"));
        Stream<Path> inputs = Files.walk(FIXTURES.resolve("input"))) {
      return Stream.concat(specs, inputs)
          .map(Path::toString)
          .filter(name -> name.endsWith(".yaml") || name.endsWith(".json"))
          .filter(name -> ProgramRun.of("check", name).code() != ExitCode.WRONG_INPUT)
          .sorted()
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** The address that a finding in a file has in SARIF. */
  static String sarifUri(String file) {
    var place = new Location.Position(file, 1, 1);
    Finding finding = Finding.error(new IssueCode("ANY"), place, "a problem", "a remedy");
    var review = new Review(List.of(new CheckFinding(finding, "", "", null)), List.of());
    try {
      return new ObjectMapper()
          .readTree(new CheckSarif("1.0.0", List.of(), "/", Map.of()).of(review))
          .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
          .asText();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The cells of a table's row; a pipe behind a backslash is a part of its cell. */
  static List<String> cells(String row) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    for (int index = 1; index < row.length(); index++) {
      char character = row.charAt(index);
      if (character == '\\' && row.startsWith("|", index + 1)) {
        cell.append('|');
        index++;
      } else if (character == '|') {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(character);
      }
    }
    return cells;
  }
}

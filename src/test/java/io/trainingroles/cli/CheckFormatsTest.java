package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.finding.Severity;
import io.trainingroles.report.CheckJunit;
import io.trainingroles.review.Review;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What {@code check} writes for build servers and pull requests. */
final class CheckFormatsTest {
  @TempDir private Path folder;

  static List<String> inputs() {
    return CheckFormats.inputs();
  }

  @Test
  void junit_when_parsed_itsCountsAreThoseOfItsCases() throws Exception {
    String document = Files.writeString(folder.resolve("<b>|`.json"), CheckFormats.EVIL).toString();
    String clean = "examples/from-a-job/training-roles.yaml";
    for (String level : List.of("error", "security_warning", "suggestion")) {
      ProgramRun check =
          ProgramRun.of(
              "check",
              "--format=junit",
              "--fail-on",
              level,
              CheckFormats.ACCEPTED,
              document,
              clean);
      Document xml = parsed(check.out());
      long failures = 0;
      NodeList suites = xml.getElementsByTagName("testsuite");
      assertThat(suites.getLength()).isGreaterThan(2);
      for (int index = 0; index < suites.getLength(); index++) {
        var suite = (Element) suites.item(index);
        assertThat(count(suite, "testcase")).isPositive().isEqualTo(number(suite, "tests"));
        assertThat(count(suite, "failure")).isEqualTo(number(suite, "failures"));
        assertThat(count(suite, "skipped")).isEqualTo(number(suite, "skipped"));
        assertThat(number(suite, "errors")).isZero();
        failures += number(suite, "failures");
      }
      assertThat(failures > 0).isEqualTo(check.code() == ExitCode.NOT_AS_EXPECTED);
      assertThat(count(xml.getDocumentElement(), "skipped")).isEqualTo(2);
    }
  }

  @Test
  void junit_when_aFindingFails_saysItsPlaceOnce() throws Exception {
    Document xml = parsed(ProgramRun.of("check", "--format=junit", CheckFormats.ACCEPTED).out());

    String first = xml.getElementsByTagName("failure").item(0).getTextContent();

    assertThat(first).startsWith(CheckFormats.ACCEPTED + ":7:11: ").containsOnlyOnce(":7:11");
  }

  @Test
  void junit_when_nothingIsFound_isOneCaseThatPasses() throws Exception {
    String xml = new CheckJunit(Severity.ERROR).of(new Review(List.of(), List.of()), List.of("v"));

    Element suite = (Element) parsed(xml).getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("1");
    assertThat(suite.getAttribute("name")).isEqualTo("v");
    assertThat(count(suite, "failure") + count(suite, "system-out")).isZero();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void markdown_when_ofAnything_isOneTable(String input) {
    assertIsOneTable(ProgramRun.of("check", "--format=markdown", input).out());
  }

  @Test
  void markdown_when_textsAreHostile_isOneTable() throws IOException {
    String document =
        Files.writeString(folder.resolve("<b>|`\n.json"), CheckFormats.EVIL).toString();

    assertIsOneTable(ProgramRun.of("check", "--format=markdown", document).out());
  }

  private static void assertIsOneTable(String markdown) {
    List<String> lines = markdown.lines().toList();
    assertThat(lines.get(0)).endsWith(".");
    if (lines.get(0).startsWith("No findings")) {
      assertThat(lines).hasSize(1);
      return;
    }
    assertThat(lines.get(1)).isEmpty();
    assertThat(lines.size()).isGreaterThan(4);
    for (String line : lines.subList(2, lines.size())) {
      List<String> cells = CheckFormats.cells(line);
      assertThat(cells).as(line).hasSize(5);
      if (!line.startsWith("| |") && !line.startsWith("|-")) {
        cells.stream()
            .skip(1)
            .filter(cell -> !cell.isEmpty())
            .forEach(cell -> assertThat(cell).startsWith("`").endsWith("`"));
      }
    }
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static long count(Element element, String name) {
    return element.getElementsByTagName(name).getLength();
  }

  private static long number(Element element, String attribute) {
    return Long.parseLong(element.getAttribute(attribute));
  }
}

package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trainingroles.ExpectedText;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.organisation.RuleForms;
import io.trainingroles.report.line.PrintableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder for each rule of an organisation, named by its code: the file of rules, inputs that
 * break it ({@code bad…}, with what is then said), and inputs that keep it ({@code good…}). A
 * document that is no identity policy has its type before the end of its name.
 */
final class OrganisationFixtureTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/organisation");

  static List<Path> inputs() throws IOException {
    try (Stream<Path> files = Files.walk(FIXTURES)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).matches("(bad|good).*\\.(yaml|json)"))
          .sorted()
          .toList();
    }
  }

  @Test
  void folders_when_listed_areThoseOfTheRules() {
    for (String code : RuleForms.PAGES.stream().map(page -> page.code().value()).toList()) {
      Path folder = FIXTURES.resolve(code.toLowerCase(Locale.ROOT).substring(13));
      assertThat(folder.resolve("organisation.yaml")).exists();
      assertThat(folder).isDirectoryContaining("glob:**/bad*.{yaml,json}");
      assertThat(folder).isDirectoryContaining("glob:**/good*.{yaml,json}");
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void check_when_aRuleHolds_findsWhatBreaksItAndNothingElse(Path input) throws IOException {
    String name = String.valueOf(input.getFileName());
    var arguments = new ArrayList<>(List.of("check", "--format=json", input.toString()));
    for (String type : List.of("trust", "boundary", "resource")) {
      if (name.endsWith("." + type + ".json")) {
        arguments.add("--type=" + type);
      }
    }

    ProgramRun check = ProgramRun.of(arguments.toArray(String[]::new));

    assertThat(check.code()).as(check.err()).isNotEqualTo(ExitCode.WRONG_INPUT);
    List<String> breaches = breaches(check.out());
    if (name.startsWith("good")) {
      assertThat(breaches).isEmpty();
    } else {
      assertThat(breaches).isNotEmpty();
      assertThat(check.code()).isEqualTo(ExitCode.NOT_AS_EXPECTED);
      String code = "ORGANISATION_" + FIXTURES.relativize(input).getName(0);
      assertThat(breaches)
          .allSatisfy(line -> assertThat(line).contains(" " + code.toUpperCase(Locale.ROOT) + " "));
      ExpectedText.check(
          input.resolveSibling(name + ".expected"),
          PrintableText.of(String.join("\n", breaches)).replace("\\n", "\n") + "\n");
    }
  }

  private static List<String> breaches(String json) throws IOException {
    var breaches = new ArrayList<String>();
    for (JsonNode found : JSON.readTree(json).at("/findings")) {
      String code = found.at("/code").asText();
      if (code.startsWith("ORGANISATION_")) {
        assertThat(found.at("/type").asText()).isEqualTo("ERROR");
        JsonNode place = found.at("/location");
        breaches.add(
            place.at("/line").asInt()
                + ":"
                + place.at("/column").asInt()
                + " "
                + place.at("/address").asText()
                + place.at("/path").asText()
                + " "
                + code
                + " "
                + found.at("/message").asText()
                + "; "
                + found.at("/remedy").asText());
      }
    }
    return breaches;
  }
}

package io.trainingroles.access.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trainingroles.access.condition.Comparison;
import io.trainingroles.access.condition.ConditionOperator;
import io.trainingroles.access.proof.KnownDifference;
import io.trainingroles.input.request.RequestReader;
import io.trainingroles.input.request.RequestReading;
import io.trainingroles.report.DecisionJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks the questions: each file is named by one, says where AWS answers it and what the answer is,
 * and has requests with the decision on each.
 */
public final class SimulatorCaseTest {
  private static final Path QUESTIONS = Path.of("src", "test", "resources", "fixtures", "access");
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @MethodSource("questions")
  void request_when_decided_isDecidedAsDocumented(Path question) throws IOException {
    JsonNode content = JSON.readTree(Files.readString(question));
    assertThat(names(content)).containsExactly("documentation", "answer", "cases");
    assertThat(content.get("documentation").asText()).startsWith("https://");
    assertThat(content.get("answer").asText()).isNotBlank();
    var wrong = new ArrayList<String>();
    for (JsonNode one : content.get("cases")) {
      assertThat(names(one)).containsExactly("decision", "request");
      String decision = decision(one.get("request").toString());
      if (!decision.equals(one.get("decision").asText())) {
        wrong.add(decision + ", not " + one);
      }
    }
    assertThat(content.get("cases")).isNotEmpty();
    assertThat(wrong).isEmpty();
  }

  @Test
  void operators_when_walked_areEachInACase() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path question : questions()) {
      for (JsonNode condition : JSON.readTree(Files.readString(question)).findValues("Condition")) {
        condition
            .fieldNames()
            .forEachRemaining(
                name -> used.add(ConditionOperator.of(name).orElseThrow().comparison().word()));
      }
    }
    assertThat(used)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Comparison.values()).map(Comparison::word).toList());
  }

  @Test
  void differences_when_known_areEachARowOfTheirPage() throws IOException {
    String page = Files.readString(Path.of("docs", "access", "differences.md"));
    List<String> rows =
        page.substring(0, page.indexOf("## Where AWS is silent"))
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| question"))
            .map(line -> line.substring(2, line.indexOf(" |", 2)))
            .toList();
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(KnownDifference.values()).map(KnownDifference::question).toList());
  }

  public static List<Path> questions() throws IOException {
    try (Stream<Path> files = Files.list(QUESTIONS)) {
      List<Path> all = files.sorted().toList();
      assertThat(all).hasSizeGreaterThan(70);
      return all;
    }
  }

  private static String decision(String request) {
    if (new RequestReader().read(request) instanceof RequestReading.Read read) {
      return DecisionJson.word(new Simulator(read.policies()).decide(read.request()));
    }
    return fail(new RequestReader().read(request).toString());
  }

  private static List<String> names(JsonNode node) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}

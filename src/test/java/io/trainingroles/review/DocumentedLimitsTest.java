package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.PolicyUse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What limits a role by all its policies together, by denials or by conditions that AWS documents
 * as the limit, is no finding; what looks alike and is no limit still is one.
 */
final class DocumentedLimitsTest {
  private static final Path CASES =
      Path.of("src", "test", "resources", "fixtures", "review", "limits.json");
  private static final Reviewer REVIEWER =
      new Reviewer(Catalogue.CHECKS, CheckSettings.of(LocalDate.of(2026, 11, 24)));

  @ParameterizedTest
  @MethodSource("cases")
  void findings_when_aPolicyHasLimits_areThoseThatAreLeft(Case one) {
    List<String> codes =
        findings(one.policy()).map(found -> found.finding().code().value()).toList();

    assertThat(one.present()).allSatisfy(code -> assertThat(codes).contains(code));
    assertThat(one.absent()).allSatisfy(code -> assertThat(codes).doesNotContain(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws:ResourceAccount", "s3:ResourceAccount", "S3:resourceaccount"})
  void findings_when_writesStayInAnAccount_sayThatAndWeighLess(String key) throws IOException {
    String statement =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:PutObject",
          "Resource": "arn:aws:s3:::*", "Condition": {"StringEquals": {"KEY": %s}}}]}
        """
            .replace("KEY", key);
    for (String account : List.of("\"123456789012\"", "\"${aws:PrincipalAccount}\"")) {
      assertThat(writes(statement.formatted(account)))
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.finding().severity()).isEqualTo(Severity.WARNING);
                assertThat(found.finding().problem())
                    .endsWith("any bucket of the accounts that its conditions name");
              });
    }
    assertThat(
            writes(
                statement.replace("StringEquals", "StringNotEquals").formatted("\"123456789012\"")))
        .singleElement()
        .satisfies(
            found -> assertThat(found.finding().severity()).isEqualTo(Severity.SECURITY_WARNING));
  }

  private static List<CheckFinding> writes(String policy) {
    return findings(policy)
        .filter(found -> found.finding().code().value().equals("WRITES_ANY_BUCKET"))
        .toList();
  }

  private static Stream<CheckFinding> findings(String policy) {
    var read =
        (InputReading.Read) AccessInput.readDocument("p.json", "p", policy, PolicyUse.MANAGED);
    return REVIEWER.review(read.roles().get(0)).findings().stream();
  }

  record Case(String name, String policy, List<String> absent, List<String> present) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    return StreamSupport.stream(new ObjectMapper().readTree(CASES.toFile()).spliterator(), false)
        .map(
            one ->
                new Case(
                    one.at("/name").asText(),
                    "{\"Version\": \"2012-10-17\", \"Statement\": " + one.at("/statements") + "}",
                    texts(one.at("/absent")),
                    texts(one.at("/present"))));
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}

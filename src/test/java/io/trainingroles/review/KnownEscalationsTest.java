package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.escalation.EscalationChecks;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.AccessInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways to more rights that have been written about are found, however a policy spells them. */
final class KnownEscalationsTest {
  private static final Path PATHS =
      Path.of("src", "test", "resources", "fixtures", "escalation", "paths.txt");
  private static final Reviewer REVIEWER =
      new Reviewer(EscalationChecks.ALL, CheckSettings.of(LocalDate.of(2026, 11, 24)));

  @ParameterizedTest
  @MethodSource("paths")
  void findings_when_aRoleHasAllActions_nameTheWay(String path) {
    List<String> actions = actions(path);

    assertThat(ways(actions)).anyMatch(way -> way.equals(String.join(" + ", actions)));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void findings_when_actionsAreSpeltOtherwise_areTheSame(String path) {
    List<String> actions = actions(path);
    List<UnaryOperator<String>> spellings =
        List.of(
            action -> action.toUpperCase(Locale.ROOT),
            action -> action.substring(0, action.length() - 1) + "?",
            action -> action.replaceFirst("(:.{6}).*", "$1*"));

    assertThat(spellings)
        .allSatisfy(
            spelling ->
                assertThat(ways(actions.stream().map(spelling).toList()))
                    .as(spelling.apply(actions.get(0)))
                    .isNotEmpty());
    assertThat(ways(List.of("*"))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void findings_when_oneActionIsMissing_doNotNameTheWay(String path) {
    List<String> actions = actions(path);
    for (String missing : actions) {
      var rest = new ArrayList<>(actions);
      rest.remove(missing);
      if (!rest.isEmpty()) {
        assertThat(ways(rest)).doesNotContain(String.join(" + ", actions));
      }
    }
  }

  @Test
  void paths_when_listed_areMany() throws IOException {
    assertThat(paths()).hasSizeGreaterThan(50);
  }

  private static List<String> ways(List<String> actions) {
    Statement all =
        Statement.allow(
            new ActionElement.Actions(actions.stream().map(ActionPattern::of).toList()),
            ResourceElement.Resources.of("*"));
    return REVIEWER
        .review(AccessInput.ofDocument("policy", PolicyDocument.of(List.of(all))))
        .findings()
        .stream()
        .filter(found -> found.finding().severity().compareTo(Severity.WARNING) <= 0)
        .filter(KnownEscalationsTest::isEscalation)
        .flatMap(CheckFinding::single)
        .map(CheckFinding::subject)
        .toList();
  }

  private static boolean isEscalation(CheckFinding found) {
    return Catalogue.page(found.finding().code()).orElseThrow().group() == IssueGroup.ESCALATION;
  }

  private static List<String> actions(String path) {
    return Arrays.asList(path.split(" ", -1));
  }

  static Stream<String> paths() throws IOException {
    return Files.readAllLines(PATHS).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank());
  }
}

package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.escalation.EscalationChecks;
import io.trainingroles.check.evidence.PrivilegePaths;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.AccessInput;
import io.trainingroles.reference.PrivilegeWay;
import io.trainingroles.reference.PrivilegeWay.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways to more rights that have been written about are found, however a policy spells them. */
final class KnownEscalationsTest {
  private static final Path PUBLISHED =
      Path.of("src", "test", "resources", "fixtures", "escalation");
  private static final Reviewer REVIEWER =
      new Reviewer(EscalationChecks.ALL, CheckSettings.of(LocalDate.of(2026, 11, 24)));

  /**
   * Many ways are spelt alike, such as with {@code *} or {@code iam:*}: those are reviewed once.
   */
  private static final Map<List<String>, List<CheckFinding>> REVIEWED = new ConcurrentHashMap<>();

  /** Published without the actions that make the pipeline run. */
  private static final Set<String> INCOMPLETE = Set.of("PassExistingRoleToNewDataPipeline");

  /** A way, with iam:PassRole among its actions where it takes that. */
  private record Way(String code, List<String> actions) {
    static Way of(PrivilegeWay way) {
      Stream<String> before =
          way.service().isEmpty() ? Stream.empty() : Stream.of(PrivilegePaths.PASS_ROLE);
      return new Way(
          switch (way.kind()) {
            case ROLE -> "ESCALATION_BY_ROLE";
            case USER -> "ESCALATION_BY_USER";
            case PASSED -> "ESCALATION_BY_PASSED_ROLE";
            case RUNNING -> "ESCALATION_BY_RUNNING_CODE";
          },
          Stream.concat(before, way.actions().stream()).toList());
    }

    @Override
    public String toString() {
      return String.join(" + ", actions);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void findings_when_aRoleHasAllActions_nameTheWay(Way way) {
    assertThat(subjects(way.actions(), way.code())).contains(way.toString());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void findings_when_actionsAreSpeltOtherwise_nameTheWay(Way way) {
    List<UnaryOperator<String>> spellings =
        List.of(
            action -> action.toUpperCase(Locale.ROOT),
            action -> action.substring(0, action.length() - 1) + "?",
            action -> action.substring(0, action.length() - 2) + "*",
            action -> action.replaceFirst(":.*", ":*"),
            action -> "*");

    assertThat(spellings)
        .allSatisfy(
            spelling ->
                assertThat(subjects(way.actions().stream().map(spelling).toList(), way.code()))
                    .as(spelling.apply(way.actions().get(0)))
                    .contains(way.toString()));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void findings_when_oneActionIsMissing_doNotNameTheWay(Way way) {
    for (String missing : way.actions()) {
      var rest = new ArrayList<>(way.actions());
      rest.remove(missing);
      if (!rest.isEmpty()) {
        assertThat(subjects(rest, way.code())).doesNotContain(way.toString());
      }
    }
  }

  /** The table has shortest ways, so a published one may be reported as a part of it. */
  @ParameterizedTest
  @MethodSource("published")
  void findings_when_aWayIsPublished_nameNothingButItsActions(String name, List<String> actions) {
    List<String> lower = actions.stream().map(action -> action.toLowerCase(Locale.ROOT)).toList();

    assertThat(reported(actions))
        .as(name)
        .isNotEmpty()
        .allSatisfy(
            way -> assertThat(way.toLowerCase(Locale.ROOT).split(" \\+ ", -1)).isSubsetOf(lower));
  }

  @Test
  void table_when_comparedWithWhatIsPublished_namesEachPath() throws IOException {
    String sources =
        Stream.of(Kind.values())
            .flatMap(kind -> PrivilegeWay.of(kind).stream())
            .map(PrivilegeWay::source)
            .collect(Collectors.joining("\n"));

    assertThat(lines("pathfinding.txt")).hasSize(65);
    assertThat(lines("cloudsplaining.txt")).hasSize(59);
    assertThat(lines("pmapper.txt")).hasSize(29);
    assertThat(lines("pathfinding.txt").map(line -> line.split("\t", -1)[0]))
        .filteredOn(id -> !id.equals("sts-001"))
        .allSatisfy(id -> assertThat(sources).contains(id));
  }

  @Test
  void ways_when_listed_areManyAndNoneTwice() {
    List<Way> all = ways().toList();

    assertThat(all).hasSize(157).doesNotHaveDuplicates();
  }

  private static List<String> subjects(List<String> actions, String code) {
    return findings(actions)
        .filter(found -> found.finding().code().value().equals(code))
        .map(CheckFinding::subject)
        .toList();
  }

  private static List<String> reported(List<String> actions) {
    return findings(actions)
        .filter(found -> isWay(found.finding().code().value()))
        .map(CheckFinding::subject)
        .toList();
  }

  private static boolean isWay(String code) {
    return code.startsWith("ESCALATION_BY_") || code.equals("ASSUME_ANY_ROLE");
  }

  private static Stream<CheckFinding> findings(List<String> actions) {
    return REVIEWED.computeIfAbsent(actions, KnownEscalationsTest::review).stream();
  }

  private static List<CheckFinding> review(List<String> actions) {
    Statement all =
        Statement.allow(
            new ActionElement.Actions(actions.stream().map(ActionPattern::of).toList()),
            ResourceElement.Resources.of("*"));
    return REVIEWER
        .review(AccessInput.ofDocument("policy", PolicyDocument.of(List.of(all))))
        .findings()
        .stream()
        .filter(found -> found.finding().severity() == Severity.SECURITY_WARNING)
        .flatMap(CheckFinding::single)
        .toList();
  }

  static Stream<Way> ways() {
    return Stream.of(Kind.values()).flatMap(kind -> PrivilegeWay.of(kind).stream()).map(Way::of);
  }

  static Stream<Arguments> published() throws IOException {
    return Stream.of("pathfinding.txt", "cloudsplaining.txt", "pmapper.txt")
        .flatMap(KnownEscalationsTest::lines)
        .map(line -> line.split("\t", -1))
        .filter(line -> !INCOMPLETE.contains(line[0]))
        .map(line -> Arguments.of(line[0], List.of(line[1].split(" ", -1))));
  }

  private static Stream<String> lines(String file) {
    try {
      return Files.readAllLines(PUBLISHED.resolve(file)).stream()
          .filter(line -> !line.startsWith("#"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

package io.trainingroles.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trainingroles.finding.Location.Field;
import io.trainingroles.finding.Location.Position;
import io.trainingroles.finding.Location.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one diagnostic type and its order. */
final class FindingTest {

  @Test
  void order_when_shuffled_readsAlongTheFile() {
    List<Finding> ordered =
        List.of(
            at(new Source("a"), Severity.ERROR, "A", "p"),
            at(new Position("a", 1, 2), Severity.ERROR, "A", "p"),
            at(new Position("a", 2, 1), Severity.ERROR, "A", "p"),
            at(new Position("a", 10, 1), Severity.ERROR, "A", "p"),
            at(new Position("a", 10, 2), Severity.ERROR, "A", "p"),
            at(new Position("a", 10, 2), Severity.ERROR, "A", "q"),
            at(new Position("a", 10, 2), Severity.ERROR, "B", "a"),
            at(new Position("a", 10, 2), Severity.SECURITY_WARNING, "A", "a"),
            at(new Position("a", 10, 2), Severity.WARNING, "A", "a"),
            at(new Position("a", 10, 2), Severity.SUGGESTION, "A", "a"),
            at(new Position("b", 1, 1), Severity.ERROR, "A", "a"));
    var shuffled = new ArrayList<>(ordered);
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(ordered);
    }
  }

  @Test
  void compare_when_equal_isZeroAndOnlyThen() {
    Finding finding = at(Field.of("a", "b"), Severity.ERROR, "A", "p");
    assertThat(finding).isEqualByComparingTo(at(Field.of("a", "b"), Severity.ERROR, "A", "p"));
    assertThat(finding).isNotEqualByComparingTo(at(Field.of("a", "c"), Severity.ERROR, "A", "p"));
    assertThat(finding.at(new Source("x")).location()).isEqualTo(new Source("x"));
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,0", "-1,1", "1,-1"})
  void position_when_notCountedFromOne_isRefused(int line, int column) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Position("a", line, column))
        .withMessage("lines and columns count from 1: %s:%s", line, column);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "A-B", "A_", "_A", "A__B", "1A", "A B", "A\n"})
  void code_when_notUpperCaseWords_isRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IssueCode(value))
        .withMessageContaining(value);
  }

  private static Finding at(Location location, Severity severity, String code, String problem) {
    return new Finding(severity, new IssueCode(code), location, problem, "r");
  }
}

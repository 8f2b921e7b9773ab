package io.trainingroles.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.trainingroles.HostileTexts;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Location.Field;
import io.trainingroles.finding.Location.Position;
import io.trainingroles.finding.Location.Source;
import io.trainingroles.finding.Severity;
import io.trainingroles.report.line.PrintableText;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people read of findings. */
final class FindingTextTest {
  private static final IssueCode CODE = new IssueCode("SOME_CODE");

  @Test
  void printable_when_anyCodePoint_movesNothing() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      String printable = PrintableText.of("a" + Character.toString(point));
      if (!isSafe(printable) || !printable.startsWith("a")) {
        throw new AssertionError("U+%04X is shown as it is".formatted(point));
      }
    }
  }

  @Test
  void printable_when_printable_isTheSame() {
    for (String text :
        List.of("", "plain ~", "\u00E9", "\u6A5F", "\uD83D\uDE00", "e\u0301", "\\n")) {
      assertThat(PrintableText.of(text)).isEqualTo(text);
    }
  }

  @Test
  void printable_when_not_isEscaped() {
    assertThat(PrintableText.of("a\n\r\t\u001B\u007F\u009B\u202E\u200B\uFEFF\uD800\u2028\uE000"))
        .isEqualTo(
            "a\\n\\r\\t\\u{1b}\\u{7f}\\u{9b}\\u{202e}\\u{200b}\\u{feff}\\u{d800}\\u{2028}\\u{e000}");
  }

  @Test
  void text_when_anyFinding_isSafe() {
    qt().withExamples(2000)
        .forAll(
            HostileTexts.any(),
            HostileTexts.any(),
            integers().between(1, 5),
            integers().between(1, 30))
        .checkAssert(
            (input, given, line, column) -> {
              String text =
                  new FindingText(input, false)
                      .of(
                          List.of(
                              error(new Position(given, line, column), given, given),
                              error(new Source(given), given, given),
                              error(Field.of(given, given), given, given)));
              assertThat(text.lines().allMatch(FindingTextTest::isSafe)).isTrue();
              assertThat(text).endsWith("\n").doesNotContain("\r");
            });
  }

  @Test
  void text_when_allIsPlain_isThis() {
    assertThat(
            shown("roles:\n  r: x\n", error(new Position("a.yaml", 2, 6), "it is wrong", "fix it")))
        .isEqualTo(
            """
            a.yaml:2:6: error: it is wrong [SOME_CODE]
              2 |   r: x
                |      ^
                fix it
            """);
  }

  @Test
  void text_when_thereIsNoLine_showsNone() {
    assertThat(shown("", error(new Source("a.yaml"), "it is wrong", "fix it")))
        .isEqualTo("a.yaml: error: it is wrong [SOME_CODE]\n    fix it\n");
    assertThat(shown("x", error(Field.of("roles", "r"), "it is wrong", "fix it")))
        .isEqualTo("roles.r: error: it is wrong [SOME_CODE]\n    fix it\n");
    assertThat(shown("one\n", error(new Position("a", 2, 1), "it is wrong", "fix it")))
        .doesNotContain("|");
  }

  @Test
  void mark_when_columnIsInside_standsBelowItsCharacter() {
    assertThat(mark("abc", 1)).isEqualTo(0);
    assertThat(mark("abc", 3)).isEqualTo(2);
    assertThat(mark("abc", 4)).isEqualTo(3);
    assertThat(mark("abc", 400)).isEqualTo(3);
    assertThat(mark("\tb", 2)).as("a tab is shown as two characters").isEqualTo(2);
    assertThat(mark("\u0001b", 2)).as("and an escape as many").isEqualTo("\\u{1}".length());
    assertThat(mark("\u6A5F\u68B0b", 3)).as("wide characters").isEqualTo(4);
    assertThat(mark("\uD55C\uFF21\u3042b", 4)).as("more of them").isEqualTo(6);
    assertThat(mark("\uD83D\uDE00b", 2)).as("an emoji is one column and wide").isEqualTo(2);
    assertThat(mark("e\u0301b", 3)).as("a mark above a letter").isEqualTo(1);
    assertThat(mark("\u00E9b", 2)).isEqualTo(1);
    assertThat(mark("\uFEFFab", 2)).as("a byte order mark is no column").isEqualTo(1);
  }

  @Test
  void mark_when_theLineIsLong_showsWhatIsAround() {
    String line = "b".repeat(500) + "X" + "a".repeat(500);
    String text = shown(line, error(new Position("f", 1, 501), "it is wrong", "fix it"));
    List<String> lines = text.lines().toList();
    assertThat(lines.get(1)).isEqualTo("  1 | …" + "b".repeat(60) + "X" + "a".repeat(99) + "…");
    assertThat(lines.get(2).indexOf('^')).isEqualTo(lines.get(1).indexOf('X'));
  }

  @Test
  void text_when_aValueIsLong_keepsWhatIsSaidOfIt() {
    String value = "v".repeat(100_000);
    String text = shown("", error(new Source("f"), "'" + value + "' is not a bucket", "fix it"));
    assertThat(text)
        .hasSizeLessThan(600)
        .contains("f: error: 'vvv")
        .contains("v' is not a bucket [");
    String wide = shown("", error(new Source("f"), "\uD83D\uDE00x".repeat(1000), "fix it"));
    assertThat(isSafe(wide.lines().findFirst().orElseThrow())).isTrue();
    String shifted = shown("", error(new Source("f"), "y" + "\uD83D\uDE00".repeat(1001), "fix it"));
    assertThat(isSafe(shifted.lines().findFirst().orElseThrow())).isTrue();
  }

  @Test
  void text_when_thereAreManyOnOneLongLine_takesNotLong() {
    String line = "x".repeat(4_000_000);
    Finding finding = error(new Position("f", 1, 3_999_999), "it is wrong", "fix it");
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            assertThat(new FindingText(line, false).of(Collections.nCopies(20_000, finding)))
                .contains("f:1:3999999: error"));
  }

  @Test
  void text_when_coloured_saysTheSame() {
    List<Finding> findings =
        List.of(
            error(new Position("a.yaml", 1, 2), "it \u001B[0m is wrong", "fix it"),
            new Finding(
                Severity.SECURITY_WARNING, CODE, new Source("b"), "it is wide", "narrow it"));
    String plain = new FindingText("abc\u001B[1m", false).of(findings);
    String coloured = new FindingText("abc\u001B[1m", true).of(findings);
    assertThat(plain).doesNotContain("\u001B").contains("b: security warning: it is wide");
    assertThat(coloured).contains("\u001B[31;1merror\u001B[0m").contains("\u001B[33;1msecurity");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  private static int mark(String line, int column) {
    String text = shown(line, error(new Position("f", 1, column), "p", "r"));
    return text.lines().toList().get(2).indexOf('^') - "  1 | ".length();
  }

  private static String shown(String input, Finding finding) {
    return new FindingText(input, false).of(List.of(finding));
  }

  private static Finding error(Location location, String problem, String remedy) {
    return Finding.error(CODE, location, problem, remedy);
  }

  private static boolean isSafe(String line) {
    return line.codePoints()
        .noneMatch(
            point ->
                Character.isISOControl(point)
                    || Character.getType(point) == Character.FORMAT
                    || Character.getType(point) == Character.SURROGATE
                    || Character.getType(point) == Character.LINE_SEPARATOR
                    || Character.getType(point) == Character.PARAGRAPH_SEPARATOR);
  }
}

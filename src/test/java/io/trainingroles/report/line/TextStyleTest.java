package io.trainingroles.report.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.trainingroles.HostileTexts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts in lines of a terminal's width. */
final class TextStyleTest {
  @Test
  void wrapped_when_theTextIsShort_isTheSame() {
    assertThat(TextStyle.wrapped("", 4)).isEmpty();
    assertThat(TextStyle.wrapped("s3:GetObject on *", 4)).isEqualTo("s3:GetObject on *");
  }

  @Test
  void wrapped_when_theTextIsLong_isBrokenAtTheLastSpaceThatFits() {
    String fits = "a".repeat(60) + " " + "b".repeat(15);

    assertThat(TextStyle.wrapped(fits, 4)).isEqualTo(fits);
    assertThat(TextStyle.wrapped(fits + "b", 4))
        .isEqualTo("a".repeat(60) + "\n    " + "b".repeat(16));
    assertThat(TextStyle.wrapped("\u6A5F".repeat(30) + " " + "b".repeat(16), 4))
        .as("wide characters take two columns")
        .contains("\n");
  }

  @Test
  void wrapped_when_aWordIsLongerThanALine_isNotBroken() {
    String arn = "arn:aws:s3:::" + "x".repeat(100);

    assertThat(TextStyle.wrapped("on " + arn + " too", 2)).isEqualTo("on\n  " + arn + "\n  too");
  }

  @Test
  void wrapped_when_anyText_losesNothingAndKeepsToTheWidth() {
    qt().forAll(HostileTexts.any(), integers().between(0, 20))
        .checkAssert(
            (text, indent) -> {
              String printable = PrintableText.of(text);
              List<String> lines = List.of(TextStyle.wrapped(printable, indent).split("\n", -1));
              assertThat(lines.stream().map(line -> line.replaceFirst("^ {0," + indent + "}", "")))
                  .as("words that begin with a space stay as they are")
                  .allSatisfy(
                      line ->
                          assertThat(!line.contains(" ") || indent + TextStyle.width(line) <= 80)
                              .isTrue());
              assertThat(String.join("", lines).replace(" ", ""))
                  .isEqualTo(printable.replace(" ", ""));
            });
  }

  @Test
  void bold_when_thereAreNoColours_isThePlainText() {
    assertThat(new TextStyle(false).bold("x")).isEqualTo("x");
    assertThat(new TextStyle(true).bold("x")).isEqualTo("\u001B[1mx\u001B[0m");
  }
}

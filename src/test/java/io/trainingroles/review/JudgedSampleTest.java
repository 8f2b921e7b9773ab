package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.check.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sample of findings in AWS's managed policies that people judged, and its page. */
final class JudgedSampleTest {
  private static final Path SAMPLE = Path.of("docs", "review", "sample.txt");
  private static final Path PAGE = Path.of("docs", "review", "sample.md");

  private record Judged(String code, String place, String judgement) {
    static Judged of(String line) {
      String[] fields = line.split("\t", -1);
      return new Judged(fields[0], fields[1], fields[2]);
    }

    boolean isFalse() {
      return judgement.startsWith("false: ");
    }
  }

  @Test
  void sample_when_read_hasATrueOrAReason() throws IOException {
    assertThat(sample())
        .allMatch(judged -> judged.isFalse() || judged.judgement().equals("true"))
        .extracting(Judged::code)
        .isSubsetOf(
            Catalogue.CHECKS.stream().map(Check::page).map(page -> page.code().value()).toList());
  }

  @Test
  void codes_when_judged_haveAtMostOneFalseInTen() throws IOException {
    var codes = sample().stream().collect(Collectors.groupingBy(Judged::code));
    assertThat(codes)
        .allSatisfy(
            (code, judged) -> {
              assertThat(judged).as(code).hasSizeLessThanOrEqualTo(30);
              assertThat(judged.stream().filter(Judged::isFalse).count() * 10)
                  .as(code)
                  .isLessThanOrEqualTo(judged.size());
            });
  }

  @Test
  void table_when_comparedWithTheSample_isTheSame() throws IOException {
    var codes =
        sample().stream()
            .collect(Collectors.groupingBy(Judged::code, TreeMap::new, Collectors.toList()));
    List<String> rows =
        codes.entrySet().stream()
            .map(
                entry ->
                    "| `"
                        + entry.getKey()
                        + "` | "
                        + entry.getValue().size()
                        + " | "
                        + entry.getValue().stream().filter(Judged::isFalse).count()
                        + " |")
            .toList();
    assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")))
        .map(
            row ->
                row.substring(
                    0, row.indexOf('|', row.indexOf('|', row.indexOf('|', 1) + 1) + 1) + 1))
        .containsExactlyElementsOf(rows);
  }

  private static List<Judged> sample() throws IOException {
    return Files.readAllLines(SAMPLE).stream()
        .filter(line -> !line.startsWith("#"))
        .map(Judged::of)
        .toList();
  }
}

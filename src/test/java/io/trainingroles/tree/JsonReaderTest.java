package io.trainingroles.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location.Position;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {
  @Test
  void read_when_valuesAreOfAllTypes_keepsTypesTextsAndPlaces() throws NotJsonException {
    Tree tree = read("{\"a\": [1.50, true, null],\n \"b\": \"null\"}");
    assertThat(tree)
        .isEqualTo(
            new Mapping(
                at(1, 1),
                List.of(
                    new Entry(
                        "a",
                        at(1, 2),
                        new Listing(
                            at(1, 7),
                            List.of(
                                new Scalar(at(1, 8), ScalarKind.NUMBER, "1.50"),
                                new Scalar(at(1, 14), ScalarKind.BOOLEAN, "true"),
                                new Scalar(at(1, 20), ScalarKind.NULL, "null")))),
                    new Entry("b", at(2, 2), new Scalar(at(2, 7), ScalarKind.TEXT, "null")))));
  }

  /** What is valid JSON is YAML, and the same values at the same places. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": {\"b\": [\"x\", 1, -2.5e3, true, false, null, \"\", \"1\"]}, \"c\": {}, \"d\": []}",
        "[[], {}, [[\"deep\"]]]",
        "\"text\"",
        "{\"a\": 1,\n  \"a\": 2}"
      })
  void read_when_textIsJson_isWhatYamlReads(String json) throws Exception {
    assertThat(read(json)).isEqualTo(new YamlReader("file.json").read(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "{} {}", "[1,]", "'a'", "// c\n1", "NaN", "01", "\"\u0001\"", "+1"})
  void read_when_textIsNotJson_saysWhere(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            NotJsonException.class,
            broken -> {
              assertThat(broken.location().position()).isPresent();
              assertThat(broken.problem())
                  .startsWith("this is not JSON: ")
                  .doesNotContain("Source");
            });
  }

  @Test
  void read_when_nestedTooDeep_isRefused() {
    assertThatThrownBy(() -> read("[".repeat(100_000)))
        .isInstanceOf(NotJsonException.class)
        .hasMessageContaining("1000");
  }

  @Test
  void duplicates_when_keysAreRepeatedAtAnyLevel_areFoundWithBothPlaces() throws NotJsonException {
    Tree tree = read("[{\"a\": 1,\n\"b\": {\"c\": 1, \"d\": 2, \"c\": 3},\n\"a\": 2,\n\"a\": 3}]");
    assertThat(DuplicateKeys.in(tree))
        .extracting(Finding::location, Finding::problem)
        .containsExactlyInAnyOrder(
            tuple(at(3, 1), "'a' is defined twice, first in line 1"),
            tuple(at(4, 1), "'a' is defined twice, first in line 1"),
            tuple(at(2, 23), "'c' is defined twice, first in line 2, column 7"));
  }

  /** The two ways to find them, for few keys and for many, agree. */
  @ParameterizedTest
  @ValueSource(ints = {2, 8, 9, 100})
  void duplicates_when_keysAreFewOrMany_areFound(int keys) throws NotJsonException {
    String others =
        IntStream.range(1, keys)
            .mapToObj(key -> "\"k" + key + "\": 0")
            .collect(Collectors.joining(","));
    assertThat(DuplicateKeys.in(read("{" + others + "}"))).isEmpty();
    assertThat(DuplicateKeys.in(read("{" + others + ", \"k1\": 1}")))
        .singleElement()
        .extracting(Finding::problem)
        .isEqualTo("'k1' is defined twice, first in line 1, column 2");
  }

  private static Tree read(String json) throws NotJsonException {
    return new JsonReader("file.json").read(json);
  }

  private static Position at(int line, int column) {
    return new Position("file.json", line, column);
  }
}

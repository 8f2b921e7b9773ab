package io.trainingroles.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonWriterTest {
  @ParameterizedTest
  @CsvSource({
    "BOOLEAN, true, true",
    "BOOLEAN, True, true",
    "BOOLEAN, TRUE, true",
    "BOOLEAN, False, false",
    "NUMBER, 0, 0",
    "NUMBER, -1.50e+3, -1.50e+3",
    "NUMBER, 012345678901, \"012345678901\"",
    "NUMBER, 0x1F, \"0x1F\"",
    "NUMBER, 0o17, \"0o17\"",
    "NUMBER, +1, \"+1\"",
    "NUMBER, 1., \"1.\"",
    "NUMBER, .5, \".5\"",
    "NUMBER, .inf, \".inf\"",
    "NUMBER, -.INF, \"-.INF\"",
    "NUMBER, .nan, \".nan\"",
    "NULL, ~, null",
    "TEXT, true, \"true\""
  })
  void compact_when_aScalarIsOfYaml_isJsonOfTheSameMeaning(
      ScalarKind kind, String text, String json) {
    assertThat(JsonWriter.compact(new Scalar(new Location.Position("a.yaml", 1, 1), kind, text)))
        .isEqualTo(json);
  }
}

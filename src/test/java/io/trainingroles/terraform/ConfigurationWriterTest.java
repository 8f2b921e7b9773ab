package io.trainingroles.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trainingroles.HostileTexts;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.terraform.Value.Concatenation;
import io.trainingroles.terraform.Value.Expression;
import io.trainingroles.terraform.Value.Flag;
import io.trainingroles.terraform.Value.Listing;
import io.trainingroles.terraform.Value.Mapping;
import io.trainingroles.terraform.Value.Whole;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;

/** What is written, read by another JSON library and evaluated by another template evaluator. */
final class ConfigurationWriterTest {
  private static final ObjectMapper ORACLE =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final String EXPRESSION = "var.x";
  private static final String EVALUATED = "<the value of var.x>";

  private final ConfigurationWriter writer = new ConfigurationWriter();

  @Test
  void text_when_evaluated_isTheText() {
    qt().withExamples(10_000)
        .forAll(HostileTexts.any().mix(HostileTexts.over("$%{}~\"\\a", 12), 50))
        .checkAssert(text -> assertThat(evaluated(Value.text(text))).isEqualTo(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "$", "$$", "%", "a$%$", "${", "$${", "$}{$"})
  void text_when_aReferenceFollows_keepsWhatStandsBeforeIt(String before) {
    String reference = new TerraformReference(VariableType.BUCKET, EXPRESSION).text();

    assertThat(evaluated(Value.text(before + reference + "{" + before + reference)))
        .isEqualTo(before + EVALUATED + "{" + before + EVALUATED);
  }

  @Test
  void key_when_evaluated_isTheText() {
    qt().withExamples(5000)
        .forAll(HostileTexts.any())
        .checkAssert(
            key -> {
              JsonNode root = parsed(Mapping.of(Map.entry(key, new Value.Null())));
              assertThat(evaluate(root.fieldNames().next())).isEqualTo(key);
            });
  }

  @Test
  void concatenation_when_evaluated_isItsPartsInOrder() {
    qt().withExamples(10_000)
        .forAll(parts(2))
        .checkAssert(
            parts ->
                assertThat(evaluated(new Concatenation(parts)))
                    .as("%s", parts)
                    .isEqualTo(expected(parts)));
  }

  @Test
  void concatenation_when_signsStandAtTheJoints_keepsThem() {
    var x = new Expression(EXPRESSION);
    for (String joint : List.of("$", "$$", "%", "%%", "$%", "%$", "{", "}", "${", "\\", "\"", "")) {
      Value text = Value.text(joint);
      for (List<Value> parts :
          List.of(
              List.of(text, x),
              List.of(x, text),
              List.of(x, text, x),
              List.<Value>of(Value.text("$"), text, x),
              List.<Value>of(Value.text("$"), new Concatenation(List.of(text, x))),
              List.<Value>of(new Concatenation(List.of(Value.text("a$"))), Value.text("{b}"), text),
              List.<Value>of(new Concatenation(List.of(x, text)), x),
              List.<Value>of(Value.text("$"), Value.text("{c}"), text))) {
        assertThat(evaluated(new Concatenation(parts))).as("%s", parts).isEqualTo(expected(parts));
      }
    }
  }

  @Test
  void concatenation_when_aPartIsNoText_isRefused() {
    var value = new Concatenation(List.of(new Flag(true)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.write(Mapping.of(Map.entry("a", value))))
        .withMessageContaining("not a part of a text");
  }

  @Test
  void write_when_anyConfiguration_isSortedJson() {
    qt().withExamples(2000)
        .forAll(lists().of(HostileTexts.any()).ofSizeBetween(0, 6))
        .checkAssert(
            keys -> {
              var entries = new TreeMap<String, Value>();
              keys.forEach(key -> entries.put(key, new Whole(key.length())));
              JsonNode root = parsed(new Mapping(entries));
              var names = new ArrayList<String>();
              root.fieldNames().forEachRemaining(name -> names.add(evaluate(name)));
              assertThat(names).isSorted().containsExactlyElementsOf(entries.keySet());
              entries
                  .keySet()
                  .forEach(
                      key ->
                          assertThat(root.get(Template.literal(key)).asInt())
                              .isEqualTo(key.length()));
            });
  }

  @Test
  void write_when_everyKindOfValue_isInOneForm() {
    Mapping configuration =
        Mapping.of(
            Map.entry("b", new Listing(List.of(Value.text("x"), new Whole(-1)))),
            Map.entry("a", Mapping.of()),
            Map.entry("c", new Listing(List.of())),
            Map.entry("d", new Flag(false)),
            Map.entry("E", new Value.Null()),
            Map.entry("f", new Expression(EXPRESSION)),
            Map.entry(
                "g", new Concatenation(List.of(Value.text("a$"), new Expression(EXPRESSION)))),
            Map.entry("${h}", Value.text("%{i}")));
    assertThat(writer.write(configuration))
        .isEqualTo(
            """
            {
              "$${h}": "%%{i}",
              "E": null,
              "a": {},
              "b": [
                "x",
                -1
              ],
              "c": [],
              "d": false,
              "f": "${var.x}",
              "g": "a${\\"$\\"}${var.x}"
            }
            """);
  }

  @Test
  void mapping_when_aKeyIsThereTwice_isRefused() {
    var entry = Map.entry("a", Value.text("x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mapping.of(entry, entry))
        .withMessage("the key a is defined twice");
    assertThatIllegalArgumentException().isThrownBy(() -> Mapping.of(entry).and(Mapping.of(entry)));
  }

  private static Gen<List<Value>> parts(int depth) {
    Gen<Value> text = HostileTexts.over("$%{}a", 4).map(Value::text);
    Gen<Value> part = text.mix(random -> new Expression(EXPRESSION), 40);
    if (depth > 0) {
      part = part.mix(parts(depth - 1).map(Concatenation::new), 20);
    }
    return lists().of(part).ofSizeBetween(0, 5);
  }

  private static String expected(List<Value> parts) {
    var text = new StringBuilder();
    for (Value part : parts) {
      if (part instanceof Value.Text literal) {
        text.append(literal.text());
      } else if (part instanceof Concatenation inner) {
        text.append(expected(inner.parts()));
      } else {
        text.append(EVALUATED);
      }
    }
    return text.toString();
  }

  private String evaluated(Value value) {
    return evaluate(parsed(Mapping.of(Map.entry("a", value))).get("a").textValue());
  }

  private JsonNode parsed(Mapping configuration) {
    try {
      return ORACLE.readTree(writer.write(configuration));
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Terraform's templates as its scanner reads them, from the left: a doubled sign before a brace
   * is the sign itself, a single one begins an expression or a directive, any other is text. The
   * only expressions here are the one variable and a text in quotation marks.
   */
  private static String evaluate(String template) {
    var text = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char sign = template.charAt(at);
      if (sign != '$' && sign != '%') {
        text.append(sign);
        at++;
      } else if (template.startsWith(sign + "" + sign + "{", at)) {
        text.append(sign).append('{');
        at += 3;
      } else if (template.startsWith("${" + EXPRESSION + "}", at)) {
        text.append(EVALUATED);
        at += EXPRESSION.length() + 3;
      } else if (template.startsWith("${\"", at)) {
        int end = template.indexOf("\"}", at + 3);
        String quoted = template.substring(at + 3, end);
        assertThat(quoted).as("only dollar signs need no escape").matches("\\$+");
        text.append(quoted);
        at = end + 2;
      } else {
        assertThat(template.startsWith(sign + "{", at)).as("evaluates: %s", template).isFalse();
        text.append(sign);
        at++;
      }
    }
    return text.toString();
  }
}

package io.trainingroles.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.trainingroles.ExpectedText;
import io.trainingroles.spec.SpecReading;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The published schema of an organisation's rules is that of the code, and agrees with the reader.
 */
final class OrganisationSchemaTest {
  private static final Path PUBLISHED = Path.of("docs", "organisation.schema.json");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CHANGES = 2_000;

  private final Validator validator =
      new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).createValidator();

  @Test
  void schema_when_published_isThatOfTheCode() throws IOException {
    ExpectedText.check(PUBLISHED, OrganisationSchema.text());
    assertThat(OrganisationSchema.text()).doesNotContain("$${", "%%{");
  }

  /** JSON is YAML, so that the same text goes to both. */
  @Test
  void reader_when_aValueIsChanged_refusesAllThatTheSchemaRefuses() throws IOException {
    URI schema = validator.registerSchema(OrganisationSchema.text());
    assertThat(validator.validate(schema, JSON.writeValueAsString(everything())).isValid())
        .isTrue();
    var random = new Random(20_261_125L);
    int refused = 0;
    for (int number = 0; number < CHANGES; number++) {
      Object tree = everything();
      int[] chosen = {random.nextInt(count(tree))};
      String text = JSON.writeValueAsString(changed(tree, chosen, random));
      boolean isRefused = !validator.validate(schema, text).isValid();
      refused += isRefused ? 1 : 0;
      var reading = OrganisationReader.read("o.yaml", text);
      if (reading instanceof SpecReading.Refused<Organisation> wrong) {
        assertThat(wrong.findings()).as("change %s: %s", number, text).isNotEmpty();
      } else {
        assertThat(isRefused).as("change %s: %s", number, text).isFalse();
      }
    }
    assertThat(refused).isBetween(CHANGES / 3, CHANGES - 1);
  }

  private static Object everything() {
    var rules = new ArrayList<Object>();
    for (RuleForm form : RuleForms.ALL) {
      String example = form.example().replace("\"", "");
      rules.add(map(form.word(), example, "message", "m"));
      rules.add(map(form.word(), new ArrayList<>(List.of(example)), "owner", "o"));
    }
    var checks = new LinkedHashMap<String, Object>();
    checks.put("SERVICE_WILDCARD", map("type", "error", "reason", "r"));
    checks.put("LONG_SESSION", map("type", "off", "reason", "r"));
    Map<String, Object> all = map("owner", "o", "rules", rules);
    all.put("checks", checks);
    return all;
  }

  private static Map<String, Object> map(String key, Object value, String other, Object more) {
    var map = new LinkedHashMap<String, Object>();
    map.put(key, value);
    map.put(other, more);
    return map;
  }

  private static int count(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      return 1 + map.values().stream().mapToInt(OrganisationSchemaTest::count).sum();
    }
    return tree instanceof List<?> list
        ? 1 + list.stream().mapToInt(OrganisationSchemaTest::count).sum()
        : 1;
  }

  private static Object changed(Object tree, int[] left, Random random) {
    if (left[0]-- == 0) {
      return other(tree, random);
    }
    if (tree instanceof Map<?, ?> map) {
      var copy = new LinkedHashMap<Object, Object>();
      map.forEach((key, value) -> copy.put(key, changed(value, left, random)));
      return copy;
    } else if (tree instanceof List<?> list) {
      var copy = new ArrayList<Object>();
      list.forEach(value -> copy.add(changed(value, left, random)));
      return copy;
    }
    return tree;
  }

  private static Object other(Object tree, Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> "";
      case 1 -> "other";
      case 2 -> true;
      case 3 -> 1;
      case 4 -> List.of();
      case 5 -> List.of(tree);
      case 6 -> Map.of();
      case 7 -> Map.of("other", tree);
      default -> with(tree, random);
    };
  }

  /** The value with an entry more, or one less. */
  private static Object with(Object tree, Random random) {
    if (!(tree instanceof Map<?, ?> map)) {
      return List.of(List.of());
    }
    var copy = new LinkedHashMap<Object, Object>(map);
    if (random.nextBoolean()) {
      copy.remove(List.copyOf(map.keySet()).get(random.nextInt(map.size())));
    } else {
      copy.put("another", "text");
    }
    return copy;
  }
}

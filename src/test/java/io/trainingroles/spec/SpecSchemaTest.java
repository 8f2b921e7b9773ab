package io.trainingroles.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.trainingroles.ExpectedText;
import io.trainingroles.finding.Finding;
import io.trainingroles.spec.schema.SchemaCheck;
import io.trainingroles.spec.schema.SpecSchema;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import io.trainingroles.tree.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema is that of the code, and agrees with the reader. */
final class SpecSchemaTest {
  private static final Path PUBLISHED = Path.of("docs", "training-roles.schema.json");

  @Test
  void schema_when_published_isThatOfTheCodeAndValid() throws IOException {
    String schema = SpecSchema.text();

    ExpectedText.check(PUBLISHED, schema);
    assertThat(schema).doesNotContain("$${", "%%{");
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).createValidator();
    assertThat(validator.registerSchema(schema)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec/everything.yaml",
        "spec/references.yaml",
        "real/every-intent-and-trust.yaml"
      })
  void reader_when_aValueIsChanged_refusesAllThatTheSchemaRefuses(String file) throws Exception {
    Path spec = Path.of("src", "test", "resources", "fixtures").resolve(file);
    Tree root = new YamlReader(file).read(Files.readString(spec));
    assertThat(new SpecReader().read(root).hasErrors()).isFalse();
    var random = new Random(20_261_124L);
    int refused = 0;
    for (int number = 0; number < 1_000; number++) {
      Tree changed = changed(root, random);
      assertThat(new SpecReader().read(changed).findings())
          .as("%s, change %s", file, number)
          .extracting(Finding::code)
          .extracting(Object::toString)
          .noneMatch(code -> code.contains("NOT_BY_THE_SCHEMA"));
      refused += SchemaCheck.violation(changed).isPresent() ? 1 : 0;
    }
    assertThat(refused).isBetween(300, 999);
  }

  /** The tree with one value of it changed. */
  private static Tree changed(Tree root, Random random) {
    int chosen = random.nextInt(count(root));
    return changed(root, new int[] {chosen}, random);
  }

  private static int count(Tree node) {
    if (node instanceof Mapping mapping) {
      return 1 + mapping.entries().stream().mapToInt(entry -> count(entry.value())).sum();
    }
    return node instanceof Listing listing
        ? 1 + listing.items().stream().mapToInt(SpecSchemaTest::count).sum()
        : 1;
  }

  private static Tree changed(Tree node, int[] left, Random random) {
    if (left[0]-- == 0) {
      return other(node, random);
    }
    if (node instanceof Mapping mapping) {
      var entries = new ArrayList<Entry>();
      for (Entry entry : mapping.entries()) {
        entries.add(new Entry(entry.key(), entry.location(), changed(entry.value(), left, random)));
      }
      return new Mapping(node.location(), entries);
    } else if (node instanceof Listing listing) {
      var items = new ArrayList<Tree>();
      listing.items().forEach(item -> items.add(changed(item, left, random)));
      return new Listing(node.location(), items);
    }
    return node;
  }

  private static Tree other(Tree node, Random random) {
    var place = node.location();
    var text = new Scalar(place, ScalarKind.TEXT, random.nextBoolean() ? "" : "other");
    return switch (random.nextInt(8)) {
      case 0 -> text;
      case 1 -> new Scalar(place, ScalarKind.BOOLEAN, "true");
      case 2 -> new Scalar(place, ScalarKind.NUMBER, "1");
      case 3 -> new Scalar(place, ScalarKind.NULL, "");
      case 4 -> new Listing(place, random.nextBoolean() ? List.of() : List.of(node));
      case 5 -> new Mapping(place, List.of());
      case 6 -> new Mapping(place, List.of(new Entry("other", place, node)));
      default -> with(node, text, random);
    };
  }

  /** The value with an entry more, or one less. */
  private static Tree with(Tree node, Scalar more, Random random) {
    if (!(node instanceof Mapping mapping)) {
      return more;
    }
    var entries = new ArrayList<Entry>(mapping.entries());
    if (random.nextBoolean()) {
      entries.remove(random.nextInt(entries.size()));
    } else {
      entries.add(new Entry("another", node.location(), more));
    }
    return new Mapping(node.location(), entries);
  }
}

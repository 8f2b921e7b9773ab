package io.trainingroles.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.trainingroles.ExpectedText;
import io.trainingroles.spec.JobFiles.JobFile;
import io.trainingroles.spec.schema.SchemaCheck;
import io.trainingroles.spec.schema.SpecSchema;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import io.trainingroles.tree.YamlReader;
import io.trainingroles.tree.YamlRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema is that of the code, and agrees with the reader. */
final class SpecSchemaTest {
  private static final Path PUBLISHED = Path.of("docs", "training-roles.schema.json");

  private final SchemaCheck schema = SchemaCheck.ofSpecs();

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
      Optional<String> violation = schema.violation(changed);
      if (violation.isPresent()) {
        refused++;
        assertThat(new SpecReader().read(changed).hasErrors())
            .as("%s, change %s: %s", file, number, violation.get())
            .isTrue();
      }
    }
    assertThat(refused).isBetween(300, 999);
  }

  @Test
  void schema_when_theReaderTakesASpec_takesItToo() throws IOException {
    var files = new ArrayList<Path>();
    for (String folder : List.of("src/test/resources/fixtures", "examples", "docs")) {
      try (Stream<Path> found = Files.walk(Path.of(folder))) {
        found.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
      }
    }
    int taken = 0;
    for (Path file : files) {
      Optional<Tree> root = tree(file);
      if (root.isPresent()
          && !new SpecReader(path -> job(file.resolveSibling(path))).read(root.get()).hasErrors()) {
        taken++;
        assertThat(schema.violation(root.get())).as(file.toString()).isEmpty();
      }
    }
    assertThat(taken).isGreaterThan(100);
  }

  private static JobFile job(Path file) {
    try {
      return new JobFiles.Text(file.toString(), Files.readString(file));
    } catch (IOException missing) {
      return new JobFiles.Unreadable("no such file", "write it");
    }
  }

  /** What the file holds; nothing where it is not YAML. */
  private static Optional<Tree> tree(Path file) throws IOException {
    try {
      return Optional.of(new YamlReader(file.toString()).read(Files.readString(file)));
    } catch (YamlRefusedException notYaml) {
      return Optional.empty();
    }
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

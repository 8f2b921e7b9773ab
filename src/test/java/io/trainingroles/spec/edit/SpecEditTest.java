package io.trainingroles.spec.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.finding.Location;
import io.trainingroles.spec.RandomYaml;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single values of a spec are changed, and nothing else of it is. */
final class SpecEditTest {
  private static final long SEED = 20_261_125L;
  private static final int SPECS = 3_000;

  @Test
  void replaced_when_anyValueOfAnySpec_changesItAndNothingElse() throws Exception {
    var random = new Random(SEED);
    int changes = 0;
    for (int number = 0; number < SPECS; number++) {
      String text = new RandomYaml(random).text();
      List<Scalar> scalars = scalars(text);
      int chosen = random.nextInt(scalars.size());
      Scalar scalar = scalars.get(chosen);
      String instead = RandomYaml.value(random);
      Optional<String> replaced = SpecEdit.replaced(text, position(scalar), scalar.text(), instead);
      if (replaced.isEmpty()) {
        continue;
      }
      changes++;
      assertOnlyOneChanged(text, replaced.get(), scalar.text(), instead);
      List<Scalar> after = scalars(replaced.get());
      assertThat(after).hasSameSizeAs(scalars);
      for (int index = 0; index < after.size(); index++) {
        String expected = index == chosen ? instead : scalars.get(index).text();
        assertThat(after.get(index).text()).as("%s: %s", number, text).isEqualTo(expected);
        assertThat(after.get(index).kind()).isEqualTo(scalars.get(index).kind());
      }
    }
    assertThat(changes).isGreaterThan(SPECS / 2);
  }

  /** What stands before the value and what stands behind it are there, byte for byte. */
  private static void assertOnlyOneChanged(
      String before, String after, String given, String instead) {
    assertThat(after.length() - before.length()).isEqualTo(instead.length() - given.length());
    int same = 0;
    int most = Math.min(before.length(), after.length());
    while (same < most && before.charAt(same) == after.charAt(same)) {
      same++;
    }
    int end = 0;
    while (end < most - same
        && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
      end++;
    }
    assertThat(before.length() - same - end).isLessThanOrEqualTo(given.length());
    assertThat(after.length() - same - end).isLessThanOrEqualTo(instead.length());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "a: x, x, y, a: y",
        "a: 'x', x, y, a: 'y'",
        "a: \"x\"  # x, x, y, a: \"y\"  # x",
        "a: [z; 'x'], x, y, a: [z; 'y']",
        "a: {x: x}, x, y, a: {x: y}",
        "a: \"\\u0078\", x, y, ",
        "a: 'x', x, it's, ",
        "a: \"x\", x, a\"b, ",
        "a: x, x, y: z, ",
        "a: x, x, y #z, ",
        "a: x, x, true, ",
        "a: x, x, *y, ",
        "a: [x], x, y]z, ",
        "a: xx, x, y, ",
        "a: b, x, y, "
      })
  void replaced_when_aValueIsWrittenThus_isThatOrNothing(
      String yaml, String given, String instead, String expected) {
    String text = yaml.replace(';', ',');
    var place = new Location.Position("s.yaml", 1, 1);

    Optional<String> replaced = SpecEdit.replaced(text, place, given, instead);

    assertThat(replaced)
        .isEqualTo(Optional.ofNullable(expected).map(after -> after.replace(';', ',')));
  }

  @Test
  void replaced_when_thePlaceIsOfAPart_changesThatPartOnly() {
    String text = "a: [x, x]\nb: [x]\n";

    assertThat(SpecEdit.replaced(text, new Location.Position("s", 2, 1), "x", "y"))
        .contains("a: [x, x]\nb: [y]\n");
    assertThat(SpecEdit.replaced(text, new Location.Position("s", 1, 8), "x", "y"))
        .contains("a: [x, y]\nb: [x]\n");
    assertThat(SpecEdit.replaced(text, new Location.Position("s", 9, 1), "x", "y")).isEmpty();
    assertThat(SpecEdit.replaced("\uFEFFa: x\n", new Location.Position("s", 1, 1), "x", "y"))
        .contains("\uFEFFa: y\n");
    assertThat(SpecEdit.replaced("\uFEFFa: x\r\n", new Location.Position("s", 1, 4), "x", "y"))
        .contains("\uFEFFa: y\r\n");
    assertThat(SpecEdit.replaced("a: [", new Location.Position("s", 1, 1), "x", "y")).isEmpty();
  }

  private static Location.Position position(Scalar scalar) {
    return scalar.location().position().orElseThrow();
  }

  private static List<Scalar> scalars(String text) throws Exception {
    var scalars = new ArrayList<Scalar>();
    collect(new YamlReader("s.yaml").read(text), scalars);
    return scalars;
  }

  private static void collect(Tree node, List<Scalar> scalars) {
    if (node instanceof Scalar scalar) {
      scalars.add(scalar);
    } else if (node instanceof Listing listing) {
      listing.items().forEach(item -> collect(item, scalars));
    } else if (node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        collect(entry.value(), scalars);
      }
    }
  }
}

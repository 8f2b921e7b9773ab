package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.yaml.KeyReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what stands beside a job in the place of its placeholders. */
final class PlaceholderValues {
  /** The key of these values. */
  static final String KEY = "set";

  private static final String EXAMPLE = "the value of each placeholder, such as {RUN: vision-1}";

  private PlaceholderValues() {}

  /** The values by the names of the placeholders; none where there are none. */
  static Map<String, String> read(Optional<Tree> node, Problems problems) {
    Optional<Mapping> mapping = node.flatMap(value -> problems.mapping(value, "'set'", EXAMPLE));
    var values = new LinkedHashMap<String, String>();
    if (mapping.isPresent()) {
      KeyReader.refuseDuplicates(mapping.get(), problems);
      for (Entry entry : mapping.get().entries()) {
        problems
            .text(entry.value(), quoted(entry.key()), "\"vision-1\"")
            .ifPresent(text -> values.put(entry.key(), text));
      }
    }
    return values;
  }
}

package io.trainingroles.job.reader;

import io.trainingroles.job.Placeholders;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A definition with placeholders in its values; those in the names of fields have no meaning.
 *
 * @param node the definition
 */
record JobTemplate(Tree node) {
  /** The names of its placeholders, in their order. */
  Set<String> names() {
    var names = new LinkedHashSet<String>();
    addNames(node, names);
    return names;
  }

  private static void addNames(Tree node, Set<String> names) {
    if (node instanceof Scalar scalar) {
      names.addAll(Placeholders.names(scalar.text()));
    } else if (node instanceof Listing listing) {
      listing.items().forEach(item -> addNames(item, names));
    } else if (node instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> addNames(entry.value(), names));
    }
  }

  /** The definition with values in the place of placeholders; a value has none itself. */
  Tree filled(Map<String, String> values) {
    return values.isEmpty() ? node : filled(node, values);
  }

  private static Tree filled(Tree node, Map<String, String> values) {
    if (node instanceof Scalar scalar) {
      return scalar.kind() == ScalarKind.TEXT
          ? new Scalar(scalar.location(), scalar.kind(), Placeholders.filled(scalar.text(), values))
          : scalar;
    } else if (node instanceof Listing listing) {
      return new Listing(
          listing.location(), listing.items().stream().map(item -> filled(item, values)).toList());
    }
    return ((Mapping) node).withValues(entry -> filled(entry.value(), values));
  }
}

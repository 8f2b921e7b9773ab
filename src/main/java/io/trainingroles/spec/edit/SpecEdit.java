package io.trainingroles.spec.edit;

import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.YamlReader;
import io.trainingroles.tree.YamlRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Changes single values of a spec's text; all else of it, comments with it, stays as it is. */
public final class SpecEdit {
  private SpecEdit() {}

  /**
   * The text with another value.
   *
   * @param yaml the text
   * @param place where the value is, or where what holds it begins
   * @param given the value as it is
   * @param instead the value as it should be
   * @return the changed text; nothing where there is no such value, or it is written with escapes
   */
  public static Optional<String> replaced(
      String yaml, Location.Position place, String given, String instead) {
    Optional<Tree> root = read(place, yaml);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    var scalars = new ArrayList<Scalar>();
    collect(root.get(), place, false, scalars);
    for (Scalar scalar : scalars) {
      Optional<String> changed =
          scalar.text().equals(given) ? changed(yaml, scalar, instead) : Optional.empty();
      if (changed.flatMap(text -> read(place, text)).filter(has(scalar, instead)).isPresent()) {
        return changed;
      }
    }
    return Optional.empty();
  }

  private static Optional<Tree> read(Location.Position place, String yaml) {
    try {
      return Optional.of(new YamlReader(place.source()).read(yaml));
    } catch (YamlRefusedException broken) {
      return Optional.empty();
    }
  }

  /** Without other quotation marks the text may be read as another value, or not at all. */
  private static Predicate<Tree> has(Scalar scalar, String instead) {
    return root -> {
      var scalars = new ArrayList<Scalar>();
      if (scalar.location() instanceof Location.Position at) {
        collect(root, at, false, scalars);
      }
      return scalars.size() == 1
          && scalars.get(0).kind() == scalar.kind()
          && scalars.get(0).text().equals(instead);
    };
  }

  /** The scalars in what begins at a place. */
  private static void collect(
      Tree node, Location.Position place, boolean isInside, List<Scalar> scalars) {
    boolean inside = isInside || node.location().equals(place);
    if (node instanceof Scalar scalar && inside) {
      scalars.add(scalar);
    } else if (node instanceof Listing listing) {
      listing.items().forEach(item -> collect(item, place, inside, scalars));
    } else if (node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        collect(entry.value(), place, inside || entry.location().equals(place), scalars);
      }
    }
  }

  private static Optional<String> changed(String yaml, Scalar scalar, String instead) {
    return scalar.location().position().flatMap(at -> changed(yaml, at, scalar.text(), instead));
  }

  private static Optional<String> changed(
      String yaml, Location.Position at, String given, String instead) {
    int start = offset(yaml, at);
    if (start < yaml.length() && (yaml.charAt(start) == '"' || yaml.charAt(start) == '\'')) {
      start++;
    }
    return yaml.startsWith(given, start)
        ? Optional.of(yaml.substring(0, start) + instead + yaml.substring(start + given.length()))
        : Optional.empty();
  }

  private static int offset(String text, Location.Position at) {
    // A byte order mark is before the first column.
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    for (int line = 1; line < at.line(); line++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return text.length();
      }
      start = end + 1;
    }
    int left = text.codePointCount(start, text.length());
    return text.offsetByCodePoints(start, Math.min(at.column() - 1, left));
  }
}

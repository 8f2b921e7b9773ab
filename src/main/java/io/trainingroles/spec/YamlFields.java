package io.trainingroles.spec;

import io.trainingroles.finding.Location;
import io.trainingroles.spec.declaration.FieldPlaces;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** The fields of a file. */
final class YamlFields implements FieldPlaces {
  private final Tree root;

  /** Where there are many findings, each is about one of many roles. */
  private final IdentityHashMap<Mapping, Map<String, Entry>> indexes = new IdentityHashMap<>();

  YamlFields(Tree root) {
    this.root = root;
  }

  @Override
  public Location place(Location.Field field) {
    Location place = root.location();
    Tree node = root;
    for (String step : field.path()) {
      if (node instanceof Mapping mapping) {
        Entry entry = indexes.computeIfAbsent(mapping, YamlFields::index).get(step);
        if (entry == null) {
          break;
        }
        place = entry.location();
        node = entry.value();
      } else if (node instanceof Listing listing) {
        node = listing.items().get(Integer.parseInt(step));
        place = node.location();
      }
    }
    return place;
  }

  private static Map<String, Entry> index(Mapping mapping) {
    var index = new HashMap<String, Entry>();
    mapping.entries().forEach(entry -> index.putIfAbsent(entry.key(), entry));
    return index;
  }
}

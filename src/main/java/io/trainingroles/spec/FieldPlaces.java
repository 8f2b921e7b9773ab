package io.trainingroles.spec;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Finds the place in the file of a field that a finding names. */
final class FieldPlaces {
  private final Tree root;

  /** Where there are many findings, each is about one of many roles. */
  private final IdentityHashMap<Mapping, Map<String, Entry>> indexes = new IdentityHashMap<>();

  FieldPlaces(Tree root) {
    this.root = root;
  }

  /** The finding at the place of its field, or of what is nearest around it. */
  Finding locate(Finding finding) {
    return finding.location() instanceof Location.Field field
        ? finding.at(place(field.path()))
        : finding;
  }

  /** The place of a field, or of what is nearest around it. */
  Location place(List<String> path) {
    return found(path).place();
  }

  /** The first key of the mapping that a field is; empty where it is none. */
  String word(List<String> path) {
    return found(path).node() instanceof Mapping mapping && !mapping.entries().isEmpty()
        ? mapping.entries().get(0).key()
        : "";
  }

  /** A value and its place; that of an entry is its key's. */
  private record Found(Location place, Tree node) {}

  private Found found(List<String> path) {
    var found = new Found(root.location(), root);
    for (String step : path) {
      if (found.node() instanceof Mapping mapping) {
        Entry entry = indexes.computeIfAbsent(mapping, FieldPlaces::index).get(step);
        if (entry == null) {
          break;
        }
        found = new Found(entry.location(), entry.value());
      } else if (found.node() instanceof Listing listing) {
        Tree item = listing.items().get(Integer.parseInt(step));
        found = new Found(item.location(), item);
      }
    }
    return found;
  }

  private static Map<String, Entry> index(Mapping mapping) {
    var index = new HashMap<String, Entry>();
    mapping.entries().forEach(entry -> index.putIfAbsent(entry.key(), entry));
    return index;
  }
}

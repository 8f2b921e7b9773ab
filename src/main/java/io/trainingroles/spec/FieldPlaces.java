package io.trainingroles.spec;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location;
import io.trainingroles.yaml.YamlNode;
import io.trainingroles.yaml.YamlNode.Entry;
import io.trainingroles.yaml.YamlNode.Listing;
import io.trainingroles.yaml.YamlNode.Mapping;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Finds the place in the file of a field that a finding names. */
final class FieldPlaces {
  private final YamlNode root;

  /** Where there are many findings, each is about one of many roles. */
  private final IdentityHashMap<Mapping, Map<String, Entry>> indexes = new IdentityHashMap<>();

  FieldPlaces(YamlNode root) {
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
    Location place = root.location();
    YamlNode node = root;
    for (String step : path) {
      if (node instanceof Mapping mapping) {
        Entry entry = indexes.computeIfAbsent(mapping, FieldPlaces::index).get(step);
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

package io.trainingroles.spec;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location;
import io.trainingroles.yaml.YamlNode;
import io.trainingroles.yaml.YamlNode.Entry;
import io.trainingroles.yaml.YamlNode.Listing;
import io.trainingroles.yaml.YamlNode.Mapping;
import java.util.Optional;

/** Finds the place in the file of a field that a finding names. */
final class FieldPlaces {
  private FieldPlaces() {}

  /** The finding at the place of its field, or of what is nearest around it. */
  static Finding locate(Finding finding, YamlNode root) {
    if (!(finding.location() instanceof Location.Field field)) {
      return finding;
    }
    Location place = root.location();
    YamlNode node = root;
    for (String step : field.path()) {
      if (node instanceof Mapping mapping) {
        Optional<Entry> entry = mapping.entry(step);
        if (entry.isEmpty()) {
          break;
        }
        place = entry.get().location();
        node = entry.get().value();
      } else if (node instanceof Listing listing) {
        node = listing.items().get(Integer.parseInt(step));
        place = node.location();
      }
    }
    return finding.at(place);
  }
}

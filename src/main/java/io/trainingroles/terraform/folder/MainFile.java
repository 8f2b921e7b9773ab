package io.trainingroles.terraform.folder;

import io.trainingroles.terraform.TerraformConfiguration;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@code main.tf.json}, as it is or as it will be. */
record MainFile(Mapping root) {

  /** Reads its text; nothing where that is not JSON, which Terraform cannot read either. */
  static Optional<MainFile> read(String json) {
    try {
      Tree tree = new JsonReader(TerraformConfiguration.MAIN_FILE).read(json);
      return tree instanceof Mapping file ? Optional.of(new MainFile(file)) : Optional.empty();
    } catch (NotJsonException other) {
      return Optional.empty();
    }
  }

  /** The resources of a type, by their labels. */
  Map<String, Mapping> resources(String type) {
    var resources = new LinkedHashMap<String, Mapping>();
    root.mapping("resource", type)
        .map(Mapping::entries)
        .orElse(List.of())
        .forEach(
            (Entry block) -> {
              if (block.value() instanceof Mapping resource) {
                resources.put(block.key(), resource);
              }
            });
    return resources;
  }

  /** A text among the attributes of a resource. */
  static Optional<String> text(Mapping resource, String attribute) {
    return resource.value(attribute).flatMap(Tree::asText);
  }

  /** What the moved blocks of a type name: the new labels, by the old ones. */
  Map<String, String> moved(String type) {
    var moved = new LinkedHashMap<String, String>();
    if (root.value("moved").orElse(null) instanceof Listing blocks) {
      for (Tree item : blocks.items()) {
        if (item instanceof Mapping block) {
          String from = text(block, "from").orElse("");
          String to = text(block, "to").orElse("");
          if (from.startsWith(type + ".") && to.startsWith(type + ".")) {
            moved.put(from.substring(type.length() + 1), to.substring(type.length() + 1));
          }
        }
      }
    }
    return moved;
  }
}

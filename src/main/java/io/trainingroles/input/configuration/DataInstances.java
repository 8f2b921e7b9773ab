package io.trainingroles.input.configuration;

import io.trainingroles.tree.JsonWriter;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The instances of a data source, as an expression that names it shows them. */
final class DataInstances {
  private DataInstances() {}

  /**
   * What each has, by their addresses.
   *
   * @param address the address of the data source, without a key of its own
   * @param value what the expression is
   * @param isKeyed whether it has {@code count} or {@code for_each}
   */
  static Map<String, Mapping> of(String address, Tree value, boolean isKeyed) {
    var instances = new TreeMap<String, Mapping>();
    if (!isKeyed && value instanceof Mapping one) {
      instances.put(address, one);
    } else if (isKeyed && value instanceof Mapping all) {
      for (Tree.Entry entry : all.entries()) {
        put(address + "[" + quoted(entry.key()) + "]", entry.value(), instances);
      }
    } else if (isKeyed && value instanceof Listing list) {
      List<Tree> items = list.items();
      for (int index = 0; index < items.size(); index++) {
        put(address + "[" + index + "]", items.get(index), instances);
      }
    }
    return instances;
  }

  private static void put(String address, Tree value, Map<String, Mapping> instances) {
    if (value instanceof Mapping one) {
      instances.put(address, one);
    }
  }

  /** The key as addresses have it. */
  private static String quoted(String key) {
    return JsonWriter.ofValues(key).replace("${", "$${").replace("%{", "%%{");
  }
}

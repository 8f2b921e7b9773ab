package io.trainingroles.input.configuration;

import io.trainingroles.tree.JsonWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * Blocks of Terraform's JSON syntax; one without anything in it, which is an error there, is left
 * out.
 */
final class JsonBlocks {
  private final Map<String, Object> blocks = new TreeMap<>();

  /** Adds a block, or a list of blocks, that is not empty. */
  JsonBlocks add(String type, Map<String, ?> block) {
    if (!block.isEmpty()) {
      blocks.put(type, block);
    }
    return this;
  }

  /** The JSON of all. */
  String text() {
    return JsonWriter.ofValues(blocks);
  }
}

package io.trainingroles.input.configuration;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trainingroles.tree.JsonWriter;
import java.io.IOException;
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
    return JsonWriter.compact(json -> write(json, blocks));
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      json.writeString(String.valueOf(value));
    }
  }
}

package io.trainingroles.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One value that two documents have differently.
 *
 * @param pointer the JSON pointer to what holds it
 * @param key its name, or its number
 * @param value what the other document has there, or null for nothing
 */
record JsonChange(String pointer, String key, @Nullable JsonNode value) {

  /** The smallest values that differ. */
  static List<JsonChange> between(JsonNode one, JsonNode other) {
    var changes = new ArrayList<JsonChange>();
    collect("", one, other, changes);
    return changes;
  }

  private static void collect(
      String pointer, JsonNode one, JsonNode other, List<JsonChange> changes) {
    var keys = new TreeSet<String>();
    if (one.isObject()) {
      one.fieldNames().forEachRemaining(keys::add);
      other.fieldNames().forEachRemaining(keys::add);
    } else {
      for (int index = 0; index < one.size(); index++) {
        keys.add(Integer.toString(index));
      }
    }
    for (String key : keys) {
      JsonNode here = child(one, key);
      JsonNode there = child(other, key);
      if (here != null && there != null && isDivisible(here, there)) {
        collect(pointer + "/" + escaped(key), here, there, changes);
      } else if (here == null || !here.equals(there)) {
        changes.add(new JsonChange(pointer, key, there));
      }
    }
  }

  private static boolean isDivisible(JsonNode here, JsonNode there) {
    return here.isObject() && there.isObject() && !isRenamed(here, there)
        || here.isArray() && there.isArray() && here.size() == there.size();
  }

  /** Whether each has a key that the other has not: neither half of a new name fixes anything. */
  private static boolean isRenamed(JsonNode here, JsonNode there) {
    var one = new TreeSet<String>();
    here.fieldNames().forEachRemaining(one::add);
    var other = new TreeSet<String>();
    there.fieldNames().forEachRemaining(other::add);
    return !one.containsAll(other) && !other.containsAll(one);
  }

  private static @Nullable JsonNode child(JsonNode parent, String key) {
    return parent.isObject() ? parent.get(key) : parent.get(Integer.parseInt(key));
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  /** The one document with this value as the other has it. */
  JsonNode applied(JsonNode document) {
    JsonNode changed = document.deepCopy();
    JsonNode parent = changed.at(pointer);
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(key), value);
    } else if (value == null) {
      ((ObjectNode) parent).remove(key);
    } else {
      ((ObjectNode) parent).set(key, value);
    }
    return changed;
  }
}

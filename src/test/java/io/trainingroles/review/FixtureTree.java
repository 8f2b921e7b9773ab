package io.trainingroles.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A fixture as a tree of values. A document of JSON is YAML too; a policy that a Terraform
 * configuration has as a text is part of the tree.
 */
final class FixtureTree {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What holds the tree of a text; no fixture has such a key. */
  private static final String IN_A_TEXT = "(in a text)";

  private FixtureTree() {}

  static JsonNode read(String text) {
    Object values = new Load(LoadSettings.builder().build()).loadFromString(text);
    return replaced(JSON.valueToTree(values), FixtureTree::opened);
  }

  static String write(JsonNode tree) throws JsonProcessingException {
    return JSON.writeValueAsString(replaced(tree, FixtureTree::closed));
  }

  private static JsonNode opened(JsonNode node) {
    if (!node.isTextual() || !node.textValue().startsWith("{\"")) {
      return node;
    }
    return JsonNodeFactory.instance.objectNode().set(IN_A_TEXT, read(node.textValue()));
  }

  private static JsonNode closed(JsonNode node) {
    return node.has(IN_A_TEXT) ? TextNode.valueOf(node.get(IN_A_TEXT).toString()) : node;
  }

  /** The tree with each of its values replaced, the outer ones last. */
  private static JsonNode replaced(JsonNode tree, UnaryOperator<JsonNode> change) {
    JsonNode copy = tree;
    if (tree.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      tree.forEach(element -> list.add(replaced(element, change)));
      copy = list;
    } else if (tree.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      tree.fields()
          .forEachRemaining(
              field -> object.set(field.getKey(), replaced(field.getValue(), change)));
      copy = object;
    }
    return change.apply(copy);
  }
}

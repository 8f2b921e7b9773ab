package io.trainingroles.cdktf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;

/** What CDKTF writes, brought to the generator's form by a writer that is not the generator's. */
final class CanonicalJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private CanonicalJson() {}

  /**
   * The text without the comments that cdktf-cli needs, and without the backend that no spec named.
   */
  static String withoutCommentsAndBackend(String cdktf) throws JsonProcessingException {
    ObjectNode root = (ObjectNode) JSON.readTree(cdktf);
    root.remove("//");
    for (String section : List.of("resource", "data")) {
      for (JsonNode kind : root.path(section)) {
        kind.forEach(block -> ((ObjectNode) block).remove("//"));
      }
    }
    root.path("output").forEach(block -> ((ObjectNode) block).remove("//"));
    if (root.at("/terraform/backend/local/path").asText().startsWith("../../")) {
      ((ObjectNode) root.get("terraform")).remove("backend");
    }
    return write(root);
  }

  private static String write(JsonNode node) throws JsonProcessingException {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    Object sorted = JSON.convertValue(node, TreeMap.class);
    return JSON.writer(printer).writeValueAsString(sorted) + "\n";
  }
}

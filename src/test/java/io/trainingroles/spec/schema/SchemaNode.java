package io.trainingroles.spec.schema;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import io.trainingroles.terraform.Value;
import io.trainingroles.terraform.Value.Text;
import io.trainingroles.tree.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a schema and of a spec as the validator sees them. Numbers are of no interest to
 * the schema beside those that it has itself.
 */
record SchemaNode(String pointer, Object value) implements JsonNode {

  /** Wraps {@link Value} and {@link Tree}. */
  static final class Factory implements JsonNodeFactory {
    @Override
    public JsonNode wrap(Object node) {
      return node instanceof SchemaNode wrapped ? wrapped : new SchemaNode("", node);
    }

    @Override
    public JsonNode create(String rawJson) {
      throw new UnsupportedOperationException("no JSON is read here");
    }
  }

  @Override
  public String getJsonPointer() {
    return pointer;
  }

  @Override
  public SimpleType getNodeType() {
    if (value instanceof Value.Mapping || value instanceof Tree.Mapping) {
      return SimpleType.OBJECT;
    } else if (value instanceof Value.Listing || value instanceof Tree.Listing) {
      return SimpleType.ARRAY;
    } else if (value instanceof Value.Flag) {
      return SimpleType.BOOLEAN;
    } else if (value instanceof Value.Whole) {
      return SimpleType.INTEGER;
    } else if (value instanceof Tree.Scalar scalar) {
      return switch (scalar.kind()) {
        case TEXT -> SimpleType.STRING;
        case BOOLEAN -> SimpleType.BOOLEAN;
        case NUMBER -> SimpleType.NUMBER;
        case NULL -> SimpleType.NULL;
      };
    }
    return SimpleType.STRING;
  }

  @Override
  public boolean asBoolean() {
    return value instanceof Value.Flag flag ? flag.value() : Boolean.parseBoolean(asString());
  }

  @Override
  public String asString() {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    return value instanceof Tree.Scalar scalar ? scalar.text() : value.toString();
  }

  @Override
  public BigInteger asInteger() {
    return value instanceof Value.Whole number
        ? BigInteger.valueOf(number.value())
        : BigInteger.ZERO;
  }

  @Override
  public BigDecimal asNumber() {
    return new BigDecimal(asInteger());
  }

  @Override
  public List<JsonNode> asArray() {
    List<?> items =
        value instanceof Value.Listing listing ? listing.items() : ((Tree.Listing) value).items();
    var nodes = new ArrayList<JsonNode>();
    for (Object item : items) {
      nodes.add(child(Integer.toString(nodes.size()), item));
    }
    return nodes;
  }

  @Override
  public Map<String, JsonNode> asObject() {
    var nodes = new LinkedHashMap<String, JsonNode>();
    if (value instanceof Value.Mapping mapping) {
      for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
        // What a description says is for people; the validator would keep and look through it.
        boolean isSaying = entry.getKey().equals("description") && entry.getValue() instanceof Text;
        if (!isSaying) {
          nodes.put(entry.getKey(), child(entry.getKey(), entry.getValue()));
        }
      }
    } else {
      for (Tree.Entry entry : ((Tree.Mapping) value).entries()) {
        nodes.put(entry.key(), child(entry.key(), entry.value()));
      }
    }
    return nodes;
  }

  private SchemaNode child(String key, Object inner) {
    return new SchemaNode(pointer + "/" + JsonNode.encodeJsonPointer(key), inner);
  }
}

package io.trainingroles.terraform;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trainingroles.tree.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Writes a configuration in its one form: keys sorted, two spaces a level, line feeds, and one at
 * the end.
 */
public final class ConfigurationWriter {
  /** A writer; it keeps nothing between two configurations. */
  public ConfigurationWriter() {}

  /**
   * Writes a configuration.
   *
   * @param configuration its blocks
   * @return the JSON text
   */
  public String write(Value.Mapping configuration) {
    return JsonWriter.indented(json -> write(json, configuration)) + "\n";
  }

  private static void write(JsonGenerator json, Value value) throws IOException {
    if (value instanceof Value.Mapping mapping) {
      json.writeStartObject();
      for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
        json.writeFieldName(Template.literal(entry.getKey()));
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Value.Listing listing) {
      json.writeStartArray();
      for (Value item : listing.items()) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Value.Flag flag) {
      json.writeBoolean(flag.value());
    } else if (value instanceof Value.Whole number) {
      json.writeNumber(number.value());
    } else if (value instanceof Value.Null) {
      json.writeNull();
    } else {
      json.writeString(template(value));
    }
  }

  private static String template(Value value) {
    if (value instanceof Value.Text text) {
      return Template.literal(text.text());
    } else if (value instanceof Value.Expression expression) {
      return "${" + expression.source() + "}";
    } else if (value instanceof Value.Concatenation concatenation) {
      return template(concatenation.parts());
    }
    throw new IllegalArgumentException("not a part of a text: " + value);
  }

  private static String template(List<Value> parts) {
    var template = new StringBuilder();
    var text = new StringBuilder();
    for (Value part : parts) {
      if (part instanceof Value.Text literal) {
        text.append(literal.text());
      } else {
        template.append(beforeExpression(text.toString())).append(template(part));
        text.setLength(0);
      }
    }
    return template.append(Template.literal(text.toString())).toString();
  }

  /**
   * A dollar sign directly before an expression would escape it, so it becomes an expression too.
   */
  private static String beforeExpression(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '$') {
      end--;
    }
    String dollars = text.substring(end);
    String rest = Template.literal(text.substring(0, end));
    return dollars.isEmpty() ? rest : rest + "${\"" + dollars + "\"}";
  }
}

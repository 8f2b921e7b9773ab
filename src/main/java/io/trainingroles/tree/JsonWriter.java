package io.trainingroles.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in one of two forms, the same bytes on each machine: compact, on one line without
 * white space, or indented by two spaces a level with line feeds. Neither ends with a line feed.
 */
public final class JsonWriter {
  private static final JsonFactory JSON = new JsonFactory();

  /** A number of JSON. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");

  private JsonWriter() {}

  /** Writes one value. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the value.
     *
     * @param json where it is written to
     * @throws IOException if the generator refuses what is written
     */
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * The text of a value on one line.
   *
   * @param content writes the value
   * @return the text
   */
  public static String compact(Content content) {
    return text(content, null);
  }

  /**
   * A value that was read, on one line. What YAML reads as a number and JSON does not, such as
   * {@code 012} or {@code .inf}, becomes a string.
   *
   * @param tree the value
   * @return the text
   */
  public static String compact(Tree tree) {
    return compact(json -> write(json, tree));
  }

  /**
   * Maps, lists, booleans and texts on one line, the keys in the order of their map.
   *
   * @param value the value; what is none of these is written as its text
   * @return the text
   */
  public static String ofValues(Object value) {
    return compact(json -> writeValues(json, value));
  }

  private static void writeValues(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        writeValues(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        writeValues(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      json.writeString(String.valueOf(value));
    }
  }

  private static void write(JsonGenerator json, Tree tree) throws IOException {
    if (tree instanceof Tree.Mapping mapping) {
      json.writeStartObject();
      for (Tree.Entry entry : mapping.entries()) {
        json.writeFieldName(entry.key());
        write(json, entry.value());
      }
      json.writeEndObject();
    } else if (tree instanceof Tree.Listing listing) {
      json.writeStartArray();
      for (Tree item : listing.items()) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (tree instanceof Tree.Scalar scalar) {
      switch (scalar.kind()) {
        case TEXT -> json.writeString(scalar.text());
        case NULL -> json.writeNull();
        case BOOLEAN -> json.writeBoolean(Boolean.parseBoolean(scalar.text()));
        case NUMBER -> writeNumber(json, scalar.text());
      }
    }
  }

  private static void writeNumber(JsonGenerator json, String text) throws IOException {
    if (NUMBER.matcher(text).matches()) {
      json.writeRawValue(text);
    } else {
      json.writeString(text);
    }
  }

  /**
   * Writes a value of JSON or YAML indented, its keys in their order.
   *
   * @param tree the value
   * @return JSON in several lines
   */
  public static String indented(Tree tree) {
    return indented(json -> write(json, tree));
  }

  /**
   * The text of a value on several lines.
   *
   * @param content writes the value
   * @return the text
   */
  public static String indented(Content content) {
    var indenter = new DefaultIndenter("  ", "\n");
    return text(
        content,
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter));
  }

  private static String text(Content content, @Nullable PrettyPrinter printer) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      if (printer != null) {
        json.setPrettyPrinter(printer);
      }
      content.write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}

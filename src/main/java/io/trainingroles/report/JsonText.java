package io.trainingroles.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.tree.JsonWriter;
import java.io.IOException;
import java.util.Locale;

/** Writes JSON for programs. */
public final class JsonText {
  /**
   * The version of what is written for programs, as Terraform counts it: the minor number grows
   * when something is added, the major one when something that was there changes.
   */
  static final String VERSION = "1.0";

  private JsonText() {}

  /** Writes the fields of an object. */
  @FunctionalInterface
  public interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  /** One JSON object on one line. */
  static String object(Fields fields) {
    return escaped(
            JsonWriter.compact(
                json -> {
                  json.writeStartObject();
                  fields.write(json);
                  json.writeEndObject();
                }))
        + "\n";
  }

  /**
   * The same JSON without characters that a terminal or a reader of lines would act on: outside of
   * strings JSON has none of them, so each may be written as an escape.
   */
  private static String escaped(String json) {
    if (json.codePoints().allMatch(PrintableText::isPrintable)) {
      return json;
    }
    var escaped = new StringBuilder(json.length() + 16);
    json.codePoints()
        .forEach(
            point -> {
              if (PrintableText.isPrintable(point)) {
                escaped.appendCodePoint(point);
              } else {
                for (char unit : Character.toChars(point)) {
                  escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
              }
            });
    return escaped.toString();
  }

  /** One JSON object on one line, with the version of the format as its last field. */
  public static String versioned(Fields fields) {
    return versioned(VERSION, fields);
  }

  /** The same with a version of its own. */
  static String versioned(String version, Fields fields) {
    return object(
        json -> {
          fields.write(json);
          writeVersion(json, version);
        });
  }

  private static void writeVersion(JsonGenerator json, String version) throws IOException {
    json.writeStringField("format_version", version);
  }
}

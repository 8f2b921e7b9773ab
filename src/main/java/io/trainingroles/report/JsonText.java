package io.trainingroles.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trainingroles.tree.JsonWriter;
import java.io.IOException;

/** Writes JSON for programs. */
final class JsonText {
  private JsonText() {}

  /** Writes the fields of an object. */
  @FunctionalInterface
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  /** One JSON object on one line. */
  static String object(Fields fields) {
    return JsonWriter.compact(
            json -> {
              json.writeStartObject();
              fields.write(json);
              json.writeEndObject();
            })
        + "\n";
  }

  /** One JSON object on one line, with the version of the format as its last field. */
  static String versioned(Fields fields) {
    return object(
        json -> {
          fields.write(json);
          JsonFormat.writeVersion(json);
        });
  }
}

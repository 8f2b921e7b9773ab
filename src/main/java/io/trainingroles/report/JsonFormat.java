package io.trainingroles.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * The version of what is written for programs, as Terraform counts it: the minor number grows when
 * something is added, the major one when something that was there changes.
 */
final class JsonFormat {
  static final String VERSION = "1.0";

  private JsonFormat() {}

  static void writeVersion(JsonGenerator json, String version) throws IOException {
    json.writeStringField("format_version", version);
  }
}

package io.trainingroles.cli.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The lines that a client sends in one session, and the messages that come back. */
public final class ProtocolConversation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StringBuilder lines = new StringBuilder();

  private ProtocolConversation() {}

  /** One that has begun. */
  public static ProtocolConversation begun() {
    return new ProtocolConversation()
        .line(
            """
            {"jsonrpc":"2.0","id":"begin","method":"initialize","params":{"protocolVersion":\
            "2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""")
        .line("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
  }

  /** With another line. */
  public ProtocolConversation line(String line) {
    lines.append(line).append('\n');
    return this;
  }

  /** With a call of a tool; single quotation marks in its arguments stand for double ones. */
  public ProtocolConversation call(int id, String tool, String arguments) {
    return line(
        "{\"jsonrpc\":\"2.0\",\"id\":"
            + id
            + ",\"method\":\"tools/call\",\"params\":{\"name\":\""
            + tool
            + "\",\"arguments\":"
            + arguments.replace('\'', '"')
            + "}}");
  }

  /** What a server reads. */
  public byte[] bytes() {
    return lines.toString().getBytes(UTF_8);
  }

  /** The messages of what a server wrote, each a line. */
  public static List<JsonNode> messages(String written) throws Exception {
    var messages = new ArrayList<JsonNode>();
    for (String line : written.split("\n")) {
      messages.add(JSON.readTree(line));
    }
    return messages;
  }

  /** The message with an id. */
  public static JsonNode answer(String written, Object id) throws Exception {
    for (JsonNode message : messages(written)) {
      if (message.get("id") != null && message.get("id").asText().equals(String.valueOf(id))) {
        return message;
      }
    }
    ObjectNode none = JSON.createObjectNode();
    return none.put("none", written);
  }
}

package io.trainingroles.iam;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** JSON with nothing lost: duplicate keys, the text of numbers, and where each value stands. */
sealed interface JsonTree {
  JsonFactory JSON = new JsonFactory();

  /** Where the value begins. */
  Place place();

  /** What the value is, in words. */
  default String kind() {
    if (this instanceof Mapping) {
      return "an object";
    } else if (this instanceof Listing) {
      return "a list";
    } else if (this instanceof Text text) {
      return "'" + text.value() + "'";
    }
    return this instanceof Plain plain ? plain.value() : "null";
  }

  record Place(int line, int column) {}

  record Member(String key, Place place, JsonTree value) {}

  record Mapping(Place place, List<Member> members) implements JsonTree {}

  record Listing(Place place, List<JsonTree> items) implements JsonTree {}

  record Text(Place place, String value) implements JsonTree {}

  /** A number or a truth value, as it is written. */
  record Plain(Place place, String value) implements JsonTree {}

  record Null(Place place) implements JsonTree {}

  /**
   * Reads one JSON value and nothing behind it.
   *
   * @throws JsonProcessingException if the text is something else
   */
  static JsonTree read(String json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      JsonTree tree = read(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "something stands behind the end of the document");
      }
      return tree;
    }
  }

  private static JsonTree read(JsonParser parser, JsonToken token) throws IOException {
    if (token == null) {
      throw new JsonParseException(parser, "the document is empty");
    }
    Place place = place(parser);
    return switch (token) {
      case START_OBJECT -> {
        var members = new ArrayList<Member>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String key = parser.currentName();
          Place keyPlace = place(parser);
          members.add(new Member(key, keyPlace, read(parser, parser.nextToken())));
        }
        yield new Mapping(place, List.copyOf(members));
      }
      case START_ARRAY -> {
        var items = new ArrayList<JsonTree>();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          items.add(read(parser, next));
        }
        yield new Listing(place, List.copyOf(items));
      }
      case VALUE_STRING -> new Text(place, parser.getText());
      case VALUE_NULL -> new Null(place);
      default -> new Plain(place, parser.getText());
    };
  }

  private static Place place(JsonParser parser) {
    JsonLocation location = parser.currentTokenLocation();
    return new Place(location.getLineNr(), location.getColumnNr());
  }
}

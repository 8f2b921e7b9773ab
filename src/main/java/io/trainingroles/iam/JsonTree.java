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
import java.util.Optional;

/** JSON with nothing lost: duplicate keys, the text of numbers, and where each value stands. */
public sealed interface JsonTree {
  /**
   * Where the value begins.
   *
   * @return its place in the text
   */
  Place place();

  /**
   * What the value is, in words.
   *
   * @return such as {@code an object}
   */
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

  /**
   * A place in the text.
   *
   * @param line the line, counted from 1
   * @param column the column, counted from 1
   */
  record Place(int line, int column) {}

  /**
   * A member of an object.
   *
   * @param key its name
   * @param place where the name begins
   * @param value its value
   */
  record Member(String key, Place place, JsonTree value) {}

  /**
   * An object.
   *
   * @param place where it begins
   * @param members its members in their order; a name may be there twice
   */
  record Mapping(Place place, List<Member> members) implements JsonTree {
    /** Keeps an unchangeable copy. */
    public Mapping {
      members = List.copyOf(members);
    }

    /**
     * The value of a name.
     *
     * @param key the name
     * @return the first value, or nothing
     */
    public Optional<JsonTree> value(String key) {
      return members.stream()
          .filter(member -> member.key().equals(key))
          .map(Member::value)
          .findFirst();
    }

    /**
     * All values of a name, for languages in which it may be there more than once.
     *
     * @param key the name
     * @return its values in their order
     */
    public List<JsonTree> values(String key) {
      return members.stream()
          .filter(member -> member.key().equals(key))
          .map(Member::value)
          .toList();
    }
  }

  /**
   * A list.
   *
   * @param place where it begins
   * @param items its items
   */
  record Listing(Place place, List<JsonTree> items) implements JsonTree {
    /** Keeps an unchangeable copy. */
    public Listing {
      items = List.copyOf(items);
    }
  }

  /**
   * A text.
   *
   * @param place where it begins
   * @param value what it says, without its quotation marks
   */
  record Text(Place place, String value) implements JsonTree {}

  /**
   * A number or a truth value.
   *
   * @param place where it begins
   * @param value as it is written
   */
  record Plain(Place place, String value) implements JsonTree {}

  /**
   * The value null.
   *
   * @param place where it begins
   */
  record Null(Place place) implements JsonTree {}

  /**
   * Reads one JSON value and nothing behind it.
   *
   * @param json the text
   * @return the value
   * @throws JsonProcessingException if the text is something else
   */
  static JsonTree read(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
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
        yield new Mapping(place, members);
      }
      case START_ARRAY -> {
        var items = new ArrayList<JsonTree>();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          items.add(read(parser, next));
        }
        yield new Listing(place, items);
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

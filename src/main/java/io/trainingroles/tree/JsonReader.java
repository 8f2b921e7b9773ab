package io.trainingroles.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a> defines it, without
 * any extension: no comments, no control characters in strings, at most 1,000 levels of nesting.
 * Keys that are defined twice are kept; {@link DuplicateKeys} finds them.
 */
public final class JsonReader {

  /** How the JSON library names another place in the text. */
  private static final Pattern PLACE =
      Pattern.compile("\\[Source: [^;]*; line: (\\d+), column: (\\d+)]");

  /** How it begins to say that the text ends in the middle of a value. */
  private static final String CUT_OFF = "Unexpected end-of-input";

  private static final Pattern BEGUN =
      Pattern.compile("start marker at ((?:line \\d+, )?column \\d+)");

  /** The library's hints at its own settings, which do not help the author of a file. */
  private static final Pattern SETTINGS =
      Pattern.compile(
          ": enable `[^`]*` to allow| \\(not recognized as one since [^)]*\\)|, from `[^`]*`");

  private final String source;
  private final int maximumValues;
  private int values;

  /**
   * A reader of one text.
   *
   * @param source the name of the text, for the places of its values; empty if it has none
   */
  public JsonReader(String source) {
    this(source, Integer.MAX_VALUE);
  }

  /** A reader that refuses what has more values in it than this. */
  JsonReader(String source, int maximumValues) {
    this.source = source;
    this.maximumValues = maximumValues;
  }

  /**
   * Reads one JSON value and nothing behind it.
   *
   * @param json the text
   * @return the value
   * @throws NotJsonException if the text is something else
   */
  public Tree read(String json) throws NotJsonException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      Tree tree = read(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "something follows the end of the document");
      }
      return tree;
    } catch (JsonProcessingException broken) {
      throw new NotJsonException(
          location(broken.getLocation()), reason(broken, json.contains("\n")));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Reads the value that begins with this token. */
  Tree read(JsonParser parser, @Nullable JsonToken token) throws IOException {
    if (token == null) {
      throw new JsonParseException(parser, "the document is empty");
    } else if (values++ == maximumValues) {
      throw new JsonParseException(parser, "more than " + maximumValues + " values in one");
    }
    Location location = location(parser.currentTokenLocation());
    return switch (token) {
      case START_OBJECT -> mapping(parser, location);
      case START_ARRAY -> listing(parser, location);
      case VALUE_STRING -> new Scalar(location, ScalarKind.TEXT, parser.getText());
      case VALUE_NULL -> new Scalar(location, ScalarKind.NULL, parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> new Scalar(location, ScalarKind.BOOLEAN, parser.getText());
      default -> new Scalar(location, ScalarKind.NUMBER, parser.getText());
    };
  }

  private Mapping mapping(JsonParser parser, Location location) throws IOException {
    var entries = new ArrayList<Entry>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      Location place = location(parser.currentTokenLocation());
      entries.add(new Entry(key, place, read(parser, parser.nextToken())));
    }
    return new Mapping(location, entries);
  }

  private Listing listing(JsonParser parser, Location location) throws IOException {
    var items = new ArrayList<Tree>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      items.add(read(parser, next));
    }
    return new Listing(location, items);
  }

  Location.Position location(@Nullable JsonLocation location) {
    return location == null
        ? new Location.Position(source, 1, 1)
        : new Location.Position(
            source, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  static String reason(JsonProcessingException broken, boolean hasLines) {
    String firstLine = broken.getOriginalMessage().lines().findFirst().orElse("");
    String own = SETTINGS.matcher(firstLine).replaceAll("");
    String placed = PLACE.matcher(own).replaceAll(hasLines ? "line $1, column $2" : "column $2");
    if (!placed.startsWith(CUT_OFF)) {
      return placed;
    }
    Matcher begun = BEGUN.matcher(placed);
    return "the document ends too early"
        + (begun.find() ? "; what begins at " + begun.group(1) + " is not closed" : "");
  }
}

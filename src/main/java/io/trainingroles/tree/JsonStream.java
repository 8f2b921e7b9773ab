package io.trainingroles.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Reads JSON of any size: the items of some lists one at a time, so that the text is never in
 * memory as a whole. A text may have several values one after the other, as JSON Lines has.
 */
public final class JsonStream {
  /** As many values as an item, or an object beside its lists, may have in it. */
  private static final int MAXIMUM_VALUES = 500_000;

  private final String source;
  private final Set<String> lists;

  /**
   * A reader.
   *
   * @param source the name of the text, for the places of its values
   * @param lists the keys of the lists that are read item by item, in objects that are in nothing
   */
  public JsonStream(String source, Set<String> lists) {
    this.source = source;
    this.lists = Set.copyOf(lists);
  }

  /** Takes what is read. */
  public interface Values {
    /**
     * An item of a list.
     *
     * @param list its key; empty for a list that is in nothing
     * @param item the item
     */
    void item(String list, Tree item);

    /**
     * The end of an object that is in nothing.
     *
     * @param rest what it has beside the lists that were read item by item
     * @param lists the keys of the lists that were
     */
    void object(Mapping rest, Set<String> lists);
  }

  /**
   * Reads a text to its end.
   *
   * @param text the text
   * @param values takes what is read
   * @throws NotJsonException if the text is not JSON, has a value that is neither an object nor a
   *     list, or is too large beside its lists
   * @throws IOException if the text cannot be read
   */
  public void read(Reader text, Values values) throws NotJsonException, IOException {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> readObject(parser, values);
          case START_ARRAY -> readItems(parser, "", values);
          default -> throw new JsonParseException(parser, "neither an object nor a list");
        }
      }
    } catch (JsonProcessingException broken) {
      throw new NotJsonException(
          reader().location(broken.getLocation()), JsonReader.reason(broken, true));
    }
  }

  private JsonReader reader() {
    return new JsonReader(source, MAXIMUM_VALUES);
  }

  private void readObject(JsonParser parser, Values values) throws IOException {
    JsonReader reader = reader();
    var place = reader.location(parser.currentTokenLocation());
    var rest = new ArrayList<Entry>();
    var read = new LinkedHashSet<String>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      var keyPlace = reader.location(parser.currentTokenLocation());
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY && lists.contains(key)) {
        read.add(key);
        readItems(parser, key, values);
      } else {
        rest.add(new Entry(key, keyPlace, reader.read(parser, value)));
      }
    }
    values.object(new Mapping(place, rest), read);
  }

  private void readItems(JsonParser parser, String list, Values values) throws IOException {
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      values.item(list, reader().read(parser, next));
    }
  }
}

package io.trainingroles.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.iam.Statement;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.report.line.TextStyle;
import io.trainingroles.role.value.TerraformReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement of a policy as JSON for people: what fits on one line is on one, and long lists and
 * texts are shortened.
 */
final class StatementText {
  private static final JsonFactory JSON = new JsonFactory();

  /** The columns that a line may have. */
  private static final int WIDTH = 76;

  /** As many items of a list as are shown. */
  private static final int MAXIMUM_ITEMS = 6;

  /** As many characters of a text as are shown. */
  private static final int MAXIMUM_TEXT = 120;

  private StatementText() {}

  /** The lines of a statement, without line ends. */
  static List<String> lines(Statement statement) {
    String json = new PolicyDocumentWriter().write(statement);
    try (JsonParser parser = JSON.createParser(json)) {
      var lines = new ArrayList<String>();
      append(lines, "", "", read(parser, parser.nextToken()), "");
      return lines;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A JSON value to be laid out. */
  private sealed interface Value {
    /** The value on one line. */
    String line();
  }

  private record Text(String line) implements Value {}

  private record Group(String open, List<Item> items, String close) implements Value {
    @Override
    public String line() {
      List<String> parts = items.stream().map(item -> item.label() + item.value().line()).toList();
      return open + String.join(", ", parts) + close;
    }
  }

  /** A member of an object with its name, or an item of a list with no label. */
  private record Item(String label, Value value) {}

  private static Value read(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> {
        var items = new ArrayList<Item>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String label = quoted(parser.currentName()) + ": ";
          items.add(new Item(label, read(parser, parser.nextToken())));
        }
        yield new Group("{", items, "}");
      }
      case START_ARRAY -> {
        var items = new ArrayList<Item>();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          items.add(new Item("", read(parser, next)));
        }
        yield new Group("[", shortened(items), "]");
      }
      default -> new Text(quoted(parser.getText()));
    };
  }

  private static List<Item> shortened(List<Item> items) {
    if (items.size() <= MAXIMUM_ITEMS + 1) {
      return items;
    }
    var shown = new ArrayList<>(items.subList(0, MAXIMUM_ITEMS));
    shown.add(new Item("", new Text("… " + (items.size() - MAXIMUM_ITEMS) + " more")));
    return shown;
  }

  private static String quoted(String text) {
    String known = TerraformReference.shown(text);
    String whole =
        known.length() <= MAXIMUM_TEXT ? known : known.substring(0, MAXIMUM_TEXT - 1) + "…";
    String escaped = new String(JsonStringEncoder.getInstance().quoteAsString(whole));
    return "\"" + PrintableText.of(escaped) + "\"";
  }

  private static void append(
      List<String> lines, String indent, String label, Value value, String end) {
    String line = indent + label + value.line() + end;
    boolean isWhole = indent.isEmpty();
    if (!(value instanceof Group group) || (!isWhole && TextStyle.width(line) <= WIDTH)) {
      lines.add(line);
      return;
    }
    lines.add(indent + label + group.open());
    int last = group.items().size() - 1;
    for (int index = 0; index <= last; index++) {
      Item item = group.items().get(index);
      append(lines, indent + "  ", item.label(), item.value(), index < last ? "," : "");
    }
    lines.add(indent + group.close() + end);
  }
}

package io.trainingroles.event;

import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rows of a table of recorded events in CSV, as <a
 * href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a> defines it.
 */
final class CsvRows {
  /** No record of AWS CloudTrail is larger than 1 MB. */
  private static final int LONGEST_VALUE = 4 * 1024 * 1024;

  private final String name;
  private final BufferedReader text;
  private final List<String> columns;
  private int line;

  private CsvRows(String name, BufferedReader text, List<String> columns, int line) {
    this.name = name;
    this.text = text;
    this.columns = columns;
    this.line = line;
  }

  /** The rows of a text; nothing where its first line does not name the columns of events. */
  static Optional<CsvRows> read(String name, BufferedReader text) throws IOException {
    var header = new CsvRows(name, text, List.of(), 1);
    List<String> columns = header.values();
    return areOfEvents(columns)
        ? Optional.of(new CsvRows(name, text, columns, header.line))
        : Optional.empty();
  }

  /** Whether the columns are of recorded events. */
  static boolean areOfEvents(List<String> columns) {
    List<String> lower = columns.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    return lower.contains("eventname") || lower.contains("eventsource");
  }

  /** A row as an object. */
  static Mapping row(Location location, List<String> columns, List<? extends Tree> values) {
    var entries = new ArrayList<Tree.Entry>();
    for (int index = 0; index < Math.min(columns.size(), values.size()); index++) {
      entries.add(new Tree.Entry(columns.get(index), location, values.get(index)));
    }
    return new Mapping(location, entries);
  }

  /** The next row. */
  Optional<Mapping> next() throws IOException {
    var place = new Location.Position(name, line, 1);
    List<String> values = values();
    if (values.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        row(
            place,
            columns,
            values.stream()
                .map(value -> new Tree.Scalar(place, Tree.ScalarKind.TEXT, value))
                .toList()));
  }

  /** The values of the next line that is not empty; none at the end. */
  private List<String> values() throws IOException {
    var values = new ArrayList<String>();
    var value = new StringBuilder();
    boolean isQuoted = false;
    for (int character = text.read(); ; character = text.read()) {
      if (character < 0 || (character == '\n' && !isQuoted)) {
        line++;
        boolean isEmpty = values.isEmpty() && value.toString().isBlank();
        if (character >= 0 && isEmpty) {
          value.setLength(0);
          continue;
        }
        if (!isEmpty) {
          values.add(value.toString().strip());
        }
        return values;
      } else if (character == '"') {
        isQuoted = quote(value, isQuoted);
      } else if (character == ',' && !isQuoted) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        line += character == '\n' ? 1 : 0;
        if (value.length() < LONGEST_VALUE) {
          value.append((char) character);
        }
      }
    }
  }

  /** A quotation mark: two within a value are one. Whether the value goes on in quotation marks. */
  private boolean quote(StringBuilder value, boolean isQuoted) throws IOException {
    if (!isQuoted) {
      return true;
    }
    text.mark(1);
    if (text.read() == '"') {
      value.append('"');
      return true;
    }
    text.reset();
    return false;
  }
}

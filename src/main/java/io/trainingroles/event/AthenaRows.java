package io.trainingroles.event;

import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that {@code aws athena get-query-results} prints: lists of values, the first with the
 * names of the columns. See <a
 * href="https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html">GetQueryResults</a>.
 */
final class AthenaRows {
  private AthenaRows() {}

  /** The rows as objects; none where the columns are not those of recorded events. */
  static List<Mapping> of(Mapping results) {
    var rows = new ArrayList<Mapping>();
    List<String> columns = List.of();
    if (results.value("Rows").orElse(null) instanceof Tree.Listing listing) {
      for (Tree row : listing.items()) {
        List<Tree> values = values(row);
        if (columns.isEmpty()) {
          columns = values.stream().map(value -> value.asText().orElse("")).toList();
          if (!CsvRows.areOfEvents(columns)) {
            return List.of();
          }
        } else {
          rows.add(CsvRows.row(row.location(), columns, values));
        }
      }
    }
    return rows;
  }

  private static List<Tree> values(Tree row) {
    var values = new ArrayList<Tree>();
    if (row instanceof Mapping mapping
        && mapping.value("Data").orElse(null) instanceof Tree.Listing data) {
      for (Tree item : data.items()) {
        Tree none = new Tree.Scalar(item.location(), Tree.ScalarKind.NULL, "null");
        values.add(item instanceof Mapping value ? value.value("VarCharValue").orElse(none) : none);
      }
    }
    return values;
  }
}

package io.trainingroles.iam;

import io.trainingroles.finding.Location;
import java.util.List;

/** What came of reading a policy document. */
public sealed interface PolicyDocumentReading {

  /**
   * The text is a policy document.
   *
   * @param document the document
   */
  record Read(PolicyDocument document) implements PolicyDocumentReading {}

  /**
   * The text is none.
   *
   * @param problems all that is wrong with it, at least one
   */
  record Malformed(List<Problem> problems) implements PolicyDocumentReading {
    /** Keeps an unchangeable copy. */
    public Malformed {
      problems = List.copyOf(problems);
    }
  }

  /**
   * One thing that is wrong with a document.
   *
   * @param path the JSON path, such as {@code $.Statement[0].Action}
   * @param location where it is in the text
   * @param problem one sentence without its full stop: what is wrong
   * @param remedy one sentence without its full stop: what is allowed
   */
  record Problem(String path, Location location, String problem, String remedy) {
    /**
     * The line.
     *
     * @return the line, counted from 1; 1 for a document that was never a text
     */
    public int line() {
      return location.position().map(Location.Position::line).orElse(1);
    }

    /**
     * The column.
     *
     * @return the column, counted from 1; 1 for a document that was never a text
     */
    public int column() {
      return location.position().map(Location.Position::column).orElse(1);
    }
  }
}

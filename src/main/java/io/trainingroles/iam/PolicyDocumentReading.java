package io.trainingroles.iam;

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
   * @param line the line, counted from 1
   * @param column the column, counted from 1
   * @param problem one sentence without its full stop: what is wrong
   * @param remedy one sentence without its full stop: what is allowed
   */
  record Problem(String path, int line, int column, String problem, String remedy) {}
}

package io.trainingroles.finding;

import java.util.List;

/** Where a problem is. */
public sealed interface Location {

  /**
   * A whole input, for a problem that has no line: a file that is missing, or too large to read.
   *
   * @param source the name of the input as the user gave it
   */
  record Source(String source) implements Location {}

  /**
   * A place in a text.
   *
   * @param source the name of the input as the user gave it
   * @param line the line, counted from 1
   * @param column the column in Unicode code points, counted from 1
   */
  record Position(String source, int line, int column) implements Location {
    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if the line or the column is less than 1
     */
    public Position {
      if (line < 1 || column < 1) {
        throw new IllegalArgumentException(
            "lines and columns count from 1: " + line + ":" + column);
      }
    }

    @Override
    public String toString() {
      return source + ":" + line + ":" + column;
    }
  }

  /**
   * A value of a training role, named by the words that the spec has for it; what a reader of a
   * spec turns into a {@link Position}, and what a user of the Java constructs is told.
   *
   * @param path the keys from the outside in, list items as their index, such as {@code roles,
   *     aiTrainingRole, inline_policies, aiTrainingPolicy, 0, read}
   */
  record Field(List<String> path) implements Location {
    /** Keeps an unchangeable copy of the path. */
    public Field {
      path = List.copyOf(path);
    }

    /**
     * The field with these keys.
     *
     * @param path the keys from the outside in
     * @return the location
     */
    public static Field of(String... path) {
      return new Field(List.of(path));
    }

    @Override
    public String toString() {
      return String.join(".", path);
    }
  }
}

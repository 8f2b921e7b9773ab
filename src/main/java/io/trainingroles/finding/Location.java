package io.trainingroles.finding;

import java.util.List;
import java.util.Optional;

/** Where a problem is. */
public sealed interface Location {

  /**
   * The place in a text, if there is one. *
   *
   * @return the line and the column
   */
  default Optional<Position> position() {
    if (this instanceof Element element) {
      return element.place().position();
    }
    return this instanceof Position position ? Optional.of(position) : Optional.empty();
  }

  /**
   * The input that it is in.
   *
   * @return the name as the user gave it; empty for a value that was never in a text
   */
  default String input() {
    if (this instanceof Element element) {
      return element.place().input();
    } else if (this instanceof Source whole) {
      return whole.source();
    }
    return position().map(Position::source).orElse("");
  }

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
   * A part of a policy document that is a value in an input, or what has such a document. *
   *
   * @param place where it is in the input, as closely as the input's lines allow
   * @param owner what the document belongs to, such as the address of a Terraform resource and its
   *     attribute; empty for a document that is the whole input
   * @param path where it is in the document, such as {@code $.Statement[0].Action[1]}; empty for
   *     the owner itself
   */
  record Element(Location place, String owner, String path) implements Location {
    /**
     * Refuses a place that is itself a part of a document.
     *
     * @throws IllegalArgumentException if {@code place} is an {@code Element}
     */
    public Element {
      if (place instanceof Element) {
        throw new IllegalArgumentException(
            "the place of a part of a document must be in an input: " + place);
      }
    }

    @Override
    public String toString() {
      if (owner.isEmpty() || path.isEmpty()) {
        return owner + path;
      }
      return owner + ", " + path;
    }
  }

  /**
   * A value of a training role, named by the keys of the spec. The reader of a spec turns it into a
   * {@link Position}; users of the Java constructs see it as it is. *
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

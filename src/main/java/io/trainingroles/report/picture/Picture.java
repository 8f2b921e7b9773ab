package io.trainingroles.report.picture;

import java.util.List;
import java.util.Objects;

/**
 * What is drawn: boxes in columns from left to right, with lines between them.
 *
 * @param title what it shows, in a few words
 * @param description the same in words, for those who cannot see it
 * @param boxes the boxes, in the order in which they are preferred from top to bottom
 * @param lines the lines between them
 */
public record Picture(String title, String description, List<Box> boxes, List<Line> lines) {
  /** What a box stands for, which decides how it looks. */
  public enum Kind {
    /** Who can assume the role. */
    PRINCIPAL,
    /** The role itself. */
    ROLE,
    /** A service of AWS. */
    SERVICE,
    /** A resource, or a pattern of resources. */
    RESOURCE,
    /** Something of which it is not known what it allows. */
    UNKNOWN
  }

  /**
   * A box.
   *
   * @param id what lines name it by
   * @param kind what it stands for
   * @param text its lines of text, at least one; the first is its name
   * @param tooltip the whole text, where the lines are shortened
   */
  public record Box(String id, Kind kind, List<String> text, String tooltip) {
    /**
     * Keeps an unchangeable copy.
     *
     * @throws IllegalArgumentException if there is no text
     */
    public Box {
      Objects.requireNonNull(kind);
      text = List.copyOf(text);
      if (text.isEmpty()) {
        throw new IllegalArgumentException("a box needs a text: " + id);
      }
    }
  }

  /**
   * A line between two boxes.
   *
   * @param from the box that it starts at
   * @param to the box that it ends at
   * @param label what it says; may be empty
   */
  public record Line(String from, String to, String label) {}

  /** Keeps unchangeable copies. */
  public Picture {
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
  }
}

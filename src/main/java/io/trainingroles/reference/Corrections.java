package io.trainingroles.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * Where requests differ from what the Service Authorization Reference says, as other pages of AWS
 * or its denials show; {@code corrections.txt} names the source of each. What it has is added to
 * the reference; only that some actions are asked without a resource is taken away.
 */
final class Corrections {
  private static final int FIELDS = 5;

  private final List<Line> lines;

  /** What a line adds. */
  enum Kind {
    /** ARN formats of a resource type. */
    FORMATS,
    /** Actions that are asked on a resource type as well. */
    ACTIONS,
    /** Actions that are never asked without a resource. */
    REQUIRED,
    /** Names of a form. */
    NAMES
  }

  /**
   * One line.
   *
   * @param name the resource type, or the form of the names; an asterisk for any type
   * @param words the formats, the actions, or the names
   */
  record Line(Kind kind, String service, String name, List<String> words) {}

  private Corrections(List<Line> lines) {
    this.lines = lines;
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if a line is none of those that are known, or has no source
   */
  static Corrections read() {
    var lines = new ArrayList<Line>();
    for (String text : ReferenceTexts.corrections().lines().toList()) {
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      String[] fields = text.split("\t", -1);
      if (fields.length != FIELDS || !fields[4].startsWith("https://")) {
        throw new IllegalArgumentException("a correction that cannot be read: " + text);
      }
      Kind kind =
          switch (fields[0]) {
            case "formats" -> Kind.FORMATS;
            case "actions" -> Kind.ACTIONS;
            case "required" -> Kind.REQUIRED;
            case "names" -> Kind.NAMES;
            default -> throw new IllegalArgumentException("a correction of nothing: " + text);
          };
      lines.add(new Line(kind, fields[1], fields[2], List.of(fields[3].split(" ", -1))));
    }
    return new Corrections(List.copyOf(lines));
  }

  /** Those of a service, in the order of the file. */
  List<Line> of(String service) {
    return lines.stream().filter(line -> line.service().equals(service)).toList();
  }

  /** Those about the characters of names. */
  List<Line> names() {
    return lines.stream().filter(line -> line.kind() == Kind.NAMES).toList();
  }
}

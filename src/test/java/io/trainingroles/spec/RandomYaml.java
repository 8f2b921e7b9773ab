package io.trainingroles.spec;

import java.util.List;
import java.util.Random;

/** Texts in YAML: mappings, lists and values in all styles, with comments, blanks and line ends. */
public final class RandomYaml {
  private static final List<String> VALUES =
      List.of(
          "s3:getobject",
          "s3:GetObject",
          "s3:*",
          "arn:aws:s3:::b/*",
          "a b",
          "ä😀",
          "x#y",
          "it''s",
          "a\"b",
          "-",
          "x, y",
          "1a");

  private final Random random;
  private final String end;
  private int names;

  public RandomYaml(Random random) {
    this.random = random;
    this.end = List.of("\n", "\r\n").get(random.nextInt(2));
  }

  /** A value that YAML takes for a text, in some styles at least. */
  public static String value(Random random) {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  public String text() {
    return (random.nextInt(4) == 0 ? "\uFEFF" : "") + comment("") + mapping("", 0);
  }

  private String mapping(String indent, int depth) {
    var text = new StringBuilder();
    int entries = 1 + random.nextInt(3);
    for (int entry = 0; entry < entries; entry++) {
      text.append(indent).append("k").append(names++).append(":");
      text.append(block(indent, depth)).append(comment(indent));
    }
    return text.toString();
  }

  private String block(String indent, int depth) {
    int kind = depth > 2 ? 0 : random.nextInt(5);
    if (kind < 3) {
      return " ".repeat(1 + random.nextInt(2)) + flow(depth) + behind() + end;
    } else if (kind == 3) {
      return behind() + end + mapping(indent + "  ", depth + 1);
    }
    var list = new StringBuilder(behind() + end);
    for (int item = 0; item < 1 + random.nextInt(3); item++) {
      list.append(indent).append("  - ").append(flow(depth + 1)).append(behind()).append(end);
    }
    return list.toString();
  }

  private String flow(int depth) {
    return switch (depth > 3 ? 0 : random.nextInt(6)) {
      case 4 -> "[" + flow(depth + 1) + ", " + flow(depth + 1) + "]";
      case 5 -> "{f" + names++ + ": " + flow(depth + 1) + " , f" + names++ + ": " + scalar() + "}";
      default -> scalar();
    };
  }

  private String scalar() {
    String value = value(random).replace("''", "'");
    return switch (random.nextInt(3)) {
      case 0 -> "'" + value.replace("'", "''") + "'";
      case 1 -> "\"" + value.replace("\"", "\\\"") + "\"";
      default -> value.matches("[a-zA-Z0-9:]+") ? value : "'" + value.replace("'", "''") + "'";
    };
  }

  private String behind() {
    return List.of("", "", "  # s3:getobject ä", " ").get(random.nextInt(4));
  }

  private String comment(String indent) {
    return random.nextInt(3) == 0 ? indent + "# k0: 's3:getobject'" + end + end : "";
  }
}

package io.trainingroles.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part of an ARN's format, or of a pattern. */
sealed interface ArnPart {
  /** This character. */
  record Same(char value) implements ArnPart {}

  /** Any one character, in a pattern. */
  record One() implements ArnPart {}

  /** Any characters, in a pattern. */
  record Any() implements ArnPart {}

  /**
   * One or more characters, in a format.
   *
   * @param filling what is here if nothing else is required
   * @param excluded which characters cannot stand here
   */
  record Free(String filling, String excluded) implements ArnPart {}

  /** What is likely where a format leaves a name open. */
  Map<String, String> FILLINGS =
      Map.of(
          "Partition", "aws",
          "Region", "us-east-1",
          "Account", "123456789012",
          "KeyId", "1234abcd-12ab-34cd-56ef-1234567890ab");

  /** Names whose texts have no colon and no slash, whatever follows. */
  Set<String> SIMPLE = Set.of("Partition", "Region", "Account", "BucketName");

  /** The parts of a format. */
  static List<ArnPart> ofFormat(String format) {
    var parts = new ArrayList<ArnPart>();
    int index = 0;
    while (index < format.length()) {
      int end = format.startsWith("${", index) ? format.indexOf('}', index) : -1;
      if (end >= 0 && format.startsWith("${*}", index)) {
        parts.add(new Same('*'));
        index = end + 1;
      } else if (end >= 0) {
        parts.add(free(format.substring(index + 2, end), format.substring(end + 1)));
        index = end + 1;
      } else {
        char character = format.charAt(index++);
        parts.add(character == '*' ? new Free("example", "") : new Same(character));
      }
    }
    return parts;
  }

  private static Free free(String name, String rest) {
    String filling = FILLINGS.getOrDefault(name, "example");
    if (SIMPLE.contains(name)) {
      return new Free(filling, ":/");
    }
    if (name.endsWith("WithPath")) {
      return new Free(filling, ":");
    }
    boolean isLast = !rest.contains("${");
    String next = rest.isEmpty() ? "" : rest.substring(0, 1);
    return new Free(filling, isLast ? next : next + ":");
  }

  /** The parts of a pattern. */
  static List<ArnPart> ofPattern(String pattern) {
    var parts = new ArrayList<ArnPart>();
    int index = 0;
    while (index < pattern.length()) {
      int end = pattern.startsWith("${", index) ? pattern.indexOf('}', index) : -1;
      if (end >= 0) {
        String name = pattern.substring(index + 2, end);
        String text = Set.of("*", "?", "$").contains(name) ? name : "example";
        text.chars().forEach(character -> parts.add(new Same((char) character)));
        index = end + 1;
      } else {
        parts.add(ofPattern(pattern.charAt(index++)));
      }
    }
    return parts;
  }

  private static ArnPart ofPattern(char character) {
    return switch (character) {
      case '*' -> new Any();
      case '?' -> new One();
      default -> new Same(character);
    };
  }
}

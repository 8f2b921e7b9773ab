package io.trainingroles.access.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which characters are one where case has no meaning, as {@link String#equalsIgnoreCase} has it.
 */
final class CaseFolding {
  private static final Map<Integer, List<Integer>> VARIANTS = variants();

  private CaseFolding() {}

  static int fold(int character) {
    return Character.toLowerCase(Character.toUpperCase((char) character));
  }

  /** All characters that fold to the same as this one, this one with them. */
  static List<Integer> variants(int character) {
    return VARIANTS.getOrDefault(fold(character), List.of(character));
  }

  private static Map<Integer, List<Integer>> variants() {
    var variants = new HashMap<Integer, List<Integer>>();
    for (int character = 0; character <= Character.MAX_VALUE; character++) {
      int folded = fold(character);
      if (folded != character) {
        variants.computeIfAbsent(folded, first -> new ArrayList<>(List.of(first))).add(character);
      }
    }
    return Map.copyOf(variants);
  }
}

package io.trainingroles.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests the word that was probably meant. */
public final class NearestWord {
  private static final int MAXIMUM_SLIPS = 2;

  private NearestWord() {}

  /**
   * The nearest of these words, if it differs by a few typing errors only.
   *
   * @param given the given word
   * @param words the known words
   * @return the word that was probably meant
   */
  public static Optional<String> to(String given, Collection<String> words) {
    if (given.length() > 64) {
      return Optional.empty();
    }
    String lower = given.toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(word -> distance(lower, word.toLowerCase(Locale.ROOT)) <= slips(word))
        .min(Comparator.comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT))));
  }

  /**
   * The word that was meant, if the given one is at most two typing errors away from it: for names
   * of which new ones appear. A name that only has a word or a version more is no slip.
   *
   * @param given the given word
   * @param words the known words
   * @return the word that was probably meant
   */
  public static Optional<String> slip(String given, Collection<String> words) {
    String lower = given.toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(word -> Math.abs(word.length() - given.length()) <= MAXIMUM_SLIPS)
        .filter(word -> !isExtension(given, word) && !isExtension(word, given))
        .filter(
            word -> {
              int distance = distance(lower, word.toLowerCase(Locale.ROOT));
              return distance > 0 && distance <= Math.min(MAXIMUM_SLIPS, given.length() / 2);
            })
        .min(Comparator.comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT))));
  }

  /**
   * Whether one word becomes another by a few typing errors; case has no meaning.
   *
   * @param slips the number of letters to add, remove, change, or swap with their neighbour
   * @param given the given word
   * @param word the other word
   * @return true if so many errors, or fewer, make one of the other
   */
  public static boolean isWithin(int slips, String given, String word) {
    return distance(given.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT)) <= slips;
  }

  private static boolean isExtension(String longer, String shorter) {
    return longer.startsWith(shorter)
        && longer.substring(shorter.length()).matches("[A-Z0-9].*|v[0-9]+");
  }

  private static int slips(String word) {
    return Math.max(1, word.length() / 3);
  }

  /** The number of letters to add, remove, change, or swap with their neighbour. */
  private static int distance(String from, String to) {
    var costs = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          costs[i][j] = i + j;
          continue;
        }
        int changed = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(costs[i - 1][j], costs[i][j - 1]) + 1;
        costs[i][j] = Math.min(least, costs[i - 1][j - 1] + changed);
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        if (swapped) {
          costs[i][j] = Math.min(costs[i][j], costs[i - 2][j - 2] + 1);
        }
      }
    }
    return costs[from.length()][to.length()];
  }
}

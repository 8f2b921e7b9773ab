package io.trainingroles.adoption;

import io.trainingroles.iam.ResourcePattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The resources that two patterns have in common, as patterns. The ARN of a folder, which ends with
 * its only wildcard, has exactly these in common with another pattern: its beginning, followed by
 * what that pattern can go on with after it.
 */
final class CommonResources {
  private CommonResources() {}

  /**
   * Patterns that together match what both match.
   *
   * @param folder a pattern whose only wildcard is a star at its end
   * @param other any pattern
   * @return the patterns; none where the first is of another form
   */
  static List<ResourcePattern> of(ResourcePattern folder, ResourcePattern other) {
    String text = folder.value();
    String beginning = text.endsWith("*") ? text.substring(0, text.length() - 1) : "*";
    if (beginning.isEmpty()
        || beginning.indexOf('*') >= 0
        || beginning.indexOf('?') >= 0
        || other.value().contains("${")) {
      return List.of();
    }
    Set<ResourcePattern> common = new LinkedHashSet<>();
    for (int place : placesAfter(beginning, other.value())) {
      common.add(ResourcePattern.of(beginning + other.value().substring(place)));
    }
    return List.copyOf(common);
  }

  /** Where in a pattern one can be after a text. */
  private static Set<Integer> placesAfter(String text, String pattern) {
    Set<Integer> places = withStars(Set.of(0), pattern);
    for (int index = 0; index < text.length() && !places.isEmpty(); index++) {
      Set<Integer> next = new TreeSet<>();
      for (int place : places) {
        char here = place < pattern.length() ? pattern.charAt(place) : 0;
        if (here == '*') {
          next.add(place);
        } else if (here == '?' || (here != 0 && here == text.charAt(index))) {
          next.add(place + 1);
        }
      }
      places = withStars(next, pattern);
    }
    return places;
  }

  /** A star can match nothing. */
  private static Set<Integer> withStars(Set<Integer> places, String pattern) {
    Set<Integer> all = new TreeSet<>();
    for (int place : places) {
      int here = place;
      all.add(here);
      while (here < pattern.length() && pattern.charAt(here) == '*') {
        all.add(++here);
      }
    }
    return all;
  }
}

package io.trainingroles.input.symbol;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The texts that a value can be: a row of characters, each of a class, some of which repeat. A
 * value may have one of several such rows.
 */
final class ValueForm {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** One place of a row; {@code end} is behind the last. */
  private record Place(String characters, boolean repeats, boolean end) {}

  private final List<Place> places = new ArrayList<>();
  private final BitSet start = new BitSet();

  /**
   * The form with these rows.
   *
   * @param rows such as {@code arn:aws:kms:r+:n+:key/w+}: {@code <lower>}, {@code <digit>}, {@code
   *     <name>}, {@code <bucket>} and {@code <edge>} are classes, {@code +} behind one repeats it,
   *     and any other character is itself
   */
  static ValueForm of(List<String> rows) {
    var form = new ValueForm();
    for (String row : rows) {
      form.start.set(form.places.size());
      form.add(row);
    }
    return form;
  }

  private void add(String row) {
    int at = 0;
    while (at < row.length()) {
      boolean isClass = row.charAt(at) == '<';
      int end = isClass ? row.indexOf('>', at) + 1 : at + 1;
      String characters =
          isClass ? characters(row.substring(at + 1, end - 1)) : row.substring(at, end);
      boolean repeats = end < row.length() && row.charAt(end) == '+';
      places.add(new Place(characters, repeats, false));
      at = repeats ? end + 1 : end;
    }
    places.add(new Place("", false, true));
  }

  private static String characters(String name) {
    return switch (name) {
      case "lower" -> LOWER;
      case "digit" -> DIGITS;
      case "region" -> LOWER + DIGITS + "-";
      case "edge" -> LOWER + DIGITS;
      case "bucket" -> LOWER + DIGITS + ".-";
      case "name" -> LOWER + DIGITS + UPPER + "_+=,.@-";
      case "group" -> LOWER + DIGITS + UPPER + "_/.#-";
      case "path" -> LOWER + DIGITS + UPPER + "_+=,.@/-";
      default -> throw new IllegalArgumentException("no class '" + name + "'");
    };
  }

  BitSet start() {
    return start;
  }

  BitSet step(BitSet at, char character) {
    var next = new BitSet();
    for (int place = at.nextSetBit(0); place >= 0; place = at.nextSetBit(place + 1)) {
      Place one = places.get(place);
      if (one.characters().indexOf(character) >= 0) {
        next.set(place + 1);
        if (one.repeats()) {
          next.set(place);
        }
      }
    }
    return next;
  }

  boolean isWhole(BitSet at) {
    return at.stream().anyMatch(place -> places.get(place).end());
  }

  /** The characters that can follow. */
  List<String> classes(BitSet at) {
    return at.stream().mapToObj(place -> places.get(place).characters()).distinct().toList();
  }
}

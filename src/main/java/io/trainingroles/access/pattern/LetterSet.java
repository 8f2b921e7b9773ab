package io.trainingroles.access.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/**
 * The letters that can make a difference at one place of a search: the characters that some pattern
 * asks for there, one character that stands for all others, and variables.
 */
final class LetterSet {
  /** Others are taken in this order: what names in ARNs are made of comes first. */
  private static final String PREFERRED =
      "xabcdefghijklmnopqrstuvwyz0123456789XABCDEFGHIJKLMNOPQRSTUVWYZ-_/.+=,@ ";

  private static final int FIRST_BEYOND = 0xA1;

  /** What stands for all others where classes tell characters apart. */
  private static final String CANDIDATES =
      PREFERRED + "~!#%&()[]'*?${}<>|\\^`\";:" + "\u00A1\u00A2\u00A3\u00A4\u00A5\u0080";

  /** Of which classes each candidate is. */
  private static final int[] CLASSES_OF = CANDIDATES.chars().map(LetterSet::classesOf).toArray();

  private final BitSet characters = new BitSet();
  private final TreeSet<Integer> variables = new TreeSet<>();

  /** A bit for each class. */
  private int classes;

  private boolean others;
  private boolean colon;

  private static int classesOf(int character) {
    int classes = 0;
    for (CharacterClass kind : CharacterClass.values()) {
      classes |= kind.has(character) ? 1 << kind.number() : 0;
    }
    return classes;
  }

  void addCharacter(int character) {
    characters.set(character);
  }

  void addFolded(int character) {
    CaseFolding.variants(character).forEach(characters::set);
  }

  void addVariable(int variable) {
    variables.add(variable);
  }

  void addVariablesOf(LetterSet other) {
    variables.addAll(other.variables);
  }

  void addWildcard(int token) {
    others = true;
    colon |= token == SearchPattern.ANY_BUT_COLON || token == SearchPattern.ANY_TEXT_BUT_COLON;
  }

  void addClass(CharacterClass kind) {
    others = true;
    classes |= 1 << kind.number();
  }

  void addAnything() {
    others = true;
  }

  /** Whether any character may follow, and not only some. */
  boolean hasOthers() {
    return others;
  }

  int size() {
    return characters.cardinality() + variables.size();
  }

  /** The letters; variables are negative. */
  List<Integer> letters() {
    var letters = new ArrayList<Integer>();
    variables.forEach(variable -> letters.add(~variable));
    if (others && classes != 0) {
      addOthersByClass(letters);
    } else if (others) {
      letters.add(other());
    }
    // Small letters first: of two texts that do as well, that is what people would write.
    characters.stream().filter(letter -> !Character.isUpperCase(letter)).forEach(letters::add);
    characters.stream().filter(Character::isUpperCase).forEach(letters::add);
    if (colon && !characters.get(':') && !letters.contains((int) ':')) {
      letters.add((int) ':');
    }
    return letters;
  }

  /** One character for each choice of the classes that it can be of. */
  private void addOthersByClass(List<Integer> letters) {
    var found = new BitSet();
    for (int index = 0; index < CANDIDATES.length(); index++) {
      int of = CLASSES_OF[index] & classes;
      if (!found.get(of) && !characters.get(CANDIDATES.charAt(index))) {
        found.set(of);
        letters.add((int) CANDIDATES.charAt(index));
      }
    }
  }

  private int other() {
    for (int index = 0; index < PREFERRED.length(); index++) {
      int character = PREFERRED.charAt(index);
      if (!characters.get(character)) {
        return character;
      }
    }
    int character = FIRST_BEYOND;
    while (characters.get(character)) {
      character++;
    }
    return character;
  }
}

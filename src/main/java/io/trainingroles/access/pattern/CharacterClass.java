package io.trainingroles.access.pattern;

/** A set of characters that AWS documents for a part of a text. */
public enum CharacterClass {
  /** The digits of an account. */
  DIGIT("0123456789", false),
  /** The first letters of a Region. */
  SMALL_LETTER(Letters.SMALL, false),
  /** The middle of a Region. */
  REGION(Letters.SMALL + "-", false),
  /** A name of letters, digits and the marks that most services take. */
  NAME(Letters.ALL + "-_.", false),
  /** A name of IAM with its path. */
  PATH(Letters.ALL + "-_.+=,@/", false),
  /** A name without a border of ARNs: no colon, no slash, and no character of the language. */
  PART(Letters.ALL + "-_.+=,@~!#%&()[]'", true),
  /** The same, with slashes. */
  PARTS(Letters.ALL + "-_.+=,@~!#%&()[]'/", true),
  /** The same, with slashes, colons, blanks and the characters of the language. */
  ANYTHING(Letters.ALL + "-_.+=,@~!#%&()[]'/:*?${}<>|\\^`\"; ", true);

  private final String characters;
  private final boolean beyondAscii;

  CharacterClass(String characters, boolean beyondAscii) {
    this.characters = characters;
    this.beyondAscii = beyondAscii;
  }

  private static final class Letters {
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    private static final String ALL = SMALL + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  }

  /** Whether a character is one of the class. */
  public boolean has(int character) {
    return character <= LAST_OF_ASCII ? characters.indexOf(character) >= 0 : beyondAscii;
  }

  private static final int LAST_OF_ASCII = 0x7E + 1;
}

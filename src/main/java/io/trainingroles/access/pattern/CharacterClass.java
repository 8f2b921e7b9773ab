package io.trainingroles.access.pattern;

/** A set of characters that AWS documents for a part of a text. */
public enum CharacterClass {
  /** The digits of an account. */
  DIGIT(0, "0123456789", false),
  /** The first letters of a Region. */
  SMALL_LETTER(1, Letters.SMALL, false),
  /** The middle of a Region. */
  REGION(2, Letters.SMALL + "-", false),
  /** A name of letters, digits and the marks that most services take. */
  NAME(3, Letters.ALL + "-_.", false),
  /** A name of IAM with its path. */
  PATH(4, Letters.ALL + "-_.+=,@/", false),
  /** All but colons and slashes. */
  NO_COLON_OR_SLASH(5, Letters.ALL + "-_.+=,@~!#%&()[]'*?${}<>|\\^`\"; ", true),
  /**
   * The marks of most texts, slashes included; no colon, no blank, no character of the language.
   */
  PARTS(6, Letters.ALL + "-_.+=,@~!#%&()[]'/", true),
  /** The same, with colons, blanks and the characters of the language. */
  ANYTHING(7, Letters.ALL + "-_.+=,@~!#%&()[]'/:*?${}<>|\\^`\"; ", true),
  /** What most resources are named with, and the borders of ARNs. */
  PLAIN(8, Letters.ALL + "-_.+=,@/:", false),
  /** Of the characters of any kind, all but colons and asterisks. */
  NO_COLON_OR_ASTERISK(9, Letters.ALL + "-_.+=,@~!#%&()[]'/?${}<>|\\^`\"; ", true),
  /** All but colons. */
  NO_COLON(10, Letters.ALL + "-_.+=,@~!#%&()[]'/*?${}<>|\\^`\"; ", true);

  private final int number;
  private final String characters;
  private final boolean beyondAscii;

  CharacterClass(int number, String characters, boolean beyondAscii) {
    this.number = number;
    this.characters = characters;
    this.beyondAscii = beyondAscii;
  }

  private static final class Letters {
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    private static final String ALL = SMALL + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  }

  /** Tells the class from others: the numbers begin with 0. */
  int number() {
    return number;
  }

  /** Whether a character is one of the class. */
  public boolean has(int character) {
    return character <= LAST_OF_ASCII ? characters.indexOf(character) >= 0 : beyondAscii;
  }

  private static final int LAST_OF_ASCII = 0x7E + 1;
}

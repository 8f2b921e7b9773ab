package io.trainingroles.input.hcl;

/**
 * A token of a file in HCL. What stands in the interpolations of a string are tokens of their own,
 * between those that open and close the interpolation.
 *
 * @param kind what it is
 * @param start the index of its first character in the file
 * @param end the index behind its last character
 */
record HclToken(Kind kind, int start, int end) {
  /** What a token is. */
  enum Kind {
    /** A name, or a keyword. */
    NAME,
    /** Characters of a string or a heredoc that mean themselves, escapes included. */
    TEXT,
    /** The beginning of a string, a heredoc, an interpolation, or an opening bracket. */
    OPEN,
    /** The end of one of these. */
    CLOSE,
    /** The end of a line. */
    LINE,
    /** Any other character. */
    OTHER
  }

  /** Whether it is one certain text. */
  boolean is(String source, String text) {
    return end - start == text.length() && source.startsWith(text, start);
  }

  String text(String source) {
    return source.substring(start, end);
  }
}

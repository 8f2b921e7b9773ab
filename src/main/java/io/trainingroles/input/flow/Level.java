package io.trainingroles.input.flow;

/** How much of a value is known before AWS is asked, from all of it to nothing. */
public enum Level {
  /** It is known. */
  KNOWN,
  /** A text that is not known, but is never null or empty, such as an ARN. */
  SURE_TEXT,
  /** A text that is not known. */
  TEXT,
  /** A list of which not even the length is known. */
  LIST,
  /** A number, a boolean, or a structure that is not known. */
  OTHER;

  Level or(Level other) {
    return compareTo(other) < 0 ? other : this;
  }

  boolean isOpen() {
    return this != KNOWN;
  }

  boolean isOfUnknownShape() {
    return compareTo(LIST) >= 0;
  }
}

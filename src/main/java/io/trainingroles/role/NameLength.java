package io.trainingroles.role;

/** How much too long a name is. */
final class NameLength {
  private NameLength() {}

  /** What follows the allowed length in a message; empty where the length is not what is wrong. */
  static String of(String name, int maximum) {
    return name.length() <= maximum ? "" : " (this has " + name.length() + " characters)";
  }
}

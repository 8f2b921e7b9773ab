package io.trainingroles.report.page;

import java.util.function.IntFunction;

/** A text that is no longer than it may be: what does not fit is left out, and counted. */
final class LimitedText {
  private final StringBuilder text = new StringBuilder();
  private final int maximum;
  private int leftOut;

  /**
   * No text yet.
   *
   * @param maximum the most characters
   */
  LimitedText(int maximum) {
    this.maximum = maximum;
  }

  /** Adds a part, if nothing was left out before it and it fits. */
  void add(String part) {
    if (leftOut > 0 || text.length() + part.length() > maximum) {
      leftOut++;
    } else {
      text.append(part);
    }
  }

  String text() {
    return text.toString();
  }

  /** The sentence about how many parts are left out; empty where none is. */
  String end(IntFunction<String> words) {
    return leftOut == 0 ? "" : words.apply(leftOut);
  }
}

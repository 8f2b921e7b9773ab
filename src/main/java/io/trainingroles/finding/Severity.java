package io.trainingroles.finding;

import java.util.Locale;

/**
 * How much a {@link Finding} matters, in the words of <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html">AWS
 * IAM Access Analyzer's policy checks</a>. The order of the constants is from the worst to the
 * mildest.
 */
public enum Severity {
  /** The input does not work, or not as intended; nothing is generated. */
  ERROR,
  /** The input works and allows more than a careful reviewer would accept. */
  SECURITY_WARNING,
  /** The input works and breaks with best practice. */
  WARNING,
  /** The input works and could be written better. */
  SUGGESTION;

  /**
   * The severity as displayed.
   *
   * @return such as {@code security warning}
   */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * A number of findings of this severity.
   *
   * @param count how many
   * @return such as {@code 2 security warnings}
   */
  public String words(long count) {
    return count + " " + words() + (count == 1 ? "" : "s");
  }
}

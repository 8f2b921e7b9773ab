package io.trainingroles.finding;

import java.util.regex.Pattern;

/**
 * The stable name of a kind of problem, such as {@code UNKNOWN_KEY}, for searching and for {@code
 * accept}. *
 *
 * @param value upper-case words joined by underscores
 */
public record IssueCode(String value) implements Comparable<IssueCode> {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if {@code value} is not upper-case words joined by underscores
   */
  public IssueCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an issue code consists of upper-case words joined by underscores, not: " + value);
    }
  }

  @Override
  public int compareTo(IssueCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

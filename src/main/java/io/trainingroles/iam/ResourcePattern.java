package io.trainingroles.iam;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One value of a {@code Resource} or {@code NotResource} element: {@code *}, or an ARN in which
 * {@code *} stands for any characters, {@code ?} for one, and <code>${…}</code> for a policy
 * variable; also an ARN of which the beginning is {@linkplain UnknownText known only later}. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">IAM
 * JSON policy elements: Resource</a>.
 *
 * @param value such as {@code arn:aws:s3:::my-ai-data-bucket/*}
 */
public record ResourcePattern(String value) {
  private static final Pattern FORM =
      Pattern.compile("\\*|(arn|\\*|a[*?]+):.+|" + UnknownText.FORM + ".*", Pattern.DOTALL);

  /** Every resource. */
  public static final ResourcePattern ANY = new ResourcePattern("*");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if {@code value} is neither {@code *} nor begins as an ARN does
   */
  public ResourcePattern {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "'" + value + "' is not a resource", "write an ARN, such as arn:aws:s3:::bucket/*, or *");
    }
  }

  /**
   * The pattern of this text.
   *
   * @param value such as {@code arn:aws:s3:::my-ai-data-bucket/*}
   * @return the pattern
   * @throws InvalidValueException if {@code value} is neither {@code *} nor begins as an ARN does
   */
  public static ResourcePattern of(String value) {
    return new ResourcePattern(value);
  }

  /**
   * The text that matches exactly {@code text} in a pattern of a {@link PolicyVersion#V2012_10_17}
   * document: each character that would mean something is written as its policy variable. See <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars">
   * Specifying special characters</a>.
   *
   * @param text any text
   * @return the text with <code>${*}</code>, <code>${?}</code> and <code>${$}</code> for the three
   */
  public static String literal(String text) {
    var result = new StringBuilder(text.length());
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      switch (character) {
        case '*', '?', '$' -> result.append("${").append(character).append('}');
        default -> result.append(character);
      }
    }
    return result.toString();
  }

  /**
   * The one text that a pattern of a {@link PolicyVersion#V2012_10_17} document matches.
   *
   * @param pattern the pattern
   * @return the text that {@link #literal} makes it of; nothing where the pattern has a wildcard,
   *     or a policy variable of another kind
   */
  public static Optional<String> onlyText(String pattern) {
    String text = pattern.replace("${*}", "*").replace("${?}", "?").replace("${$}", "$");
    return literal(text).equals(pattern) ? Optional.of(text) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}

package io.trainingroles.spec.token;

import java.util.regex.Pattern;

/**
 * Knows what the tokens in the texts of a declaration stand for. CDKTF puts a token where a value
 * is known only later, such as the ARN of a bucket; see <a
 * href="https://developer.hashicorp.com/terraform/cdktf/concepts/tokens">Tokens</a>.
 */
@FunctionalInterface
public interface TokenReader {
  /** How CDKTF writes a token into a text. */
  Pattern FORM = Pattern.compile("\\$\\{TfToken\\[[a-zA-Z0-9:._-]+]}");

  /** What the tokens of all kinds have in common. */
  String MARK = "{TfToken[";

  /**
   * Reads a token.
   *
   * @param token a text of the {@linkplain #FORM form} of a token
   * @return what it stands for, or why that cannot be taken
   */
  TokenReading read(String token);
}

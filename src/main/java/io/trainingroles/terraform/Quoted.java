package io.trainingroles.terraform;

/**
 * Texts inside an expression. See <a
 * href="https://developer.hashicorp.com/terraform/language/expressions/strings#quoted-strings">Quoted
 * strings</a>.
 */
final class Quoted {
  private Quoted() {}

  /** The quoted string that evaluates to exactly this text. */
  static String of(String text) {
    String escaped =
        Template.literal(text)
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t");
    return '"' + escaped + '"';
  }
}

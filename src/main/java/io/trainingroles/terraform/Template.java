package io.trainingroles.terraform;

/**
 * Terraform's string templates. Terraform evaluates every text of a JSON configuration as a
 * template, object keys included; see <a
 * href="https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences">Strings
 * and templates</a>.
 */
public final class Template {
  private Template() {}

  /**
   * The template that evaluates to exactly this text.
   *
   * @param text any text
   * @return the text with <code>${</code> and <code>%{</code> escaped
   */
  public static String literal(String text) {
    return text.replace("${", "$${").replace("%{", "%%{");
  }
}

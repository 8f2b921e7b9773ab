package io.trainingroles.terraform;

import io.trainingroles.role.VariableReference;

/**
 * Terraform's string templates. Terraform evaluates every text of a JSON configuration as a
 * template, object keys included; see <a
 * href="https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences">Strings
 * and templates</a>.
 */
public final class Template {
  private Template() {}

  /**
   * The template that evaluates to exactly this text, with the values of the variables that it
   * refers to.
   *
   * @param text any text
   * @return the text with <code>${</code> and <code>%{</code> escaped
   */
  public static String literal(String text) {
    String escaped = text.replace("${", "$${").replace("%{", "%%{");
    return VariableReference.replaced(escaped, name -> "${var." + name + "}");
  }
}

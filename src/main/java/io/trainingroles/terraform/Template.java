package io.trainingroles.terraform;

import io.trainingroles.iam.UnknownText;
import io.trainingroles.role.value.TerraformReference;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terraform's string templates. Terraform evaluates every text of a JSON configuration as a
 * template, object keys included; see <a
 * href="https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences">Strings
 * and templates</a>.
 */
public final class Template {
  /** What would escape an expression directly after it, and so becomes an expression itself. */
  private static final Pattern SIGNS_BEFORE_REFERENCE =
      Pattern.compile("\\$+(?=" + UnknownText.FORM + ")");

  private Template() {}

  /**
   * The template that evaluates to exactly this text, with the values that it refers to.
   *
   * @param text any text
   * @return the text with <code>${</code> and <code>%{</code> escaped
   */
  public static String literal(String text) {
    String escaped = text.replace("${", "$${").replace("%{", "%%{");
    if (!UnknownText.isIn(text)) {
      return escaped;
    }
    return TerraformReference.shown(
        SIGNS_BEFORE_REFERENCE
            .matcher(escaped)
            .replaceAll(signs -> Matcher.quoteReplacement("${\"" + signs.group() + "\"}")));
  }

  /**
   * The text that a template evaluates to, if that can be known without evaluating anything.
   *
   * @param template a text of a configuration
   * @return the text; nothing where the template has an expression or a directive
   */
  public static Optional<String> text(String template) {
    var text = new StringBuilder();
    for (int index = 0; index < template.length(); index++) {
      if (isAt(template, index, "$${") || isAt(template, index, "%%{")) {
        text.append(template.charAt(index)).append('{');
        index += 2;
      } else if (isAt(template, index, "${") || isAt(template, index, "%{")) {
        return Optional.empty();
      } else {
        text.append(template.charAt(index));
      }
    }
    return Optional.of(text.toString());
  }

  private static boolean isAt(String template, int index, String part) {
    return template.startsWith(part, index);
  }
}

package io.trainingroles.report.page;

import io.trainingroles.report.line.PrintableText;
import io.trainingroles.role.value.TerraformReference;

/** Texts of policies and inputs as a report shows them. */
final class ShownText {
  private ShownText() {}

  /**
   * A text that is safe to show, with the expressions of Terraform that stand for values which are
   * known only after apply.
   *
   * @param text any text
   * @return one line
   */
  static String of(String text) {
    return PrintableText.of(TerraformReference.shown(text));
  }
}

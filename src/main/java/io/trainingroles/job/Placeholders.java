package io.trainingroles.job;

import java.util.regex.Pattern;

/** Tells a value from a template into which a value is still to be put. */
public final class Placeholders {
  private static final Pattern FORM =
      Pattern.compile(
          "\\$\\{[^}]*\\}|\\{\\{.*\\}\\}|<[^<>]+>|\\$\\([^)]*\\)|\\$[A-Za-z_][A-Za-z0-9_]*"
              + "|^\\$\\.|^States\\.|^\\{%|\\b(?:REPLACE|CHANGE)[_-]?ME\\b|%[A-Za-z_]+%");

  private Placeholders() {}

  /** Whether a text has an expression of Terraform, a shell, Step Functions or a template. */
  public static boolean isIn(String text) {
    return FORM.matcher(text).find();
  }
}

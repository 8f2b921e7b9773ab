package io.trainingroles.job;

import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.util.regex.Pattern;

/** Tells a value from a template into which a value is still to be put. */
public final class Placeholders {
  private static final Pattern FORM =
      Pattern.compile(
          "\\$\\{[^}]*\\}|\\{\\{.*\\}\\}|<[^<>]+>|\\$\\([^)]*\\)|\\$[A-Za-z_][A-Za-z0-9_]*"
              + "|^\\$\\.|^States\\.|^\\{%|\\b(?:REPLACE|CHANGE)[_-]?ME\\b|%[A-Za-z_]+%");

  /** What a pipeline of SageMaker and a template of CloudFormation compute values with. */
  private static final Pattern FUNCTION = Pattern.compile("Get|Std:Join|Ref|Fn::[A-Za-z]+");

  private Placeholders() {}

  /** Whether a value is a call of a function of a pipeline or a template. */
  public static boolean isFunction(Tree node) {
    return node instanceof Mapping mapping
        && mapping.entries().size() == 1
        && FUNCTION.matcher(mapping.entries().get(0).key()).matches();
  }

  /** Whether a text has an expression of Terraform, a shell, Step Functions or a template. */
  public static boolean isIn(String text) {
    return FORM.matcher(text).find();
  }
}

package io.trainingroles.job;

import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The placeholders of a template, into which values are still to be put. {@code <NAME>}, <code>
 * ${NAME}</code>, <code>{{NAME}}</code> and <code>{NAME}</code> are placeholders anywhere; {@code
 * $NAME}, {@code %NAME%} and {@code ACCOUNT_ID} only as a whole segment of a path or a whole field
 * of an ARN, since {@code $} and {@code %20} are legal in the keys of Amazon S3. No placeholder
 * contains a slash.
 */
public final class Placeholders {
  private static final Pattern FORM =
      Pattern.compile(
          "\\$\\{([^{}/]*)\\}|\\{\\{([^{}/]*)\\}\\}|<([^<>/]+)>|\\$\\(([^()/]*)\\)"
              + "|\\{([A-Za-z_][A-Za-z0-9_]*)\\}"
              + "|(?<=^|[/:\"])(?:\\$([A-Za-z_][A-Za-z0-9_]*)|%([A-Za-z_][A-Za-z0-9_]*)%"
              + "|((?:[A-Z]+_)*ACCOUNT_?ID))(?=$|[/:\"]|\\.dkr)");

  /** Expressions of which not even the place is known. */
  private static final Pattern EXPRESSION =
      Pattern.compile(
          "\\$\\{[^}]*\\}|\\{\\{.*\\}\\}|<[^<>]+>|\\$\\([^)]*\\)|^\\$\\$?\\.|^States\\.|^\\{%"
              + "|\\b(?:REPLACE|CHANGE)[_-]?ME\\b");

  /** What a pipeline of SageMaker and a template of CloudFormation compute values with. */
  private static final Pattern FUNCTION = Pattern.compile("Get|Std:Join|Ref|Fn::[A-Za-z]+");

  private Placeholders() {}

  /** Whether a value is a call of a function of a pipeline or a template. */
  public static boolean isFunction(Tree node) {
    return node instanceof Mapping mapping
        && mapping.entries().size() == 1
        && FUNCTION.matcher(mapping.entries().get(0).key()).matches();
  }

  /** Whether a text has a placeholder, or an expression of Step Functions or a template. */
  public static boolean isIn(String text) {
    return FORM.matcher(text).find() || EXPRESSION.matcher(text).find();
  }

  /** The names of the placeholders in a text, in their order. */
  public static Set<String> names(String text) {
    var names = new LinkedHashSet<String>();
    Matcher matcher = FORM.matcher(text);
    while (matcher.find()) {
      names.add(name(matcher.toMatchResult()));
    }
    return names;
  }

  /**
   * The text with values in the place of placeholders.
   *
   * @param values the values by the names of their placeholders; others stay
   */
  public static String filled(String text, Map<String, String> values) {
    return FORM.matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.getOrDefault(name(match), match.group())));
  }

  /** The text before its first placeholder. */
  public static String beginning(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.find() ? text.substring(0, matcher.start()) : text;
  }

  /** The text with its placeholders open; nothing where their places are not known. */
  public static Optional<OpenText> opened(String text) {
    return EXPRESSION.matcher(FORM.matcher(text).replaceAll("x")).find()
        ? Optional.empty()
        : Optional.of(OpenText.of(text).opened(FORM, match -> "*"));
  }

  /** What stands between the signs, without the default value of a shell. */
  private static String name(MatchResult match) {
    for (int group = 1; group <= match.groupCount(); group++) {
      String inner = match.group(group);
      if (inner != null) {
        int defaults = inner.indexOf(":-");
        return (defaults > 0 ? inner.substring(0, defaults) : inner).strip();
      }
    }
    return "";
  }
}

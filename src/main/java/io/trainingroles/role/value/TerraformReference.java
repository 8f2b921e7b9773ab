package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.UnknownText;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of Terraform's, in a text that is {@linkplain UnknownText known only after apply}: of a
 * variable, a local value, the output of a module, or an attribute of a resource or data source.
 * The renderers write it as Terraform's own expression. See <a
 * href="https://developer.hashicorp.com/terraform/language/expressions/references">References to
 * Named Values</a>.
 *
 * @param type what the value is
 * @param expression such as {@code var.data_bucket} or {@code aws_s3_bucket.models.bucket}
 * @param within patterns of IAM of which one matches the value, which is the whole of its text;
 *     empty where it can be any of its type
 */
public record TerraformReference(VariableType type, String expression, List<String> within)
    implements Comparable<TerraformReference> {
  /** What follows an expression before the patterns that match its value. */
  private static final char WITHIN = '\uE002';

  private static final String BETWEEN = " ";

  private static final String VARIABLE = "var.";

  /** What stands between the type and the expression; no part of an ARN has it. */
  public static final char SEPARATOR = '|';

  /** What no type of a value is called. */
  private static final String OWN = "own" + SEPARATOR;

  private static final Pattern FORM = Pattern.compile(UnknownText.FORM);

  private static final Pattern RESOURCE =
      Pattern.compile(
          "(?:module\\.[\\w-]+(?:\\[[^]]*])?\\.)*(?!data\\.|module\\.)[a-z0-9]+_\\w+\\.[\\w-]+(?:\\[[^]]*])?\\.\\w+");

  /** Keeps an unchangeable copy. */
  public TerraformReference {
    within = List.copyOf(within);
  }

  /**
   * A value that can be any of its type.
   *
   * @param type what the value is
   * @param expression such as {@code var.data_bucket}
   */
  public TerraformReference(VariableType type, String expression) {
    this(type, expression, List.of());
  }

  /**
   * The reference in a text.
   *
   * @return the text that stands for it
   */
  public String text() {
    String ending = within.isEmpty() ? "" : WITHIN + String.join(BETWEEN, within);
    return UnknownText.named(type.word() + SEPARATOR + expression + ending);
  }

  /**
   * The patterns of which one matches a text that is nothing but one reference.
   *
   * @param text any text
   * @return the patterns; empty where it is something else, or can be anything
   */
  public static List<String> within(String text) {
    Matcher whole = FORM.matcher(text);
    int at = text.indexOf(WITHIN);
    return at >= 0 && whole.matches()
        ? List.of(text.substring(at + 1, text.length() - 1).split(BETWEEN, -1))
        : List.of();
  }

  /**
   * The name of an unknown text with another expression.
   *
   * @param name the name
   * @param ending what follows the expression
   * @return the name; what can be known of the value stays
   */
  public static String extended(String name, String ending) {
    int at = name.indexOf(WITHIN);
    return at < 0 ? name + ending : name.substring(0, at) + ending + name.substring(at);
  }

  /**
   * The expression in the name of an unknown text.
   *
   * @param name the name
   * @return what follows its type
   */
  public static String expression(String name) {
    int at = name.indexOf(WITHIN);
    return name.substring(name.indexOf(SEPARATOR) + 1, at < 0 ? name.length() : at);
  }

  /**
   * An attribute of a resource that this project writes itself, so that its value is of its kind as
   * it is made: Terraform checks nothing of it again.
   *
   * @param expression such as {@code aws_iam_role.example.name}
   * @return the text that stands for it
   */
  public static String toOwn(String expression) {
    return UnknownText.named(OWN + expression);
  }

  /**
   * The reference that a text is, and nothing else.
   *
   * @param text any text
   * @param type the type that it must have
   * @return the reference, if it is one of that type
   */
  static Optional<TerraformReference> of(String text, VariableType type) {
    Matcher whole = FORM.matcher(text);
    String prefix = type.word() + SEPARATOR;
    return whole.matches() && whole.group(1).startsWith(prefix)
        ? Optional.of(new TerraformReference(type, whole.group(1).substring(prefix.length())))
        : Optional.empty();
  }

  /**
   * Refuses a text that begins with a name where only an ARN can stand.
   *
   * @param text any text
   * @return the same text
   * @throws InvalidValueException if it begins with a value that is not an ARN
   */
  public static String notAName(String text) {
    for (VariableType type : VariableType.values()) {
      // Of a text it is not known what it is.
      if (!type.isArn() && type != VariableType.TEXT && isAtStartOf(text, type)) {
        throw new InvalidValueException(
            "the value of " + shown(text) + " is not an ARN",
            "write the ARN around it, such as arn:aws:s3:::${…}/train/*");
      }
    }
    return text;
  }

  /**
   * Whether a text begins with a reference of a type.
   *
   * @param text any text
   * @param type the type
   * @return true if it does
   */
  static boolean isAtStartOf(String text, VariableType type) {
    Matcher start = FORM.matcher(text);
    return start.lookingAt() && start.group(1).startsWith(type.word() + SEPARATOR);
  }

  /**
   * The text with each reference replaced.
   *
   * @param text any text
   * @param replacement what stands for an expression
   * @return the new text
   */
  public static String replaced(String text, Function<String, String> replacement) {
    return UnknownText.isIn(text)
        ? FORM.matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(replacement.apply(expression(found))))
        : text;
  }

  /**
   * The text with something in the place of each reference.
   *
   * @param text any text
   * @param instead what stands for a reference
   * @return the new text; the same where nothing is known only after apply
   */
  public static String with(String text, Function<TerraformReference, String> instead) {
    String replaced = text;
    for (TerraformReference reference : in(text)) {
      replaced = replaced.replace(reference.text(), instead.apply(reference));
    }
    return replaced;
  }

  /**
   * The references whose values are part of a text.
   *
   * @param text any text
   * @return the references, in the order of their expressions
   */
  public static SortedSet<TerraformReference> in(String text) {
    if (!UnknownText.isIn(text)) {
      return Collections.emptySortedSet();
    }
    var references = new TreeSet<TerraformReference>();
    FORM.matcher(text)
        .results()
        .filter(found -> found.group(1).indexOf(SEPARATOR) >= 0)
        .forEach(
            found ->
                VariableType.of(found.group(1).substring(0, found.group(1).indexOf(SEPARATOR)))
                    .map(
                        type ->
                            new TerraformReference(type, expression(found), within(found.group())))
                    .ifPresent(references::add));
    return Collections.unmodifiableSortedSet(references);
  }

  /**
   * A text as a spec has it, its references written out.
   *
   * @param text any text
   * @return the text with <code>${EXPRESSION}</code> for each reference
   */
  public static String shown(String text) {
    return replaced(text, expression -> "${" + expression + "}");
  }

  /**
   * Whether the value is what one resource of the configuration is called, and so the name of
   * nothing else.
   *
   * @return false for variables, local values, data sources and the outputs of modules
   */
  public boolean isOfResource() {
    return RESOURCE.matcher(expression).matches();
  }

  /**
   * The variable that the reference is to.
   *
   * @return its name, if it is a variable
   */
  public Optional<String> variable() {
    return expression.startsWith(VARIABLE)
        ? Optional.of(expression.substring(VARIABLE.length()))
        : Optional.empty();
  }

  @Override
  public int compareTo(TerraformReference other) {
    int byExpression = expression.compareTo(other.expression);
    int byType = byExpression == 0 ? type.compareTo(other.type) : byExpression;
    return byType == 0
        ? String.join(BETWEEN, within).compareTo(String.join(BETWEEN, other.within))
        : byType;
  }

  private static String expression(MatchResult found) {
    return expression(found.group(1));
  }

  @Override
  public String toString() {
    return "${" + expression + "}";
  }
}

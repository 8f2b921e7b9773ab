package io.trainingroles.role.value;

import io.trainingroles.iam.UnknownText;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a Terraform variable, in a text that is {@linkplain UnknownText known only after
 * apply}. The renderers write it as Terraform's own {@code var.NAME}.
 *
 * @param type what the value is
 * @param name the variable's name
 */
public record VariableReference(VariableType type, String name) {
  private static final Pattern FORM = Pattern.compile(UnknownText.FORM);

  /**
   * The reference in a text.
   *
   * @return the text that stands for it
   */
  public String text() {
    return UnknownText.named(type.word() + ":" + name);
  }

  /**
   * The reference that a text is, and nothing else.
   *
   * @param text any text
   * @param type the type that it must have
   * @return the reference, if it is one of that type
   */
  static Optional<VariableReference> of(String text, VariableType type) {
    Matcher whole = FORM.matcher(text);
    String prefix = type.word() + ":";
    return whole.matches() && whole.group(1).startsWith(prefix)
        ? Optional.of(new VariableReference(type, whole.group(1).substring(prefix.length())))
        : Optional.empty();
  }

  /**
   * The text with each reference replaced.
   *
   * @param text any text
   * @param replacement what stands for the variable of a name
   * @return the new text
   */
  public static String replaced(String text, Function<String, String> replacement) {
    return UnknownText.isIn(text)
        ? FORM.matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(replacement.apply(name(found))))
        : text;
  }

  /**
   * The variables whose values are part of a text.
   *
   * @param text any text
   * @return their names, in the order of the alphabet
   */
  public static SortedSet<String> names(String text) {
    var names = new TreeSet<String>();
    FORM.matcher(text).results().forEach(found -> names.add(name(found)));
    return Collections.unmodifiableSortedSet(names);
  }

  private static String name(MatchResult found) {
    String typed = found.group(1);
    return typed.substring(typed.indexOf(':') + 1);
  }

  @Override
  public String toString() {
    return "${var." + name + "}";
  }
}

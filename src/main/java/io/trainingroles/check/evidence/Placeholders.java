package io.trainingroles.check.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that stand where a person, or a program, has yet to write a value. */
public final class Placeholders {
  /** In brackets of any kind; {@code ${…}} is a policy variable, or would be one. */
  private static final Pattern BRACKETED =
      Pattern.compile(
          "<[A-Za-z][A-Za-z0-9 _.-]*>|(?<![$])\\{\\{? ?[A-Za-z][A-Za-z0-9 _.-]*}}?|%[A-Za-z][A-Za-z0-9_]*%");

  /** Words that people write in the place of an account or a Region. */
  private static final Pattern WORD =
      Pattern.compile(
          "[$]?(your|my)?[_-]?(aws[_-]?)?(account|acct|region)([_-]?(id|number|no))?[$]?|x{12}",
          Pattern.CASE_INSENSITIVE);

  private Placeholders() {}

  /** What is left of a template: no principal, and no key of a condition, can have a variable. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}");

  /** Whether the whole of a part of an ARN is one. */
  public static boolean isOne(String part) {
    return WORD.matcher(part).matches() || BRACKETED.matcher(part).matches();
  }

  /** The first placeholder in brackets in a text. */
  public static Optional<String> in(String text) {
    Matcher found = BRACKETED.matcher(text);
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }

  /** The same where no policy variable can stand, so that one would be a placeholder, too. */
  public static Optional<String> orVariable(String text) {
    Matcher found = VARIABLE.matcher(text);
    return found.find() ? Optional.of(found.group()) : in(text);
  }
}

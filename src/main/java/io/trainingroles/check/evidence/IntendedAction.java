package io.trainingroles.check.evidence;

import io.trainingroles.check.Fix;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.Service;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was meant by a name that no action has. Every name is a right, so a name that is merely
 * alike is not suggested: what an action does ({@code Get}, {@code Put}, …) is either as it was
 * written or a misspelling of it.
 */
public final class IntendedAction {
  /** The word that an action begins with, which says what it does. */
  private static final Pattern VERB = Pattern.compile("[A-Z]?[a-z]+");

  private static final int MAXIMUM_SLIPS = 2;

  private IntendedAction() {}

  /**
   * The action that was probably meant.
   *
   * @param name a name that no action of the service has
   * @param service the service
   * @return such as {@code s3:GetObject} for {@code GetObjct}
   */
  public static Optional<String> nearest(String name, Service service) {
    List<String> names = service.actions().stream().map(Action::name).toList();
    String verb = verb(name);
    boolean isVerb = names.stream().anyMatch(each -> verb(each).equals(verb));
    List<String> alike =
        names.stream()
            .filter(each -> isVerb ? verb(each).equals(verb) : isNear(verb, verb(each)))
            .filter(each -> Math.abs(each.length() - name.length()) <= MAXIMUM_SLIPS)
            .toList();
    return NearestWord.to(name, alike)
        .filter(near -> NearestWord.isWithin(MAXIMUM_SLIPS, name, near))
        .map(near -> service.prefix() + ":" + near);
  }

  /**
   * What may be written instead without asking a person: a fix never adds access. In an Allow with
   * Action, or a Deny with NotAction, an action in the place of a name that matches nothing would.
   *
   * @return the fix, or null where a person has to decide
   */
  public static @Nullable Fix fix(ReviewedStatement statement, String given, String instead) {
    return narrows(statement) ? new Fix(given, instead) : null;
  }

  /** What to write, for people: they know whether it is the right that they meant. */
  public static String remedy(ReviewedStatement statement, String instead) {
    return narrows(statement)
        ? "write " + instead
        : "write " + instead + " if the role is to have that access";
  }

  private static boolean narrows(ReviewedStatement statement) {
    return statement.allows() == statement.hasNotAction();
  }

  private static String verb(String name) {
    Matcher verb = VERB.matcher(name);
    return verb.lookingAt() ? verb.group().toLowerCase(Locale.ROOT) : "";
  }

  private static boolean isNear(String given, String verb) {
    return NearestWord.isWithin(MAXIMUM_SLIPS, given, verb)
        && NearestWord.isWithin(Math.max(1, verb.length() / 2), given, verb);
  }
}

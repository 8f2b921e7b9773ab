package io.trainingroles.review;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Findings that say the same of one statement, as one finding with these as its parts: fixing the
 * statement fixes all of them. Errors stay alone.
 */
final class FindingGroups {
  /** How an {@code ElementPath} begins that leads into a statement. */
  private static final Pattern STATEMENT =
      Pattern.compile("(\\$\\.Statement(?:\\[\\d+])?)(?:\\..*)?");

  /** Checks of which all findings in a policy are one: all are fixed by the same search. */
  private static final List<String> BY_POLICY = List.of("ACTION_SPELLING");

  private static final List<IssueGroup> OF_STATEMENTS =
      List.of(IssueGroup.ESCALATION, IssueGroup.EXFILTRATION);

  private FindingGroups() {}

  /**
   * The findings, with one for each group.
   *
   * @param findings findings of one role, none of them of several
   * @return each group in the place of its first finding
   */
  static List<CheckFinding> of(List<CheckFinding> findings) {
    Map<Object, List<CheckFinding>> groups = new LinkedHashMap<>();
    for (CheckFinding found : findings) {
      groups.computeIfAbsent(key(found), key -> new ArrayList<>()).add(found);
    }
    return groups.values().stream().map(CheckFinding::together).toList();
  }

  /**
   * The statement that a place is in.
   *
   * @param place a place in a document
   * @return what is the same for all places in the statement; nothing for a place in none
   */
  static Optional<Object> statement(Location place) {
    if (!(place instanceof Location.Element element)) {
      return Optional.empty();
    }
    Matcher statement = STATEMENT.matcher(element.path());
    return statement.matches()
        ? Optional.of(List.of(element.input(), element.owner(), statement.group(1)))
        : Optional.empty();
  }

  private static Object key(CheckFinding found) {
    if (found.finding().severity() == Severity.ERROR) {
      return new Object();
    }
    if (!(found.finding().location() instanceof Location.Element element)) {
      // What a spec grants has one place; a role has one, too, for findings that differ.
      boolean isOfStatement =
          Catalogue.page(found.finding().code())
              .filter(page -> OF_STATEMENTS.contains(page.group()))
              .isPresent();
      return isOfStatement
          ? List.of(found.finding().code(), found.finding().severity(), found.finding().location())
          : new Object();
    }
    Matcher statement = STATEMENT.matcher(element.path());
    if (!statement.matches()) {
      return new Object();
    }
    boolean isByPolicy = BY_POLICY.contains(found.finding().code().value());
    String place = isByPolicy ? "" : statement.group(1);
    return List.of(
        found.finding().code(),
        found.finding().severity(),
        element.input(),
        element.owner(),
        place);
  }
}

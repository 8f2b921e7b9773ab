package io.trainingroles.report;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order in which people read findings: the most severe first. */
public final class SeverityOrder {
  /** Among findings of one severity, those that give an attacker most come first. */
  private static final List<IssueGroup> MOST_SEVERE =
      List.of(
          IssueGroup.ESCALATION,
          IssueGroup.EXFILTRATION,
          IssueGroup.TRUST,
          IssueGroup.ORGANISATION,
          IssueGroup.BREADTH);

  /** Whatever else is so of a role, these let strangers have it. */
  private static final Set<String> OPEN_TO_STRANGERS =
      Set.of("ANYONE_TRUSTED", "OIDC_WITHOUT_SUBJECT", "RESOURCE_PUBLIC");

  /** Includes all that the others say. */
  private static final String FULL_ADMIN = "FULL_ADMIN";

  /** Gives no rights of the role's own choice: each service defines those of its own role. */
  private static final String SERVICE_LINKED_ROLE = "CREATE_ANY_SERVICE_LINKED_ROLE";

  private final Map<IssueCode, IssueGroup> groups = new HashMap<>();

  /**
   * An order.
   *
   * @param pages the pages of the checks, which say what each finding is about
   */
  public SeverityOrder(List<IssuePage> pages) {
    pages.forEach(page -> groups.put(page.code(), page.group()));
  }

  /**
   * The findings, the most severe first; those that weigh the same along the input. What others
   * follow from is as severe as they are.
   *
   * @param findings those of a review
   * @return the same findings
   */
  public List<CheckFinding> sorted(List<CheckFinding> findings) {
    return findings.stream().sorted(order(findings)).toList();
  }

  /** Most severe first; findings that weigh the same along the input. */
  private Comparator<CheckFinding> order(List<CheckFinding> all) {
    Map<Causing, Integer> following = new HashMap<>();
    for (CheckFinding one : all) {
      if (one.causedBy() != null) {
        following.merge(new Causing(one.role(), one.causedBy()), rank(one), Math::min);
      }
    }
    return Comparator.comparing((CheckFinding found) -> found.finding().severity())
        .thenComparing(
            found ->
                Math.min(rank(found), following.getOrDefault(Causing.of(found), Integer.MAX_VALUE)))
        .thenComparing(Comparator.naturalOrder());
  }

  /** What may be the cause of others, which is as severe as the most severe of these. */
  private record Causing(String role, CheckFinding.Cause cause) {
    static Causing of(CheckFinding found) {
      Finding finding = found.finding();
      return new Causing(
          found.role(),
          new CheckFinding.Cause(finding.code(), found.subject(), finding.location()));
    }
  }

  private int rank(CheckFinding found) {
    String code = found.finding().code().value();
    if (OPEN_TO_STRANGERS.contains(code)) {
      return -2;
    } else if (code.equals(FULL_ADMIN)) {
      return -1;
    } else if (code.equals(SERVICE_LINKED_ROLE)) {
      return MOST_SEVERE.indexOf(IssueGroup.BREADTH);
    }
    IssueGroup group = groups.get(found.finding().code());
    int rank = group == null ? -1 : MOST_SEVERE.indexOf(group);
    return rank < 0 ? MOST_SEVERE.size() : rank;
  }
}

package io.trainingroles.check;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finding of a check. *
 *
 * @param finding what is wrong, where, and what to do
 * @param role the name of the role
 * @param subject what it is about; with the role and the code it is the finding's identity
 * @param fix what to write instead, or null where a person has to decide
 */
public record CheckFinding(Finding finding, String role, String subject, @Nullable Fix fix)
    implements Comparable<CheckFinding> {
  /** Refuses null. */
  public CheckFinding {
    Objects.requireNonNull(finding);
    Objects.requireNonNull(role);
    Objects.requireNonNull(subject);
  }

  /**
   * The same finding with the severity that an organisation gives it. *
   *
   * @param severity how much it matters
   * @return the finding with that severity
   */
  public CheckFinding weighed(Severity severity) {
    var weighed =
        new Finding(
            severity, finding.code(), finding.location(), finding.problem(), finding.remedy());
    return new CheckFinding(weighed, role, subject, fix);
  }

  CheckFinding about(String other) {
    return new CheckFinding(finding, role, other, fix);
  }

  @Override
  public int compareTo(CheckFinding other) {
    int order = finding.compareTo(other.finding);
    if (order == 0) {
      order = role.compareTo(other.role);
    }
    return order == 0 ? subject.compareTo(other.subject) : order;
  }
}

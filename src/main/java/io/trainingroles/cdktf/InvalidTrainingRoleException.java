package io.trainingroles.cdktf;

import io.trainingroles.finding.Finding;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A training role that is declared wrongly; the message names each field, its value and what is
 * allowed.
 *
 * <pre>{@code
 * try {
 *   TrainingRoleConstruct.Builder.create(this, "aiTrainingRole").trusts("sagemakr").build();
 * } catch (InvalidTrainingRoleException wrong) {
 *   wrong.findings().forEach(finding -> System.err.println(finding.problem()));
 * }
 * }</pre>
 */
public final class InvalidTrainingRoleException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /**
   * A role is declared wrongly.
   *
   * @param findings all that is wrong, at least one
   */
  public InvalidTrainingRoleException(List<Finding> findings) {
    super(
        findings.stream()
            .map(finding -> finding.location() + ": " + finding.problem() + "; " + finding.remedy())
            .collect(Collectors.joining(System.lineSeparator())));
    this.findings = List.copyOf(findings);
  }

  /**
   * All that is wrong.
   *
   * @return at least one finding; its location is a field of the role
   */
  public List<Finding> findings() {
    return findings;
  }
}

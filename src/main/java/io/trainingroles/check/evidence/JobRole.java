package io.trainingroles.check.evidence;

import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import java.util.Set;

/** Whether jobs run with a role, judged by its trust policy. */
public final class JobRole {
  private JobRole() {}

  /** Whether a service that runs training can assume it; true for a single policy document. */
  public static boolean is(ReviewedRole role) {
    return role.judged().isDocument() || trusts(role, ServiceHost.RUNS_TRAINING);
  }

  /** Whether one of these services can assume it. */
  public static boolean trusts(ReviewedRole role, Set<String> services) {
    return role.trusts().stream()
        .filter(ReviewedStatement::allows)
        .flatMap(statement -> ServiceHost.of(statement).stream())
        .anyMatch(host -> ServiceHost.isOf(host, services));
  }
}

package io.trainingroles.check.evidence;

import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import java.util.Set;

/** Whether a role is one that jobs run as, by whom it trusts. */
public final class JobRole {
  private JobRole() {}

  /** Whether a service that runs training may assume it; a document alone is taken for such. */
  public static boolean is(ReviewedRole role) {
    return role.judged().isDocument() || trusts(role, ServiceHost.RUNS_TRAINING);
  }

  /** Whether one of these services may assume it. */
  public static boolean trusts(ReviewedRole role, Set<String> services) {
    return role.trusts().stream()
        .filter(ReviewedStatement::allows)
        .flatMap(statement -> ServiceHost.of(statement).stream())
        .anyMatch(host -> ServiceHost.isOf(host, services));
  }
}

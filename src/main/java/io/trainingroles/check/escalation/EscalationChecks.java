package io.trainingroles.check.escalation;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of how a role could get more permissions than it was given. */
public final class EscalationChecks {
  /** The checks, each code once. */
  public static final List<Check> ALL =
      List.of(
          new EscalationByRole(),
          new EscalationByUser(),
          new PassAnyRole(),
          new PassAdministrator(),
          new PassRoleToAnyService(),
          new EscalationByPassedRole(),
          new EscalationByRunningCode(),
          new AssumeAnyRole(),
          new AssumeAdministrator(),
          new LimitsRemoved(),
          new CreateAnyServiceLinkedRole(),
          new InfrastructureChanged());

  private EscalationChecks() {}
}

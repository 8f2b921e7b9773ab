package io.trainingroles.check.rules;

import io.trainingroles.check.Check;
import java.util.List;

/** All checks. */
public final class Catalogue {
  /** The checks, each code once, by group and in the order of their pages. */
  public static final List<Check> CHECKS =
      List.of(
          new UnknownAction(),
          new ServiceWildcard(),
          new PassAnyRole(),
          new AnyoneTrusted(),
          new KeyUsedDirectly(),
          new PolicyNotSeen());

  private Catalogue() {}
}

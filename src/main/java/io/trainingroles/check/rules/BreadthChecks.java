package io.trainingroles.check.rules;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of how much policies allow. */
final class BreadthChecks {
  static final List<Check> ALL = List.of(new ServiceWildcard());

  private BreadthChecks() {}
}

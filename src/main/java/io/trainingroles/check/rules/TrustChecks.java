package io.trainingroles.check.rules;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of who may assume a role. */
final class TrustChecks {
  static final List<Check> ALL = List.of(new AnyoneTrusted());

  private TrustChecks() {}
}

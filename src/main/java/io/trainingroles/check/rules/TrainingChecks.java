package io.trainingroles.check.rules;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of what is particular to training jobs. */
final class TrainingChecks {
  static final List<Check> ALL = List.of(new KeyUsedDirectly());

  private TrainingChecks() {}
}

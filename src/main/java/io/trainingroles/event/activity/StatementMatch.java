package io.trainingroles.event.activity;

import io.trainingroles.access.Truth;
import java.util.List;

/**
 * Whether a statement is about a recorded call.
 *
 * @param truth whether it is
 * @param patterns the same for each resource that the statement names
 */
record StatementMatch(Truth truth, List<Truth> patterns) {
  static final StatementMatch NONE = new StatementMatch(Truth.FALSE, List.of());
}

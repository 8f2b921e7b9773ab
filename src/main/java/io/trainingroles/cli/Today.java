package io.trainingroles.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** The day, on which what was accepted for a time may be over; nothing else depends on it. */
final class Today {
  private Today() {}

  static LocalDate inUtc() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}

package io.trainingroles.cli.console;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** The day, on which what was accepted for a time may be over; nothing else depends on it. */
public final class Today {
  private Today() {}

  public static LocalDate inUtc() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}

package io.trainingroles.check.exfiltration;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of how data could leave, and how a role could hide what it did. */
public final class ExfiltrationChecks {
  /** The checks, each code once. */
  public static final List<Check> ALL =
      List.of(
          new HidesTracks(),
          new ReadsAnyBucket(),
          new WritesAnyBucket(),
          new DecryptsWithAnyKey(),
          new SharesResources(),
          new CredentialsExposed());

  private ExfiltrationChecks() {}
}

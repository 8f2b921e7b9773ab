package io.trainingroles.check.rules;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of how a role could get more rights than it was given, or data could get out. */
final class EscalationChecks {
  static final List<Check> ALL =
      List.of(
          new ChangeOfRoles(),
          new ChangeOfUsers(),
          new PassAnyRole(),
          new PassToAnyService(),
          new PassedRoles(),
          new CodeOfOthers(),
          new AssumeAnyRole(),
          new Infrastructure(),
          new Tracks(),
          new ReadAnyBucket(),
          new WriteAnyBucket(),
          new DecryptAnything(),
          new Exposure(),
          new Credentials());

  private EscalationChecks() {}
}

package io.trainingroles.check.rules;

import io.trainingroles.check.Check;
import java.util.List;
import java.util.stream.Stream;

/** All checks. */
public final class Catalogue {
  /** The checks, each code once, by group. */
  public static final List<Check> CHECKS =
      Stream.of(
              LanguageChecks.ALL,
              BreadthChecks.ALL,
              EscalationChecks.ALL,
              TrustChecks.ALL,
              TrainingChecks.ALL,
              List.<Check>of(new PolicyNotSeen()))
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}
}

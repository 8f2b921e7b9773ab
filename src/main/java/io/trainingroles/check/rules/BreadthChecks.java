package io.trainingroles.check.rules;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of how much policies allow. */
final class BreadthChecks {
  static final List<Check> ALL =
      List.of(
          new FullAdmin(),
          new WildcardInService(),
          new ServiceWildcard(),
          new ActionWildcard(),
          new ResourceStar(),
          new AllowWithNotAction(),
          new AllowWithNotResource(),
          new EveryResourceOfType(),
          new WildcardInBucketName(),
          new WildcardAccount(),
          new BroadManagedPolicy(),
          new MissingBoundary());

  private BreadthChecks() {}
}

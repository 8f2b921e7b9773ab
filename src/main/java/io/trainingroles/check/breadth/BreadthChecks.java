package io.trainingroles.check.breadth;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of how much policies allow. */
public final class BreadthChecks {
  /** The checks, each code once. */
  public static final List<Check> ALL =
      List.of(
          new FullAdmin(),
          new WildcardInService(),
          new ServiceWildcard(),
          new ActionWildcard(),
          new ResourceStar(),
          new AllowWithNotAction(),
          new AllowWithNotResource(),
          new WildcardInResourceName(),
          new WildcardInBucketName(),
          new WildcardAccount(),
          new BroadManagedPolicy(),
          new MissingBoundary(),
          new PolicyNotSeen());

  private BreadthChecks() {}
}

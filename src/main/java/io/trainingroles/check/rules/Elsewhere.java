package io.trainingroles.check.rules;

import io.trainingroles.access.AccessPattern;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.ResourcePattern;
import java.util.List;

/** Resources that no policy names: who reaches one reaches all of a pattern that is too wide. */
final class Elsewhere {
  private Elsewhere() {}

  /** Whether a role can do something to such a resource of any partition. */
  static Reach reach(ReviewedRole role, String action, String resource, Condition... conditions) {
    Reach reach = new Reach.Never();
    for (Partition partition : Partition.values()) {
      if (reach instanceof Reach.Never) {
        reach =
            role.reach(
                new AccessPattern(
                    ActionPattern.of(action),
                    ResourcePattern.of("arn:" + partition.id() + resource),
                    List.of(conditions)));
      }
    }
    return reach;
  }
}

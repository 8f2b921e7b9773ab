package io.trainingroles.job.field;

import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.Need;
import io.trainingroles.job.S3Uri;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Leaves out what a job writes in a folder that it writes all of, such as its checkpoints below its
 * output: a second grant would allow nothing more.
 */
final class CoveredWrites {
  private static final String WRITE = "write";

  private CoveredWrites() {}

  /** The needs without those that another one covers, in their order. */
  static List<Need> without(Collection<Need> needs) {
    var left = new ArrayList<>(needs);
    for (Need need : needs) {
      if (left.stream().anyMatch(other -> !other.equals(need) && covers(other, need))) {
        left.remove(need);
      }
    }
    return left;
  }

  private static boolean covers(Need wide, Need narrow) {
    Optional<S3Uri> folder = folder(wide);
    return wide.use() == narrow.use()
        && folder.isPresent()
        && folder(narrow).filter(folder.get()::covers).isPresent();
  }

  /** The folder of a write that is nothing more than that, and has no wildcards. */
  private static Optional<S3Uri> folder(Need need) {
    DeclaredGrant declared = need.declared();
    return declared.intent().equals(WRITE) && declared.arguments().size() == 1
        ? S3Uri.of(declared.arguments().get(0).values().get(0))
        : Optional.empty();
  }
}

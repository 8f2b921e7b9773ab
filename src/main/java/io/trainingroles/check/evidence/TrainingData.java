package io.trainingroles.check.evidence;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.iam.UnknownText;
import java.util.List;

/**
 * The training data of a role: the objects that it reads. A folder that it both reads and writes
 * counts as checkpoints if the role also reads something that it does not write.
 */
public final class TrainingData {
  private final List<ObjectPattern> reads;
  private final List<ObjectPattern> writes;

  public TrainingData(ReviewedRole role) {
    this.reads =
        ObjectPattern.of(role, "s3:GetObject").stream()
            .filter(ObjectPattern::isInNamedBucket)
            .toList();
    this.writes = reads.isEmpty() ? List.of() : ObjectPattern.of(role, "s3:PutObject");
  }

  /** What the role reads, except its own checkpoints. */
  public List<ObjectPattern> read() {
    boolean hasOther =
        reads.stream().anyMatch(read -> writes.stream().noneMatch(write -> write.overlaps(read)));
    return hasOther
        ? reads.stream().filter(read -> writes.stream().noneMatch(read::isSameFolder)).toList()
        : reads;
  }

  /** What is written. */
  public List<ObjectPattern> written() {
    return writes;
  }

  /** Reports each pair of objects that are read and that an action changes. */
  public static void report(
      ReviewedRole role,
      String action,
      List<ObjectPattern> changed,
      String does,
      FindingCollector findings) {
    if (changed.isEmpty()) {
      return;
    }
    for (ObjectPattern read : new TrainingData(role).read()) {
      changed.stream()
          .filter(pattern -> pattern.overlaps(read) && isPossible(role, action, read, pattern))
          .findFirst()
          .ifPresent(
              pattern ->
                  findings.add(
                      pattern.statement().atResource(pattern.value()),
                      pattern.statement().subject(read.value()),
                      action
                          + " on "
                          + pattern.value()
                          + " also "
                          + does
                          + " "
                          + read.value()
                          + ", which it reads",
                      "write to a separate folder, and grant only that folder"));
    }
  }

  /** Nothing can be proved about a statement with values that are known only after apply. */
  private static boolean isPossible(
      ReviewedRole role, String action, ObjectPattern read, ObjectPattern changed) {
    return UnknownText.isIn(read.value())
        || UnknownText.isIn(changed.value())
        || !(role.reach(action, read.value()) instanceof Reach.Never);
  }
}

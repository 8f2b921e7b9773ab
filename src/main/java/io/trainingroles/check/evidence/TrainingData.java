package io.trainingroles.check.evidence;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.iam.UnknownText;
import java.util.List;

/**
 * The objects that a role reads to train on. A folder that it both reads and writes holds
 * checkpoints, if there is something else that it reads and does not write.
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

  /** What is read, and is no checkpoint of the role's own. */
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

  /** FindingCollector each pair of objects that are read and that an action changes. */
  public static void review(
      ReviewedRole role,
      String action,
      List<ObjectPattern> changed,
      String does,
      FindingCollector notes) {
    if (changed.isEmpty()) {
      return;
    }
    for (ObjectPattern read : new TrainingData(role).read()) {
      changed.stream()
          .filter(pattern -> pattern.overlaps(read) && isPossible(role, action, read, pattern))
          .findFirst()
          .ifPresent(
              pattern ->
                  notes.add(
                      pattern.statement().atResource(pattern.value()),
                      pattern.statement().subject(read.value()),
                      action
                          + " on "
                          + pattern.value()
                          + " also "
                          + does
                          + " "
                          + read.value()
                          + ", which the role is trained on",
                      "give what the role writes a folder of its own, and name that folder alone"));
    }
  }

  /** A statement with a text that is known only later is not in what can be proven. */
  private static boolean isPossible(
      ReviewedRole role, String action, ObjectPattern read, ObjectPattern changed) {
    return UnknownText.isIn(read.value())
        || UnknownText.isIn(changed.value())
        || !(role.reach(action, read.value()) instanceof Reach.Never);
  }
}

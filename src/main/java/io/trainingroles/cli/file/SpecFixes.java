package io.trainingroles.cli.file;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.Fix;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.finding.Location;
import io.trainingroles.review.Review;
import io.trainingroles.spec.edit.SpecEdit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Fixes findings in a spec. */
public final class SpecFixes {
  private SpecFixes() {}

  /** Fixes a spec in its file, and returns the number of findings fixed. */
  public static int apply(String name, String text, Review review) throws FailedException {
    String fixed = text;
    int count = 0;
    for (CheckFinding found : backwards(name, review)) {
      Location.Position place = found.finding().location().position().orElseThrow();
      Fix fix = Objects.requireNonNull(found.fix());
      Optional<String> next = SpecEdit.replaced(fixed, place, fix.given(), fix.instead());
      fixed = next.orElse(fixed);
      count += next.isPresent() ? 1 : 0;
    }
    if (count > 0) {
      Path file = Path.of(name).toAbsolutePath();
      AtomicFiles.write(
          Objects.requireNonNull(file.getParent()),
          new TreeMap<>(Map.of(String.valueOf(file.getFileName()), fixed)));
    }
    return count;
  }

  /**
   * From the end of the file, so that places before stay where they are. What is in another file,
   * such as that of a job, stays as it is.
   */
  private static List<CheckFinding> backwards(String name, Review review) {
    return review.findings().stream()
        .filter(found -> found.fix() != null)
        .filter(
            found ->
                found.finding().location() instanceof Location.Position at
                    && at.source().equals(name))
        .sorted((one, other) -> other.compareTo(one))
        .toList();
  }
}

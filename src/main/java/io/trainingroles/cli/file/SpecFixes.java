package io.trainingroles.cli.file;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.Fix;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.finding.Location;
import io.trainingroles.review.Review;
import io.trainingroles.spec.edit.SpecEdit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What can be fixed in a spec without asking a person, as its text before and after.
 *
 * @param name the path of the spec
 * @param before its text
 * @param after its text with all fixes
 * @param count how many findings they fix
 * @param refused how many fixes were left out, as the fixed spec could allow more than the spec
 */
public record SpecFixes(String name, String before, String after, int count, int refused) {

  /**
   * The fixes for what a review found.
   *
   * @param name the path of the spec, as the places of the findings have it
   * @param text the text of the spec
   * @param review the review
   * @param allowsNothingNew whether a fixed text is proved to allow nothing that {@code text} does
   *     not
   */
  public static SpecFixes of(
      String name, String text, Review review, Predicate<String> allowsNothingNew) {
    List<CheckFinding> fixable = backwards(name, review);
    SpecFixes all = applied(name, text, fixable, changed -> true);
    return all.count == 0 || allowsNothingNew.test(all.after)
        ? all
        : applied(name, text, fixable, allowsNothingNew);
  }

  /** One fix after the other, without those after which a text is not as it must be. */
  private static SpecFixes applied(
      String name, String text, List<CheckFinding> backwards, Predicate<String> must) {
    String fixed = text;
    int count = 0;
    int refused = 0;
    for (CheckFinding found : backwards) {
      Location.Position place = found.finding().location().position().orElseThrow();
      Fix fix = Objects.requireNonNull(found.fix());
      Optional<String> next = SpecEdit.replaced(fixed, place, fix.given(), fix.instead());
      if (next.filter(must).isPresent()) {
        fixed = next.get();
        count++;
      } else if (next.isPresent()) {
        refused++;
      }
    }
    return new SpecFixes(name, text, fixed, count, refused);
  }

  /** Writes the fixed text into the file of the spec, if there is something to fix. */
  public void write() throws FailedException {
    if (count > 0) {
      Path file = Path.of(name).toAbsolutePath();
      AtomicFiles.write(
          Objects.requireNonNull(file.getParent()),
          new TreeMap<>(Map.of(String.valueOf(file.getFileName()), after)));
    }
  }

  /** A line that a fix changes. */
  public record ChangedLine(int number, String before, String after) {}

  /** The lines that the fixes change; no fix adds or removes a line. */
  public List<ChangedLine> changedLines() {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    var changed = new ArrayList<ChangedLine>();
    for (int index = 0; index < Math.min(old.size(), now.size()); index++) {
      if (!old.get(index).equals(now.get(index))) {
        changed.add(new ChangedLine(index + 1, old.get(index), now.get(index)));
      }
    }
    return changed;
  }

  /**
   * From the end of the file, so that places before stay where they are. What is in another file,
   * such as that of a job, stays as it is.
   */
  private static List<CheckFinding> backwards(String name, Review review) {
    return review.findings().stream()
        .flatMap(CheckFinding::single)
        .filter(found -> found.fix() != null)
        .filter(
            found ->
                found.finding().location() instanceof Location.Position at
                    && at.source().equals(name))
        .sorted((one, other) -> other.compareTo(one))
        .toList();
  }
}

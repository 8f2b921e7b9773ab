package io.trainingroles.finding;

import java.util.Comparator;
import java.util.function.UnaryOperator;

/**
 * A problem with all that is needed to fix it: where it is, what was given, what is allowed and
 * what to do. *
 *
 * <p>Findings are ordered by place, so that a list of them follows the file. *
 *
 * @param severity how much it matters
 * @param code the stable name of this kind of problem
 * @param location where it is
 * @param problem one sentence without a full stop: what is wrong, with the value that was given
 * @param remedy one sentence without a full stop: what is allowed, or what to do
 */
public record Finding(
    Severity severity, IssueCode code, Location location, String problem, String remedy)
    implements Comparable<Finding> {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding finding) -> finding.location.input())
          .thenComparingInt(finding -> line(finding.location))
          .thenComparingInt(finding -> column(finding.location))
          .thenComparing(finding -> finding.location.toString())
          .thenComparing(Finding::severity)
          .thenComparing(Finding::code)
          .thenComparing(Finding::problem)
          .thenComparing(Finding::remedy);

  /**
   * A finding that stops the run.
   *
   * @param code the stable name of this kind of problem
   * @param location where it is
   * @param problem what is wrong, with the value that was given
   * @param remedy what is allowed, or what to do
   * @return the finding
   */
  public static Finding error(IssueCode code, Location location, String problem, String remedy) {
    return new Finding(Severity.ERROR, code, location, problem, remedy);
  }

  /**
   * The same finding at another place.
   *
   * @param place the place
   * @return the finding there
   */
  public Finding at(Location place) {
    return new Finding(severity, code, place, problem, remedy);
  }

  /**
   * The same finding in other words.
   *
   * @param words what becomes of its texts
   * @return the finding with them
   */
  public Finding with(UnaryOperator<String> words) {
    return new Finding(severity, code, location, words.apply(problem), words.apply(remedy));
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  private static int line(Location location) {
    return location.position().map(Location.Position::line).orElse(0);
  }

  private static int column(Location location) {
    return location.position().map(Location.Position::column).orElse(0);
  }
}

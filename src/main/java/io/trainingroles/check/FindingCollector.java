package io.trainingroles.check;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Severity;
import io.trainingroles.role.value.TerraformReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what a check finds in one role. */
public final class FindingCollector {
  private final IssuePage page;
  private final String role;
  private final List<CheckFinding> findings = new ArrayList<>();

  public FindingCollector(IssuePage page, String role) {
    this.page = page;
    this.role = role;
  }

  /** How much its findings matter as a rule. */
  public Severity severity() {
    return page.severity();
  }

  /**
   * Adds a finding.
   *
   * @param place where it is
   * @param subject what it is about; short, but different from the other findings of this check on
   *     this role, such as {@code data: s3:*}; what {@code on} names in an acceptance
   * @param problem what is wrong here, with the actual action and resource, without a full stop
   * @param remedy what to do, without a full stop
   */
  public void add(Location place, String subject, String problem, String remedy) {
    add(place, subject, problem, remedy, null);
  }

  /**
   * Adds a finding that matters more, or less, than those of its page do as a rule.
   *
   * @param severity how much it matters
   * @param place where it is
   * @param subject what it is about
   * @param problem what is wrong here
   * @param remedy what to do
   */
  public void add(
      Severity severity, Location place, String subject, String problem, String remedy) {
    add(place, subject, problem, remedy);
    findings.add(findings.remove(findings.size() - 1).weighed(severity));
  }

  /**
   * Adds a finding about some actions, which follows from a finding that their service is allowed
   * whole.
   *
   * @param actions the values of {@code Action} that it is about
   * @param place where it is
   * @param subject what it is about
   * @param problem what is wrong here
   * @param remedy what to do
   */
  public void addOf(
      List<String> actions, Location place, String subject, String problem, String remedy) {
    add(place, subject, problem, remedy);
    findings.add(findings.remove(findings.size() - 1).of(actions));
  }

  /**
   * Adds a finding that can be fixed automatically.
   *
   * @param place where it is
   * @param subject what it is about
   * @param problem what is wrong here
   * @param remedy what to do
   * @param fix what to write instead, or null
   */
  public void add(
      Location place, String subject, String problem, String remedy, @Nullable Fix fix) {
    findings.add(
        new CheckFinding(
            new Finding(page.severity(), page.code(), place, shown(problem), shown(remedy)),
            role,
            CheckFinding.subject(shown(subject)),
            fix));
  }

  /** The references of the spec by their Terraform names. */
  private static String shown(String text) {
    return TerraformReference.shown(text);
  }

  /** All findings. */
  public List<CheckFinding> findings() {
    return numbered(findings);
  }

  /**
   * Numbers the findings about the same subject, including the first: once one of them is fixed,
   * the acceptance of another one no longer matches, so nobody accepts the rest by accident.
   */
  public static List<CheckFinding> numbered(List<CheckFinding> findings) {
    Map<List<Object>, Integer> counts = new HashMap<>();
    findings.forEach(found -> counts.merge(key(found), 1, Integer::sum));
    Map<List<Object>, Integer> numbers = new HashMap<>();
    return findings.stream()
        .map(
            found ->
                counts.getOrDefault(key(found), 0) == 1
                    ? found
                    : found.about(
                        found.subject() + " (" + numbers.merge(key(found), 1, Integer::sum) + ")"))
        .toList();
  }

  private static List<Object> key(CheckFinding found) {
    return List.of(found.finding().code(), found.subject());
  }
}

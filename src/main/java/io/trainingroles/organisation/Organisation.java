package io.trainingroles.organisation;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.review.CheckSettings;
import io.trainingroles.review.Review;
import io.trainingroles.role.value.VariableReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of an organisation. */
public final class Organisation {
  /** The environment variable that names the file of the rules. */
  public static final String VARIABLE = "TRAINING_ROLES_ORGANISATION";

  /** The file of the rules where none is named: the nearest beside an input or above it. */
  public static final String FILE = "organisation.yaml";

  /** No rules. */
  public static final Organisation NONE = new Organisation(List.of(), Map.of(), Set.of());

  private final List<Rule> rules;
  private final Map<IssueCode, Severity> severities;
  private final Set<IssueCode> off;

  Organisation(List<Rule> rules, Map<IssueCode, Severity> severities, Set<IssueCode> off) {
    this.rules = List.copyOf(rules);
    this.severities = Map.copyOf(severities);
    this.off = Set.copyOf(off);
  }

  /**
   * How the organisation wants reviews to be made.
   *
   * @param today the day
   * @return the settings
   */
  public CheckSettings settings(LocalDate today) {
    return new CheckSettings(today, severities, off);
  }

  /**
   * Holds a role against the rules.
   *
   * @param role the role; a document that stands alone has no name, path, tags, session or boundary
   * @param prover what answers questions about all requests
   * @return an error for each breach
   */
  public Review review(JudgedRole role, AccessProver prover) {
    var findings = new ArrayList<CheckFinding>();
    for (Rule rule : rules) {
      for (Breach breach : rule.requirement().breaches(role, prover)) {
        Finding finding =
            Finding.error(
                rule.form().page().code(), breach.place(), shown(breach.problem()), rule.remedy());
        findings.add(new CheckFinding(finding, role.name(), shown(breach.subject()), null));
      }
    }
    return new Review(findings, List.of());
  }

  /** What is known only later, by the name that people have for it. */
  private static String shown(String text) {
    return VariableReference.replaced(text, variable -> "${var." + variable + "}");
  }
}

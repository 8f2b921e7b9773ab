package io.trainingroles.organisation;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.check.Check;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.review.CheckSettings;
import io.trainingroles.review.RoleReview;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of an organisation. */
public final class Organisation {
  /** The environment variable that names the file of the rules. */
  public static final String VARIABLE = "TRAINING_ROLES_ORGANISATION";

  /** The file of the rules where none is named: the nearest beside an input or above it. */
  public static final String FILE = "organisation.yaml";

  /** No rules. */
  public static final Organisation NONE = new Organisation(List.of(), Map.of(), Set.of());

  private final List<Rule> rules;
  private final AccessProver prover;
  private final List<Check> checks;
  private final Map<IssueCode, Severity> severities;
  private final Set<IssueCode> off;

  Organisation(List<Rule> rules, Map<IssueCode, Severity> severities, Set<IssueCode> off) {
    this.rules = List.copyOf(rules);
    this.prover = DocumentedAccess.prover();
    this.checks = rules.stream().<Check>map(rule -> new RuleCheck(rule, prover)).toList();
    this.severities = Map.copyOf(severities);
    this.off = Set.copyOf(off);
  }

  /**
   * What of the organisation's own rules a role breaks.
   *
   * @param role the role
   * @return one sentence each, without a full stop
   */
  public List<String> brokenBy(JudgedRole role) {
    return rules.stream()
        .flatMap(
            rule ->
                rule.requirement().breaches(role, prover).stream()
                    .map(breach -> breach.problem() + " (" + rule.form().page().code() + ")"))
        .toList();
  }

  /**
   * The review of roles of the organisation: best practice as it weighs it, and its own rules.
   *
   * @param today the day, on which an acceptance may have expired
   * @param minimumSeverity the least severe findings that the review looks for; a breach of a rule
   *     is always an error
   * @return the review
   */
  public RoleReview review(LocalDate today, Severity minimumSeverity) {
    Set<IssueCode> rules =
        RuleForms.PAGES.stream().map(IssuePage::code).collect(Collectors.toSet());
    return new RoleReview(
        checks, new CheckSettings(today, severities, off, rules), minimumSeverity);
  }
}

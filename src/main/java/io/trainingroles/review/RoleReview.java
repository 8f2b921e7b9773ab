package io.trainingroles.review;

import io.trainingroles.check.Administrator;
import io.trainingroles.check.Check;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The review of all that can be read: specs, plans, states and documents, the app of {@code
 * cdktf.json} and single constructs. Best practice and the rules of an organisation are both checks
 * of it.
 */
public final class RoleReview {
  /** Fewer roles are reviewed before the threads for them have started. */
  private static final int MANY = 50;

  private final Reviewer reviewer;

  /** The roles of other inputs, which those of this one may assume or pass. */
  private final List<JudgedRole> others;

  /**
   * A review.
   *
   * @param rules the rules of an organisation, as checks
   * @param settings how the organisation weighs findings
   * @param minimumSeverity the least severe findings of checks that it looks for; what the reader
   *     of a spec found is always part of it
   */
  public RoleReview(List<Check> rules, CheckSettings settings, Severity minimumSeverity) {
    List<Check> checks = Stream.concat(Catalogue.CHECKS.stream(), rules.stream()).toList();
    this.reviewer = new Reviewer(checks, settings, minimumSeverity);
    this.others = List.of();
  }

  private RoleReview(Reviewer reviewer, List<JudgedRole> others) {
    this.reviewer = reviewer;
    this.others = List.copyOf(others);
  }

  /**
   * The same review of an input that stands beside others.
   *
   * @param roles the roles of the others, which those that are reviewed may assume or pass
   * @return the review
   */
  public RoleReview beside(List<JudgedRole> roles) {
    return new RoleReview(reviewer, roles);
  }

  /**
   * Reviews roles that no spec declares.
   *
   * @param roles the roles
   * @return the findings
   */
  public Review of(List<JudgedRole> roles) {
    return Review.of(ofEach(roles));
  }

  /**
   * Reviews roles of one input that no spec declares: what a role can do may depend on the others.
   *
   * @param roles the roles
   * @return the findings of each role, in the order of the roles
   */
  public List<Review> ofEach(List<JudgedRole> roles) {
    List<Administrator> administrators = administrators(roles);
    return sideBySide(roles)
        .map(role -> reviewer.review(role, Optional.empty(), administrators))
        .toList();
  }

  /**
   * Reviews the roles of a spec: what its reader found, its promises, how its roles fit their jobs,
   * and best practice.
   *
   * @param spec the spec
   * @return the findings, and those that the roles accept
   */
  public Review of(SynthesizedSpec spec) {
    var reviews = new ArrayList<Review>();
    reviews.add(reviewer.ofSpec(spec.readerFindings()));
    reviews.add(reviewer.ofSpec(spec.broken()));
    List<Administrator> administrators = administrators(spec.judged());
    reviews.addAll(
        sideBySide(spec.specRoles())
            .map(role -> reviewer.review(role.judged(), role.fit(), administrators))
            .toList());
    return Review.of(reviews);
  }

  private List<Administrator> administrators(List<JudgedRole> roles) {
    return reviewer.administrators(Stream.concat(roles.stream(), others.stream()).toList());
  }

  /** Reviews know nothing of each other, and keep the order of the roles. */
  private static <T> Stream<T> sideBySide(List<T> roles) {
    return roles.size() < MANY ? roles.stream() : roles.parallelStream();
  }

  /**
   * What must be known before the roles of a spec are deployed.
   *
   * @param spec the spec
   * @return the findings of {@link #of(SynthesizedSpec)}, each once; with an error among them, the
   *     roles must not be deployed
   */
  public List<Finding> beforeDeployment(SynthesizedSpec spec) {
    return of(spec).findings().stream().map(CheckFinding::finding).distinct().toList();
  }
}

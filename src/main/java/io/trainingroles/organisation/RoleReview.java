package io.trainingroles.organisation;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.review.Catalogue;
import io.trainingroles.review.Review;
import io.trainingroles.review.Reviewer;
import io.trainingroles.spec.Spec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The review of what has been read: best practice, and the rules of an organisation. */
public final class RoleReview {
  private final Organisation organisation;
  private final Reviewer reviewer;
  private final AccessProver prover = DocumentedAccess.prover();

  /**
   * A review.
   *
   * @param organisation whose rules hold
   * @param today the day on which acceptances are still good, or over
   * @param least how much a check's findings matter at least
   */
  public RoleReview(Organisation organisation, LocalDate today, Severity least) {
    this.organisation = organisation;
    this.reviewer = new Reviewer(Catalogue.CHECKS, organisation.settings(today), least);
  }

  /**
   * What is found in some roles.
   *
   * @param roles the roles
   * @param said what the reader of their spec says of it
   * @param fits how they fit the jobs that they run
   * @return the findings, and what the roles accept
   */
  public Review of(List<JudgedRole> roles, List<Finding> said, List<RoleFit> fits) {
    var others = new ArrayList<>(said);
    roles.forEach(role -> role.attributes().said().forEach(others::remove));
    var reviews = new ArrayList<Review>();
    reviews.add(reviewer.weighed(others));
    for (JudgedRole role : roles) {
      reviews.add(reviewer.review(role, fits));
      reviews.add(organisation.review(role, prover));
    }
    return Review.of(reviews);
  }

  /**
   * What somebody has to know before the roles of a spec are deployed.
   *
   * @param spec the spec
   * @param warnings what its reader says of it
   * @return what matters as much as this review looks for, what the reader says, and the promises
   *     of the spec that are not kept; with an error among them, the roles are not sound
   */
  public List<Finding> beforeDeployment(Spec spec, List<Finding> warnings) {
    List<Finding> said = Stream.concat(warnings.stream(), spec.broken().stream()).toList();
    return of(spec.judged(), said, spec.fits()).findings().stream()
        .filter(found -> isShown(found, warnings))
        .map(CheckFinding::finding)
        .distinct()
        .toList();
  }

  private static boolean isShown(CheckFinding found, List<Finding> warnings) {
    Finding finding = found.finding();
    return found.role().isEmpty()
        || finding.severity().compareTo(Severity.SECURITY_WARNING) <= 0
        || warnings.stream()
            .anyMatch(
                said ->
                    said.code().equals(finding.code())
                        && said.location().equals(finding.location()));
  }
}

package io.trainingroles.cli;

import io.trainingroles.access.AccessProver;
import io.trainingroles.access.SearchLimits;
import io.trainingroles.check.Review;
import io.trainingroles.check.Reviewer;
import io.trainingroles.check.rules.Catalogue;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ReferenceExamples;
import io.trainingroles.input.RoleFit;
import io.trainingroles.organisation.Organisation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The review of what has been read: best practice, and the rules of an organisation. */
final class RoleReview {
  private final Organisation organisation;
  private final Reviewer reviewer;
  private final AccessProver prover =
      new AccessProver(SearchLimits.DEFAULT, new ReferenceExamples());

  /** {@code least} says how much a finding matters at least. */
  RoleReview(Organisation organisation, LocalDate today, Severity least) {
    this.organisation = organisation;
    this.reviewer = new Reviewer(Catalogue.CHECKS, organisation.settings(today), least);
  }

  /**
   * What is found in some roles; {@code said} is what the reader of their spec says of it, {@code
   * fits} how they fit the jobs that they run.
   */
  Review of(List<JudgedRole> roles, List<Finding> said, List<RoleFit> fits) {
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
}

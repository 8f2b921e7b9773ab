package io.trainingroles.cli;

import io.trainingroles.finding.IssuePage;
import io.trainingroles.organisation.RuleForms;
import io.trainingroles.review.Catalogue;
import java.util.List;
import java.util.stream.Stream;

/** The pages of all that a review can find. */
final class CheckPages {
  static final List<IssuePage> ALL =
      Stream.concat(Catalogue.pages().stream(), RuleForms.PAGES.stream()).toList();

  private CheckPages() {}
}

package io.trainingroles.cli;

import io.trainingroles.check.CheckPage;
import io.trainingroles.check.rules.Catalogue;
import io.trainingroles.organisation.RuleForms;
import java.util.List;
import java.util.stream.Stream;

/** The pages of all that a review can find. */
final class CheckPages {
  static final List<CheckPage> ALL =
      Stream.concat(Catalogue.pages().stream(), RuleForms.PAGES.stream()).toList();

  private CheckPages() {}
}

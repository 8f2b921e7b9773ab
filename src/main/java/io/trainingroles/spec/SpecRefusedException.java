package io.trainingroles.spec;

import io.trainingroles.finding.Finding;

/** A text of which nothing more can be read; the one finding says why. */
final class SpecRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  SpecRefusedException(Finding finding) {
    super(finding.problem());
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }
}

package io.trainingroles.tree;

import io.trainingroles.finding.Finding;

/** A text of which nothing more can be read; the one finding says why. */
public final class YamlRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  YamlRefusedException(Finding finding) {
    super(finding.problem());
    this.finding = finding;
  }

  /**
   * Why nothing more can be read.
   *
   * @return the one finding
   */
  public Finding finding() {
    return finding;
  }
}

package io.trainingroles.cli.console;

/** The version of this program: that of the pom, which the build writes here. */
public final class ProgramVersion {
  /** The version, such as {@code 1.4.0}; one that ends in {@code -SNAPSHOT} was not released. */
  public static final String TEXT = "${project.version}";

  private ProgramVersion() {}
}

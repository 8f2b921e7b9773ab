package io.trainingroles.finding;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The explanation of an issue code: what is wrong, why it matters and what to do. *
 *
 * @param code the name of its findings
 * @param group what it is about
 * @param severity how much its findings matter
 * @param title one short line: what is wrong
 * @param avoid an example of what it finds
 * @param prefer the same, fixed
 * @param why what goes wrong otherwise
 * @param limits the known limits
 * @param source the AWS page about it
 * @param counterparts the checks of other tools for the same, such as {@code checkov CKV_AWS_63}
 */
public record IssuePage(
    IssueCode code,
    IssueGroup group,
    Severity severity,
    String title,
    String avoid,
    String prefer,
    String why,
    String limits,
    URI source,
    List<String> counterparts) {

  /**
   * Keeps an unchangeable copy.
   *
   * @throws IllegalArgumentException if a text is empty
   */
  public IssuePage {
    Objects.requireNonNull(code);
    Objects.requireNonNull(group);
    Objects.requireNonNull(severity);
    for (String text : List.of(title, avoid, prefer, why, limits)) {
      if (text.isBlank()) {
        throw new IllegalArgumentException("a part of the page of " + code + " is empty");
      }
    }
    counterparts = List.copyOf(counterparts);
  }

  /**
   * Begins a page.
   *
   * @param code the name of the findings, such as {@code SERVICE_WILDCARD}
   * @param group what the check is about
   * @param severity how much its findings matter
   * @return what the page is written with
   */
  public static Writer of(String code, IssueGroup group, Severity severity) {
    return new Writer(new IssueCode(code), group, severity);
  }

  /** Builds a page; every part except the counterparts is required. */
  public static final class Writer {
    private final IssueCode code;
    private final IssueGroup group;
    private final Severity severity;
    private @Nullable String title;
    private @Nullable String avoid;
    private @Nullable String prefer;
    private @Nullable String why;
    private @Nullable String limits;
    private List<String> counterparts = List.of();

    private Writer(IssueCode code, IssueGroup group, Severity severity) {
      this.code = code;
      this.group = group;
      this.severity = severity;
    }

    /**
     * What is wrong.
     *
     * @param text one short line, without a full stop
     * @return this
     */
    public Writer title(String text) {
      this.title = text;
      return this;
    }

    /**
     * What the check finds.
     *
     * @param text an example
     * @return this
     */
    public Writer avoid(String text) {
      this.avoid = text.strip();
      return this;
    }

    /**
     * The fixed example. *
     *
     * @param text the example, fixed
     * @return this
     */
    public Writer prefer(String text) {
      this.prefer = text.strip();
      return this;
    }

    /**
     * What goes wrong otherwise.
     *
     * @param text one sentence or several
     * @return this
     */
    public Writer why(String text) {
      this.why = text.strip();
      return this;
    }

    /**
     * The known limits of the check. *
     *
     * @param text one sentence or several
     * @return this
     */
    public Writer limits(String text) {
      this.limits = text.strip();
      return this;
    }

    /**
     * The checks of other tools for the same.
     *
     * @param names such as {@code checkov CKV_AWS_63}
     * @return this
     */
    public Writer counterparts(String... names) {
      this.counterparts = List.of(names);
      return this;
    }

    /**
     * Ends the page. *
     *
     * @param uri the AWS page about it
     * @return the page
     * @throws NullPointerException if a part is missing
     */
    public IssuePage source(String uri) {
      return new IssuePage(
          code,
          group,
          severity,
          Objects.requireNonNull(title),
          Objects.requireNonNull(avoid),
          Objects.requireNonNull(prefer),
          Objects.requireNonNull(why),
          Objects.requireNonNull(limits),
          URI.create(uri),
          counterparts);
    }
  }
}

package io.trainingroles.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A finding of a check.
 *
 * @param finding what is wrong, where, and what to do
 * @param role the name of the role
 * @param subject what it is about; with the role and the code it is the finding's identity, and at
 *     most {@value #SUBJECT_LENGTH} characters long
 * @param fix what to write instead, or null where a person has to decide
 * @param actions the values of {@code Action} that it is about, such as {@code s3:*}; none for a
 *     finding that is about something else
 * @param parts the findings that it says together, at least two; none for a finding that says one
 *     thing
 * @param causedBy the finding of the same role that it follows from: fixing that one fixes this
 *     one, too; null for one that stands alone
 */
public record CheckFinding(
    Finding finding,
    String role,
    String subject,
    @Nullable Fix fix,
    List<String> actions,
    List<CheckFinding> parts,
    @Nullable Cause causedBy)
    implements Comparable<CheckFinding> {
  /** The most characters of a subject: people copy it, and it stands on one line. */
  public static final int SUBJECT_LENGTH = 200;

  /** As many parts as people read in a message. */
  private static final int READABLE = 3;

  /** Refuses null. */
  public CheckFinding {
    Objects.requireNonNull(finding);
    Objects.requireNonNull(role);
    Objects.requireNonNull(subject);
    actions = List.copyOf(actions);
    parts = List.copyOf(parts);
  }

  /**
   * What another finding follows from.
   *
   * @param code the name of its check
   * @param subject what it is about
   * @param place where it is
   */
  public record Cause(IssueCode code, String subject, Location place) {
    /** Refuses null. */
    public Cause {
      Objects.requireNonNull(code);
      Objects.requireNonNull(subject);
      Objects.requireNonNull(place);
    }
  }

  /**
   * A finding that says one thing.
   *
   * @param finding what is wrong, where, and what to do
   * @param role the name of the role
   * @param subject what it is about
   * @param fix what to write instead, or null
   */
  public CheckFinding(Finding finding, String role, String subject, @Nullable Fix fix) {
    this(finding, role, subject, fix, List.of(), List.of(), null);
  }

  /**
   * Some findings of one check, one severity and one role as one.
   *
   * @param findings at least one
   * @return the finding itself where it is the only one; else the first of them, which names the
   *     others and has all as its parts
   */
  public static CheckFinding together(List<CheckFinding> findings) {
    CheckFinding first = findings.get(0);
    int more = findings.size() - 1;
    if (more == 0) {
      return first;
    }
    Finding one = first.finding;
    String named =
        findings.stream()
            .skip(1)
            .limit(READABLE)
            .map(CheckFinding::shortSubject)
            .collect(Collectors.joining(", "));
    String rest = more > READABLE ? ", and " + (more - READABLE) + " more" : "";
    var together =
        new Finding(
            one.severity(),
            one.code(),
            one.location(),
            one.problem() + "; the same for " + named + rest,
            one.remedy());
    String count = " and " + more + " more";
    return new CheckFinding(
        together,
        first.role,
        shortened(first.subject, SUBJECT_LENGTH - count.length()) + count,
        null,
        findings.stream().flatMap(each -> each.actions.stream()).distinct().toList(),
        findings,
        null);
  }

  /** What it is about, without the policy. */
  private String shortSubject() {
    int colon = subject.indexOf(": ");
    return colon < 0 ? subject : subject.substring(colon + 2);
  }

  /**
   * A text as a subject.
   *
   * @param text what a finding is about, or what an acceptance says it is about
   * @return the text, or its beginning and a checksum where it is longer than a subject may be,
   *     with room for a number
   */
  public static String subject(String text) {
    return shortened(text, SUBJECT_LENGTH - 10);
  }

  /**
   * A text that is no longer than it may be. Texts that begin alike stay different, as an
   * acceptance of one finding must not accept another.
   *
   * @param text the text
   * @param length the most characters
   * @return its beginning, an ellipsis and a checksum where it is longer
   */
  private static String shortened(String text, int length) {
    int characters = text.codePointCount(0, text.length());
    if (characters <= length) {
      return text;
    }
    var checksum = new CRC32();
    checksum.update(text.getBytes(UTF_8));
    String end = String.format(Locale.ROOT, "…%08x", checksum.getValue());
    return text.substring(0, text.offsetByCodePoints(0, length - end.length())) + end;
  }

  /**
   * The findings that it says.
   *
   * @return its parts, or itself where it says one thing
   */
  public Stream<CheckFinding> single() {
    return parts.isEmpty() ? Stream.of(this) : parts.stream();
  }

  /**
   * The same finding with the severity that an organisation gives it.
   *
   * @param severity how much it matters
   * @return the finding with that severity
   */
  public CheckFinding weighed(Severity severity) {
    var weighed =
        new Finding(
            severity, finding.code(), finding.location(), finding.problem(), finding.remedy());
    List<CheckFinding> weighedParts = parts.stream().map(part -> part.weighed(severity)).toList();
    return new CheckFinding(weighed, role, subject, fix, actions, weighedParts, causedBy);
  }

  /** The same finding with the values of {@code Action} that it is about. */
  CheckFinding of(List<String> values) {
    return new CheckFinding(finding, role, subject, fix, values, parts, causedBy);
  }

  CheckFinding about(String other) {
    return new CheckFinding(finding, role, other, fix, actions, parts, causedBy);
  }

  /**
   * The same finding, which follows from another one.
   *
   * @param cause the other one, of the same role
   * @return the finding with that cause
   */
  public CheckFinding following(CheckFinding cause) {
    var why = new Cause(cause.finding.code(), cause.subject, cause.finding.location());
    return new CheckFinding(finding, role, subject, fix, actions, parts, why);
  }

  /**
   * Whether it follows from another finding.
   *
   * @param other the other one
   * @return false also where it follows from a third one
   */
  public boolean isCausedBy(CheckFinding other) {
    return causedBy != null
        && role.equals(other.role)
        && causedBy.code().equals(other.finding.code())
        && causedBy.subject().equals(other.subject)
        && causedBy.place().equals(other.finding.location());
  }

  @Override
  public int compareTo(CheckFinding other) {
    int order = finding.compareTo(other.finding);
    if (order == 0) {
      order = role.compareTo(other.role);
    }
    return order == 0 ? subject.compareTo(other.subject) : order;
  }
}

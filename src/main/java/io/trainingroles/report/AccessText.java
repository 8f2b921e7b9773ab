package io.trainingroles.report;

import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.input.question.RoleDifference;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.input.question.RoleProof;
import java.util.List;
import java.util.Objects;

/** Differences, proofs and fits as a person would say them. */
public final class AccessText {
  private AccessText() {}

  /**
   * What changed, a line for each change.
   *
   * @param differences one for each role
   * @return lines, each with its line end
   */
  public static String differences(List<RoleDifference> differences) {
    var text = new StringBuilder();
    for (RoleDifference difference : differences) {
      for (AccessChange change : difference.changes()) {
        boolean isGranted = change.kind() == AccessChange.Kind.GRANTED;
        append(
            text,
            (isGranted ? "+ " : "- ")
                + difference.role()
                + (isGranted ? ": newly allowed: " : ": no longer allowed: ")
                + AccessPhrases.subject(change)
                + because(change)
                + "; for example "
                + AccessPhrases.request(change.witness())
                + AccessPhrases.caller(change));
      }
      difference
          .unknown()
          .forEach(unknown -> append(text, "? " + difference.role() + ": not known: " + unknown));
    }
    if (text.length() == 0) {
      append(text, "No change: both allow the same, " + AccessPhrases.scope(differences) + ".");
    }
    AccessPhrases.documentedOn(differences)
        .ifPresent(
            date ->
                append(
                    text,
                    "Note: there may be differences for requests that AWS does not document (data of "
                        + date
                        + ")"
                        + example(differences)
                        + "; --conceivable compares these too."));
    return text.toString();
  }

  private static String example(List<RoleDifference> differences) {
    return AccessPhrases.undocumentedExample(differences)
        .map(request -> ", such as " + request)
        .orElse("");
  }

  private static String because(AccessChange change) {
    String does =
        change.cause() == AccessChange.Cause.ALLOW ? " allows it" : " denied or denies it";
    return " (" + AccessPhrases.place(change.statement()) + does + ")";
  }

  /**
   * Whether something can ever happen.
   *
   * @param never what was asked
   * @param proofs one for each role
   * @return lines, each with its line end
   */
  public static String proofs(String never, List<RoleProof> proofs) {
    var text = new StringBuilder();
    for (RoleProof proof : proofs) {
      switch (proof.result()) {
        case PROVED ->
            append(
                text,
                proof.role()
                    + " can never do "
                    + never
                    + ": proved "
                    + AccessPhrases.scope(proof.documentedOn())
                    + ".");
        case COUNTER_EXAMPLE ->
            append(
                text,
                proof.role()
                    + " can do "
                    + never
                    + "; for example "
                    + AccessPhrases.request(Objects.requireNonNull(proof.witness())));
        case INDETERMINATE ->
            append(
                text,
                "Whether "
                    + proof.role()
                    + " can do "
                    + never
                    + " is not known: "
                    + String.join("; ", proof.unknown()));
      }
    }
    return text.toString();
  }

  /**
   * Whether a role fits its job.
   *
   * @param fit what came of it
   * @return lines, each with its line end
   */
  public static String fit(RoleFit fit) {
    var text = new StringBuilder();
    if (fit.fits()) {
      append(text, fit.role() + " fits: it allows what the job needs, no more and no less.");
    }
    for (AccessChange lacking : fit.lacking()) {
      append(
          text,
          fit.role()
              + " lacks "
              + AccessPhrases.subject(lacking)
              + " "
              + inBrackets(lacking.statement().policy())
              + "; for example "
              + AccessPhrases.request(lacking.witness()));
    }
    for (AccessChange excess : fit.excess()) {
      append(
          text,
          fit.role()
              + " need not have "
              + AccessPhrases.subject(excess)
              + " ("
              + AccessPhrases.place(excess.statement())
              + "); for example "
              + AccessPhrases.request(excess.witness()));
    }
    fit.unknown().forEach(unknown -> append(text, fit.role() + ": not known: " + unknown));
    return text.toString();
  }

  /**
   * Whether a role fits its jobs, in short.
   *
   * @param fit what came of it
   * @return one sentence
   */
  public static String shortly(RoleFit fit) {
    return PrintableText.of(
        fit.fits()
            ? fit.role() + " fits its jobs: it allows what they need, no more and no less."
            : fit.role()
                + " does not fit its jobs: lacking "
                + fit.lacking().size()
                + ", too much "
                + fit.excess().size()
                + ", not known "
                + fit.unknown().size()
                + "; 'training-roles fit' says what.");
  }

  private static String inBrackets(String field) {
    return field.startsWith("(") ? field : "(" + field + ")";
  }

  private static void append(StringBuilder text, String line) {
    text.append(PrintableText.of(line)).append('\n');
  }
}

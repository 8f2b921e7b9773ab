package io.trainingroles.report;

import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.question.RoleDifference;
import io.trainingroles.input.question.RoleDifference.Presence;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.input.question.RoleProof;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.report.line.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Differences, proofs and fits for people: first the answer in one line, then what it is made of,
 * by role and resource.
 */
public final class AccessText {
  private AccessText() {}

  /**
   * What changed.
   *
   * @param differences one for each role
   * @return lines, each with its line end
   */
  public static String differences(List<RoleDifference> differences) {
    List<RoleDifference> changed =
        differences.stream().filter(AccessText::hasSomethingToShow).toList();
    var text = new StringBuilder();
    if (changed.isEmpty()) {
      append(text, "No change: " + AccessPhrases.same(differences));
    } else {
      text.append(summary(changed)).append('\n');
      changed.forEach(difference -> append(text, difference));
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
    AccessPhrases.assumptions(differences).forEach(each -> append(text, "Note: " + each));
    return text.toString();
  }

  private static String example(List<RoleDifference> differences) {
    return AccessPhrases.undocumentedExample(differences)
        .map(request -> ", such as " + request)
        .orElse("");
  }

  private static boolean hasSomethingToShow(RoleDifference difference) {
    return difference.presence() != Presence.BOTH
        || !difference.changes().isEmpty()
        || !difference.unknown().isEmpty();
  }

  private static String summary(List<RoleDifference> differences) {
    var counts = new ArrayList<String>();
    addPresent(counts, differences, Presence.ADDED, "new");
    addPresent(counts, differences, Presence.REMOVED, "removed");
    int granted = count(differences, AccessChange.Kind.GRANTED);
    int revoked = count(differences, AccessChange.Kind.REVOKED);
    int unknown = differences.stream().mapToInt(each -> each.unknown().size()).sum();
    addCount(counts, granted, "newly allowed");
    addCount(counts, revoked, "no longer allowed");
    addCount(counts, unknown, "not known");
    return "Access " + answer(differences) + ": " + String.join(", ", counts);
  }

  private static String answer(List<RoleDifference> differences) {
    if (differences.stream().anyMatch(RoleDifference::isBroadened)) {
      return "is broader";
    } else if (differences.stream().anyMatch(difference -> !difference.unknown().isEmpty())) {
      return "may be broader";
    }
    return differences.stream().anyMatch(RoleDifference::isNarrowed)
        ? "is narrower"
        : "is the same";
  }

  private static int count(List<RoleDifference> differences, AccessChange.Kind kind) {
    return differences.stream().mapToInt(each -> of(kind, each).size()).sum();
  }

  /** The changes of one kind that say something. */
  private static List<AccessChange> of(AccessChange.Kind kind, RoleDifference difference) {
    return difference.telling().stream().filter(change -> change.kind() == kind).toList();
  }

  private static void addCount(List<String> counts, int count, String what) {
    if (count > 0) {
      counts.add(count + " " + what);
    }
  }

  /** How many of each kind only one side has. */
  private static void addPresent(
      List<String> counts, List<RoleDifference> differences, Presence presence, String what) {
    for (JudgedKind kind : JudgedKind.values()) {
      long count =
          differences.stream()
              .filter(each -> each.presence() == presence && each.kind() == kind)
              .count();
      addCount(counts, (int) count, what + " " + (count == 1 ? kind.word() : kind.plural()));
    }
  }

  private static void append(StringBuilder text, RoleDifference difference) {
    String name = PrintableText.of(difference.role());
    String holder = PrintableText.of(AccessPhrases.holder(difference));
    List<AccessChange> granted = of(AccessChange.Kind.GRANTED, difference);
    String heading =
        switch (difference.presence()) {
          case BOTH -> name;
          case ADDED -> "new " + holder + ": " + trusted(difference) + allows(granted, difference);
          case REMOVED -> holder + " removed";
        };
    text.append('\n').append(TextStyle.wrapped(heading, 2)).append('\n');
    AccessGroups.append(text, "  + ", granted, AccessText::cause);
    if (difference.presence() != Presence.REMOVED) {
      List<AccessChange> revoked = of(AccessChange.Kind.REVOKED, difference);
      AccessGroups.append(text, "  - ", revoked, AccessText::cause);
    }
    appendAll(text, "  ? ", difference.unknown());
  }

  private static String allows(List<AccessChange> granted, RoleDifference added) {
    if (!granted.isEmpty()) {
      return "allows";
    }
    return added.unknown().isEmpty() ? "allows nothing" : "allows nothing that is known";
  }

  /** Who may assume a new role; nothing of what cannot be assumed. */
  private static String trusted(RoleDifference added) {
    return added.kind() == JudgedKind.ROLE
        ? "trusted by " + PrintableText.of(AccessPhrases.trusted(added)) + "; "
        : "";
  }

  private static String cause(AccessChange change) {
    boolean isNewDenial = change.kind() == AccessChange.Kind.REVOKED;
    String denies = isNewDenial ? " denies it" : " no longer denies it";
    String place = AccessPhrases.place(change.statement());
    return change.cause() == AccessChange.Cause.ALLOW ? place : place + denies;
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
        case COUNTER_EXAMPLE -> {
          append(text, proof.role() + " can do " + never);
          append(
              text, "    e.g. " + AccessPhrases.request(Objects.requireNonNull(proof.witness())));
          appendAll(
              text,
              "    ",
              AccessPhrases.oddities(proof.oddities()).stream()
                  .map(oddity -> "(" + oddity + ")")
                  .toList());
        }
        case INDETERMINATE -> {
          append(text, "Whether " + proof.role() + " can do " + never + " is not known:");
          appendAll(text, "    ", proof.unknown());
        }
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
    if (fit.fits()) {
      return PrintableText.of(fit.role())
          + " fits: it allows what the job needs, no more and no less"
          + scope(fit)
          + ".\n";
    }
    var text = new StringBuilder();
    append(text, fit.role() + " does not fit: " + counts(fit));
    if (!fit.untrusted().isEmpty()) {
      text.append("\ncannot run the job\n");
      appendAll(
          text,
          "  ",
          fit.untrusted().stream().map(gap -> gap.problem() + "; " + gap.remedy()).toList());
    }
    if (!fit.lacking().isEmpty()) {
      text.append("\nlacks\n");
      AccessGroups.append(text, "  ", fit.lacking(), change -> change.statement().policy());
    }
    if (!fit.excess().isEmpty()) {
      text.append("\nnot needed by the job\n");
      AccessGroups.append(
          text,
          "  ",
          AccessByService.append(text, fit.excess()),
          change -> AccessPhrases.place(change.statement()));
    }
    if (!fit.unknown().isEmpty()) {
      text.append("\nnot known\n");
      appendAll(text, "  ", fit.unknown());
    }
    return text.toString();
  }

  private static String counts(RoleFit fit) {
    var counts = new ArrayList<String>();
    if (!fit.untrusted().isEmpty()) {
      counts.add("cannot run the job");
    }
    if (!fit.lacking().isEmpty()) {
      counts.add("lacks " + fit.lacking().size());
    }
    if (!fit.excess().isEmpty()) {
      counts.add("allows " + fit.excess().size() + " more");
    }
    addCount(counts, fit.unknown().size(), "not known");
    return String.join(", ", counts);
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
            ? fit.role()
                + " fits its jobs: it allows what they need, no more and no less"
                + scope(fit)
                + "."
            : fit.role()
                + " does not fit its jobs: "
                + counts(fit)
                + "; 'training-roles fit' shows what.");
  }

  /** The weaker of the two strengths; the other one goes without saying. */
  private static String scope(RoleFit fit) {
    return fit.documentedOn() == null ? "" : ", " + AccessPhrases.scope(fit.documentedOn());
  }

  /**
   * For which requests the promises of a spec are proved, all of which are.
   *
   * @param proofs one for each item of {@code never}
   * @return a sentence for each strength
   */
  public static List<String> promises(List<RoleProof> proofs) {
    Map<String, Long> counts =
        proofs.stream()
            .collect(
                Collectors.groupingBy(
                    proof -> AccessPhrases.scope(proof.documentedOn()),
                    TreeMap::new,
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(
            scope ->
                "Proved "
                    + scope.getKey()
                    + ": "
                    + scope.getValue()
                    + (scope.getValue() == 1 ? " item" : " items")
                    + " of 'never'.")
        .toList();
  }

  private static void append(StringBuilder text, String line) {
    text.append(PrintableText.of(line)).append('\n');
  }

  private static void appendAll(StringBuilder text, String begin, List<String> sentences) {
    for (String sentence : sentences) {
      text.append(begin)
          .append(TextStyle.wrapped(PrintableText.of(sentence), begin.length()))
          .append('\n');
    }
  }
}

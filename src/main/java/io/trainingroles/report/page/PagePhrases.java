package io.trainingroles.report.page;

import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.report.page.ReportedRole.Assumers;
import io.trainingroles.report.page.ReportedRole.Changes;
import io.trainingroles.report.page.ReportedRole.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a report says in a few words, the same in each of its forms. */
final class PagePhrases {
  /** As many characters of conditions as fit a cell of a table. */
  private static final int MAXIMUM_CONDITIONS = 160;

  private PagePhrases() {}

  /** What is listed, such as {@code Roles, users}. */
  static String heading(AccessReport report) {
    String kinds =
        Arrays.stream(JudgedKind.values())
            .filter(kind -> report.roles().stream().anyMatch(role -> role.kind() == kind))
            .map(JudgedKind::plural)
            .collect(Collectors.joining(", "));
    String words = kinds.isEmpty() ? JudgedKind.ROLE.plural() : kinds;
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** What there is, such as {@code 2 roles, 1 user}. */
  static String counts(AccessReport report) {
    var words = new ArrayList<String>();
    for (JudgedKind kind : JudgedKind.values()) {
      long count = report.roles().stream().filter(role -> role.kind() == kind).count();
      if (count > 0) {
        words.add(kind.words(count));
      }
    }
    return words.isEmpty() ? JudgedKind.ROLE.words(0) : String.join(", ", words);
  }

  /**
   * What is not as it should be, beside the findings; where something is listed, a report without
   * findings is no good news.
   *
   * @param report the report
   * @return such as {@code 1 does not fit its jobs}
   */
  static List<String> notes(AccessReport report) {
    var notes = new ArrayList<String>();
    long unfit = fits(report, Verdict.NO);
    long open = fits(report, Verdict.NOT_KNOWN);
    long partly = report.roles().stream().filter(PagePhrases::isPartlyKnown).count();
    if (unfit > 0) {
      notes.add(unfit == 1 ? "1 does not fit its jobs" : unfit + " do not fit their jobs");
    }
    if (open > 0) {
      notes.add(
          "whether " + open + (open == 1 ? " fits its" : " fit their") + " jobs is not known");
    }
    if (partly > 0) {
      notes.add(partly + (partly == 1 ? " is" : " are") + " not fully known");
    }
    return notes;
  }

  private static long fits(AccessReport report, Verdict verdict) {
    return report.roles().stream()
        .flatMap(role -> role.fit().stream())
        .filter(fit -> fit.verdict() == verdict)
        .count();
  }

  private static boolean isPartlyKnown(ReportedRole role) {
    return !role.unseen().isEmpty()
        || role.access().meaning() == ReportedAccess.Meaning.NOT_READ
        || role.assumers().filter(each -> !each.unknown().isEmpty()).isPresent();
  }

  /** Who can assume a role; of what is no role, what it is. */
  static String assumers(ReportedRole role) {
    String names = role.assumers().map(PagePhrases::assumerNames).orElse("");
    return role.kind() == JudgedKind.ROLE
        ? names
        : "not a role: " + RoleAccessPhrases.kind(role) + (names.isEmpty() ? "" : ", for " + names);
  }

  /** Who can assume a role, with the conditions where they are short. */
  static String assumerNames(Assumers assumers) {
    String names =
        assumers.allowed().stream()
            .map(each -> each.who() + conditions(each.conditions()))
            .distinct()
            .collect(Collectors.joining(", "));
    if (names.isEmpty()) {
      return assumers.unknown().isEmpty() ? "nobody" : "not known";
    }
    return names
        + (assumers.denied().isEmpty() ? "" : ", with exceptions")
        + (assumers.unknown().isEmpty() ? "" : ", and others that are not known");
  }

  private static String conditions(List<ReportedCondition> conditions) {
    if (conditions.isEmpty()) {
      return "";
    }
    String words = String.join(" and ", ReportedCondition.words(conditions));
    return words.length() <= MAXIMUM_CONDITIONS ? " if " + words : " under conditions";
  }

  /** How many changes there are, by their kinds. */
  static String changes(Changes changes) {
    var words = new ArrayList<String>();
    if (!changes.presence().isEmpty()) {
      words.add(changes.presence());
    }
    add(words, changes.granted().size(), "newly allowed");
    add(words, changes.revoked().size(), "no longer allowed");
    add(words, changes.unknown().size(), "not known");
    return words.isEmpty() ? "no change" : String.join(", ", words);
  }

  private static void add(List<String> words, int count, String what) {
    if (count > 0) {
      words.add(count + " " + what);
    }
  }

  /** Whether a role fits its jobs. */
  static Optional<String> fit(ReportedRole role) {
    return role.fit().map(fit -> fit(fit.verdict()));
  }

  static String fit(Verdict verdict) {
    return switch (verdict) {
      case YES -> "fits its jobs";
      case NO -> "does not fit its jobs";
      case NOT_KNOWN -> "whether it fits its jobs is not known";
    };
  }

  /** Whether a promise is kept. */
  static String kept(Verdict verdict) {
    return switch (verdict) {
      case YES -> "kept";
      case NO -> "broken";
      case NOT_KNOWN -> "not known";
    };
  }

  /** What a policy is to who has it. */
  static String use(PolicyUse use) {
    return switch (use) {
      case INLINE -> "inline policy";
      case MANAGED -> "managed policy";
      case PERMISSIONS_BOUNDARY -> "permissions boundary";
      case TRUST -> "trust policy";
      case RESOURCE -> "resource policy";
      case REQUEST_LIMIT -> "policy that limits requests";
    };
  }
}

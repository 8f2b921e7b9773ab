package io.trainingroles.report.page;

import io.trainingroles.report.page.ReportedRole.Assumer;
import io.trainingroles.report.page.ReportedRole.Assumers;
import io.trainingroles.report.page.ReportedRole.Changes;
import io.trainingroles.report.page.ReportedRole.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** What a report says in a few words, the same in each of its forms. */
final class PageWords {
  private PageWords() {}

  /** What there is, such as {@code 2 roles, 1 user}. */
  static String counts(AccessReport report) {
    var kinds = new LinkedHashMap<String, Integer>();
    report.roles().forEach(role -> kinds.merge(role.kind(), 1, Integer::sum));
    var words = new ArrayList<String>();
    kinds.forEach((kind, count) -> words.add(count + " " + (count == 1 ? kind : plural(kind))));
    return words.isEmpty() ? "no roles" : String.join(", ", words);
  }

  private static String plural(String kind) {
    return kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
  }

  /** Who can assume a role. */
  static String assumerNames(Assumers assumers) {
    String names =
        String.join(", ", assumers.allowed().stream().map(Assumer::who).distinct().toList());
    if (names.isEmpty()) {
      return assumers.unknown().isEmpty() ? "nobody" : "not known";
    }
    return assumers.unknown().isEmpty() ? names : names + ", and others that are not known";
  }

  /** The services that a role can use, each with what it can do there. */
  static String touches(ReportedRole role) {
    var words = new ArrayList<String>();
    role.access()
        .services()
        .forEach((service, levels) -> words.add(service + " (" + AccessMatrix.words(levels) + ")"));
    if (words.isEmpty()) {
      return role.unseen().isEmpty() ? "nothing" : "not known";
    }
    return String.join(", ", words) + (role.unseen().isEmpty() ? "" : ", and what is not known");
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
}

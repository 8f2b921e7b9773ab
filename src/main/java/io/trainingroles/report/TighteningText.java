package io.trainingroles.report;

import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.adoption.PolicyEdit;
import io.trainingroles.adoption.PolicyEdit.StatementEdit;
import io.trainingroles.adoption.RecordedUses;
import io.trainingroles.adoption.RefusedAddition;
import io.trainingroles.adoption.Tightening;
import io.trainingroles.adoption.UnexplainedUse;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.job.Need;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.report.line.TextStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The change of a role for people: the edit, then what access goes, and what is lacking. */
public final class TighteningText {
  /** As many actions or resources of one statement as are shown. */
  private static final int MAXIMUM_VALUES = 12;

  private TighteningText() {}

  /**
   * What changes.
   *
   * @param tightening the change
   * @param open what is not known of the jobs, one sentence each
   * @return lines, each with its line end
   */
  public static String of(Tightening tightening, List<String> open) {
    var text = new StringBuilder();
    String role = PrintableText.of(tightening.before().name());
    int count = tightening.edits().size();
    text.append(role)
        .append(
            count == 0 && tightening.added().isEmpty()
                ? ": nothing to change; no policy allows what the jobs do not need\n"
                : ": " + count + (count == 1 ? " policy changes" : " policies change") + "\n");
    if (!tightening.fit().untrusted().isEmpty()) {
      text.append("\ncannot run the jobs\n");
      tightening
          .fit()
          .untrusted()
          .forEach(gap -> line(text, "  ", gap.problem() + "; " + gap.remedy()));
    }
    appendAdditions(text, tightening);
    tightening.edits().forEach(edit -> append(text, edit));
    tightening.uses().ifPresent(uses -> appendUses(text, tightening, uses));
    appendAccess(text, "\nno longer allowed\n", revoked(tightening));
    if (!tightening.fit().lacking().isEmpty()) {
      text.append(
          tightening.added().isEmpty()
              ? "\nlacking, as before (--add adds it)\n"
              : "\nstill lacking\n");
      AccessGroups.append(
          text, "  ", tightening.fit().lacking(), change -> change.statement().policy());
    }
    appendAccess(text, "\nkept, although no job needs it\n", tightening.fit().excess());
    if (!tightening.broken().isEmpty()) {
      text.append("\nbreaks a rule or a promise\n");
      tightening.broken().forEach(broken -> line(text, "  ! ", broken));
    }
    List<String> unknown =
        open.isEmpty() ? tightening.fit().unknown() : List.copyOf(joined(open, tightening));
    if (!unknown.isEmpty()) {
      text.append("\nnot known\n");
      unknown.forEach(sentence -> line(text, "  ? ", sentence));
    }
    if (tightening.isProved()) {
      text.append('\n')
          .append(
              TextStyle.wrapped(
                  "Proved: it allows nothing that "
                      + role
                      + " did not allow before"
                      + (tightening.added().isEmpty() ? "" : " or the jobs lacked")
                      + ", and all that it did allow of what the jobs need"
                      + (tightening.uses().isPresent() ? " and of what it was seen to use" : "")
                      + ".",
                  0))
          .append('\n');
    }
    return text.toString();
  }

  private static void appendAdditions(StringBuilder text, Tightening tightening) {
    if (!tightening.added().isEmpty()) {
      text.append("\nadded, as the jobs lack it\n");
      tightening.added().forEach(need -> line(text, "  + ", phrase(need)));
    }
    if (!tightening.refused().isEmpty()) {
      text.append("\nnot added, although the jobs lack it\n");
      for (RefusedAddition refused : tightening.refused()) {
        line(text, "  ! ", phrase(refused.need()));
        line(text, "      ", refused.reason());
      }
    }
  }

  private static String phrase(Need need) {
    return need.declared().yaml()
        + (need.field().startsWith("(") ? " " + need.field() : " (" + need.field() + ")");
  }

  private static void appendUses(StringBuilder text, Tightening tightening, RecordedUses uses) {
    text.append("\nevents\n").append(ActivityText.ofRecords(uses.ofRole()));
    if (!tightening.unexplained().isEmpty()) {
      text.append("\nkept: seen in the events, although no job explains it\n");
      for (UnexplainedUse use : tightening.unexplained()) {
        line(
            text,
            "  ",
            use.action()
                + (use.resource().isEmpty() ? "" : " on " + use.resource())
                + ActivityText.seen(use.seen())
                + (use.kept().isEmpty() ? ": no statement of the role allows it" : ""));
      }
    }
    if (!tightening.notObservable().isEmpty()) {
      text.append("\nremoved, although the events could not have shown its use\n");
      tightening
          .notObservable()
          .forEach(
              (reason, actions) -> {
                line(text, "  ", AccessPhrases.listed(actions, MAXIMUM_VALUES));
                line(text, "      ", reason);
              });
    }
  }

  private static Set<String> joined(List<String> open, Tightening tightening) {
    var all = new LinkedHashSet<String>(open);
    all.addAll(tightening.fit().unknown());
    return all;
  }

  private static List<AccessChange> revoked(Tightening tightening) {
    return tightening.difference().changes().stream()
        .filter(change -> change.kind() == AccessChange.Kind.REVOKED)
        .toList();
  }

  private static void appendAccess(StringBuilder text, String heading, List<AccessChange> changes) {
    if (!changes.isEmpty()) {
      text.append(heading);
      AccessGroups.append(
          text,
          "  ",
          AccessByService.append(text, changes),
          change -> AccessPhrases.place(change.statement()));
    }
  }

  private static void append(StringBuilder text, PolicyEdit edit) {
    text.append('\n').append(PrintableText.of(edit.policy()));
    if (edit.isGone()) {
      text.append(edit.isAttached() ? ": detached" : ": removed");
    }
    text.append('\n');
    if (edit.isAttached()) {
      if (!edit.moved().isEmpty()) {
        text.append("  in its place, in an inline policy\n");
        edit.moved().forEach(statement -> line(text, "    + ", phrase(statement)));
      }
      return;
    }
    if (edit.isGone()) {
      return;
    }
    for (StatementEdit statement : edit.statements()) {
      text.append("  statement ").append(statement.number());
      text.append(statement.after().isEmpty() ? ": removed\n" : " becomes\n");
      line(text, "    - ", phrase(statement.before()));
      statement.after().forEach(after -> line(text, "    + ", phrase(after)));
    }
  }

  private static String phrase(Statement statement) {
    String actions =
        AccessPhrases.listed(
            statement.action().patterns().stream().map(ActionPattern::value).toList(),
            MAXIMUM_VALUES);
    ResourceElement resource = statement.resource();
    String resources =
        resource == null
            ? ""
            : " on "
                + (resource instanceof ResourceElement.NotResources ? "all but " : "")
                + AccessPhrases.listed(
                    resource.patterns().stream().map(ResourcePattern::value).toList(),
                    MAXIMUM_VALUES);
    String conditions =
        statement.conditions().stream()
            .map(TighteningText::phrase)
            .collect(Collectors.joining(" and "));
    return (statement.action() instanceof ActionElement.NotActions ? "all but " : "")
        + actions
        + resources
        + (conditions.isEmpty() ? "" : ", where " + conditions);
  }

  private static String phrase(Condition condition) {
    return condition.key()
        + " "
        + condition.operator()
        + " "
        + AccessPhrases.listed(condition.values(), MAXIMUM_VALUES);
  }

  private static void line(StringBuilder text, String mark, String sentence) {
    text.append(mark)
        .append(TextStyle.wrapped(PrintableText.of(sentence), mark.length()))
        .append('\n');
  }
}

package io.trainingroles.report;

import io.trainingroles.access.Truth;
import io.trainingroles.event.activity.ActionUse;
import io.trainingroles.event.activity.ObservedWindow;
import io.trainingroles.event.activity.RecordedRequest;
import io.trainingroles.event.activity.ResourceUse;
import io.trainingroles.event.activity.RoleActivity;
import io.trainingroles.event.activity.Sightings;
import io.trainingroles.event.activity.StatementUse;
import io.trainingroles.event.activity.UnmappedEvent;
import io.trainingroles.event.activity.UseState;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.report.line.TextStyle;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a role was seen to do, for people: the answer first, then statement by statement. */
public final class ActivityText {
  /** As many actions as are shown in a line. */
  private static final int MAXIMUM_ACTIONS = 12;

  private final StringBuilder text = new StringBuilder();

  private ActivityText() {}

  /**
   * What a role was seen to do.
   *
   * @param activity what came of the records
   * @return lines, each with its line end
   */
  public static String of(RoleActivity activity) {
    var shown = new ActivityText();
    shown.line("", activity.role() + " " + answer(activity));
    shown.records(activity);
    shown.requests("denied", activity.denied());
    shown.requests("done, although no statement of the role allows it", activity.notAllowed());
    activity.statements().forEach(shown::statement);
    shown.unmapped(activity.unmapped());
    return shown.text.toString();
  }

  /** What the records are of, and what in them is open: all but what they say of statements. */
  static String ofRecords(RoleActivity activity) {
    var shown = new ActivityText();
    shown.records(activity);
    shown.requests(
        "denied in the events",
        activity.denied().stream().filter(each -> each.isAllowed() != Truth.TRUE).toList());
    shown.unmapped(activity.unmapped());
    return shown.text.toString();
  }

  private void records(RoleActivity activity) {
    line("  ", window(activity.window()));
    if (activity.window().isShort() && activity.window().records() > 0) {
      line(
          "  ",
          "Less than a week: what the role does seldom, such as a monthly training, may be missing.");
    }
    activity.notes().forEach(note -> line("  ", "Note: " + note + "."));
  }

  private static String answer(RoleActivity activity) {
    if (activity.fits()) {
      return "allows what it was seen to do, no more and no less.";
    }
    var counts = new ArrayList<String>();
    add(counts, activity.denied().size(), "denied");
    add(counts, activity.notAllowed().size(), "done and not allowed");
    add(
        counts,
        activity.statements().stream().filter(StatementUse::hasDispensable).count(),
        "with something not used");
    add(
        counts,
        activity.statements().stream().filter(ActivityText::isOpen).count(),
        "not observable in part");
    add(counts, activity.unmapped().size(), "of unknown actions");
    String what =
        activity.isKnownNotToFit()
            ? "does not fit what it was seen to do"
            : "may not fit what it was seen to do";
    return counts.isEmpty() ? what + "." : what + ": " + String.join(", ", counts);
  }

  private static boolean isOpen(StatementUse use) {
    return use.isOpenEnded()
        || use.actions().stream().anyMatch(each -> each.state() == UseState.NOT_OBSERVABLE);
  }

  private static void add(List<String> counts, long count, String what) {
    if (count > 0) {
      counts.add(count + " " + what);
    }
  }

  private static String window(ObservedWindow window) {
    if (window.records() == 0) {
      return "No records.";
    }
    return number(window.records(), "record")
        + (window.from() == null ? "" : " of " + time(window.from()) + " to " + time(window.to()))
        + ", "
        + window.recordsOfRole()
        + " of them of the role"
        + (window.account().isEmpty() ? "" : " in account " + window.account())
        + (window.regions().isEmpty()
            ? ""
            : ", Regions " + AccessPhrases.listed(window.regions(), 6))
        + ".";
  }

  private static String number(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "?" : time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private void requests(String heading, List<RecordedRequest> requests) {
    if (requests.isEmpty()) {
      return;
    }
    text.append('\n').append(heading).append('\n');
    for (RecordedRequest request : requests) {
      line("  ", request.action() + " on " + request.resource() + seen(request.seen()));
      String decision = request.decision();
      line("      ", request.reason().isEmpty() ? decision : request.reason() + "; " + decision);
    }
  }

  /** How often, and when last. */
  static String seen(Sightings seen) {
    if (seen.count() == 0 && seen.last() == null) {
      return "";
    }
    String last = seen.last() == null ? "" : ", last on " + time(seen.last());
    return " (" + (seen.count() == 0 ? "" : number(seen.count(), "record")) + last + ")";
  }

  private void statement(StatementUse use) {
    text.append('\n');
    String sid = use.statement().statement().sid();
    line(
        "",
        AccessPhrases.place(use.statement())
            + (sid == null || sid.isEmpty() ? "" : " (" + sid + ")")
            + ": "
            + use.state().words()
            + (use.reason().isEmpty() ? "" : ": " + use.reason()));
    for (ActionUse action : use.actions()) {
      if (action.state() == UseState.USED) {
        line("  ", "used: " + action.action() + seen(action.seen()) + example(action.seen()));
        if (!action.reason().isEmpty()) {
          line("      ", action.reason());
        }
      }
    }
    others(use);
    for (ResourceUse resource : use.resources()) {
      // What is so of the statement is so of each of its resources.
      if (resource.state() != UseState.USED && use.state() == UseState.USED) {
        line(
            "  ",
            resource.state().words()
                + ": "
                + resource.pattern()
                + needed(resource.isNeededByJob()));
        line("      ", resource.reason());
      }
    }
  }

  private static String example(Sightings seen) {
    return seen.resources().isEmpty() ? "" : " on " + AccessPhrases.listed(seen.resources(), 2);
  }

  private static String needed(boolean isNeeded) {
    return isNeeded ? " (a job needs it)" : "";
  }

  /** The actions that are not used, and those that cannot be observed, by their reasons. */
  private void others(StatementUse use) {
    Map<List<String>, List<String>> byReason = new LinkedHashMap<>();
    for (UseState state : List.of(UseState.DENIED, UseState.UNUSED, UseState.NOT_OBSERVABLE)) {
      for (ActionUse action : use.actions()) {
        if (action.state() == state) {
          String reason = action.reason().equals(use.reason()) ? "" : action.reason();
          byReason
              .computeIfAbsent(
                  List.of(state.words() + needed(action.isNeededByJob()), reason),
                  key -> new ArrayList<>())
              .add(action.action());
        }
      }
    }
    byReason.forEach(
        (key, actions) -> {
          line("  ", key.get(0) + ": " + AccessPhrases.listed(actions, MAXIMUM_ACTIONS));
          if (!key.get(1).isEmpty()) {
            line("      ", key.get(1));
          }
        });
  }

  private void unmapped(List<UnmappedEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    text.append("\nevents of the role of which the action is not known\n");
    for (UnmappedEvent event : events) {
      line("  ", event.source() + " " + event.name() + seen(event.seen()) + ": " + event.reason());
    }
  }

  private void line(String indent, String sentence) {
    text.append(indent)
        .append(TextStyle.wrapped(PrintableText.of(sentence), indent.length() + 2))
        .append('\n');
  }
}

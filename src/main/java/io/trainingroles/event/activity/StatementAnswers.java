package io.trainingroles.event.activity;

import io.trainingroles.event.activity.StatementRecord.ActionRecord;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ActionLookup;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes answers of what has been recorded about statements. */
final class StatementAnswers {
  private static final String NOT_SEEN = "there is no record of the role";

  private final List<StatementRecord> records;
  private final Coverage coverage;
  private final ReportedUse reports;
  private final NeededAccess needed;
  private final boolean hasSeenRole;
  private final ServiceAuthorizationReference reference = ServiceAuthorizationReference.ofAws();

  StatementAnswers(
      List<StatementRecord> records,
      Coverage coverage,
      ReportedUse reports,
      List<Statement> neededByJobs,
      boolean hasSeenRole) {
    this.records = records;
    this.coverage = coverage;
    this.reports = reports;
    this.needed = new NeededAccess(neededByJobs);
    this.hasSeenRole = hasSeenRole;
  }

  List<StatementUse> all() {
    return records.stream().map(this::of).toList();
  }

  private StatementUse of(StatementRecord record) {
    Statement statement = record.tester().statement();
    boolean isOpenEnded = isOpenEnded(statement);
    var actions = new ArrayList<ActionUse>();
    Map<String, ActionRecord> seen = record.actions();
    expanded(statement)
        .forEach(
            (lower, action) ->
                actions.add(of(record, action.name(), action.known(), seen.remove(lower))));
    // What was seen and is in no list of actions: a new action, or one of a statement of all.
    new TreeMap<>(seen)
        .forEach((lower, one) -> actions.add(of(record, one.name(), Optional.empty(), one)));
    UseState state = state(actions, isOpenEnded);
    return new StatementUse(
        record.tester().place(),
        state,
        reason(state, actions, isOpenEnded),
        record.used().sightings(),
        actions,
        resources(record, actions),
        isOpenEnded);
  }

  private static boolean isOpenEnded(Statement statement) {
    return statement.action() instanceof ActionElement.NotActions
        || statement.action().patterns().stream().anyMatch(each -> each.value().indexOf(':') < 0)
        || statement.action().patterns().stream()
            .anyMatch(each -> each.value().split(":", 2)[0].matches(".*[*?].*"));
  }

  /** An action as it is shown, and what is known of it. */
  private record NamedAction(String name, Optional<Action> known) {}

  /** The actions that the statement allows on some resource of it, by their names in lower case. */
  private Map<String, NamedAction> expanded(Statement statement) {
    Map<String, NamedAction> actions = new TreeMap<>();
    if (isOpenEnded(statement)) {
      return actions;
    }
    for (ActionPattern pattern : statement.action().patterns()) {
      String[] parts = pattern.value().split(":", 2);
      List<Action> known =
          reference
              .service(parts[0])
              .map(service -> service.actionsMatching(parts[1]))
              .orElse(List.of());
      if (known.isEmpty()) {
        actions.put(
            pattern.value().toLowerCase(Locale.ROOT),
            new NamedAction(pattern.value(), Optional.empty()));
      }
      for (Action action : known) {
        if (canAct(action, statement)) {
          actions.put(
              action.toString().toLowerCase(Locale.ROOT),
              new NamedAction(action.toString(), Optional.of(action)));
        }
      }
    }
    return actions;
  }

  private static boolean canAct(Action action, Statement statement) {
    return !(statement.resource() instanceof ResourceElement.Resources resources)
        || !statement.isKnown()
        || resources.patterns().stream().anyMatch(each -> action.actsOn(each.value()));
  }

  private ActionUse of(
      StatementRecord statement,
      String name,
      Optional<Action> action,
      @Nullable ActionRecord record) {
    boolean isNeeded = needed.has(name, statement.tester().statement());
    if (record != null && record.used().count() > 0) {
      return new ActionUse(name, UseState.USED, "", record.used().sightings(), isNeeded);
    }
    Optional<ReportedUse.Report> report = reports.of(name);
    if (report.filter(ReportedUse.Report::isUsed).isPresent()) {
      boolean isOnly = records.stream().filter(each -> each.tester().names(name)).count() == 1;
      return new ActionUse(
          name,
          isOnly ? UseState.USED : UseState.NOT_OBSERVABLE,
          report.get().words() + (isOnly ? "" : ", and several statements allow it"),
          new Sightings(0, null, report.get().last(), List.of()),
          isNeeded);
    }
    if (record != null && record.possible().count() > 0) {
      return new ActionUse(
          name,
          UseState.NOT_OBSERVABLE,
          "the records of its calls do not show whether this statement allows them",
          record.possible().sightings(),
          isNeeded);
    }
    if (record != null && record.denied().count() > 0) {
      return new ActionUse(
          name,
          UseState.DENIED,
          "its calls were denied nonetheless",
          record.denied().sightings(),
          isNeeded);
    }
    if (report.isPresent()) {
      return new ActionUse(name, UseState.UNUSED, report.get().words(), Sightings.NONE, isNeeded);
    }
    Optional<String> why = notObservable(statement, action);
    return new ActionUse(
        name,
        why.isPresent() ? UseState.NOT_OBSERVABLE : UseState.UNUSED,
        why.orElse("no record of it, although there are records of such calls"),
        Sightings.NONE,
        isNeeded);
  }

  private Optional<String> notObservable(StatementRecord record, Optional<Action> action) {
    if (!hasSeenRole) {
      return Optional.of(NOT_SEEN);
    } else if (!record.tester().statement().isKnown()) {
      return Optional.of("a part of the statement is known only after apply");
    } else if (action.isEmpty()) {
      return Optional.of("AWS does not document it (data of " + reference.date() + ")");
    }
    return coverage.notObservable(
        action.get(), record.tester().statement(), record.isSeenOfOthers(action.get().toString()));
  }

  private static UseState state(List<ActionUse> actions, boolean isOpenEnded) {
    if (actions.stream().anyMatch(each -> each.state() == UseState.USED)) {
      return UseState.USED;
    } else if (actions.stream().anyMatch(each -> each.state() == UseState.DENIED)) {
      return UseState.DENIED;
    }
    boolean isUnused =
        !isOpenEnded
            && !actions.isEmpty()
            && actions.stream().allMatch(each -> each.state() == UseState.UNUSED);
    return isUnused ? UseState.UNUSED : UseState.NOT_OBSERVABLE;
  }

  private static String reason(UseState state, List<ActionUse> actions, boolean isOpenEnded) {
    if (isOpenEnded) {
      return "it allows actions of all services, or all but some; only those that were seen are listed";
    } else if (actions.isEmpty()) {
      return "none of its actions acts on one of its resources";
    }
    List<String> reasons = actions.stream().map(ActionUse::reason).distinct().toList();
    return state != UseState.USED && reasons.size() == 1 ? reasons.get(0) : "";
  }

  private List<ResourceUse> resources(StatementRecord record, List<ActionUse> actions) {
    var uses = new ArrayList<ResourceUse>();
    Statement statement = record.tester().statement();
    if (!(statement.resource() instanceof ResourceElement.Resources)) {
      return uses;
    }
    List<ResourcePattern> patterns = Objects.requireNonNull(statement.resource()).patterns();
    for (int index = 0; index < patterns.size(); index++) {
      String pattern = patterns.get(index).value();
      boolean isNeeded = needed.has(statement, pattern);
      if (record.usedPattern(index).count() > 0) {
        uses.add(
            new ResourceUse(
                pattern, UseState.USED, "", record.usedPattern(index).sightings(), isNeeded));
      } else {
        uses.add(unused(record, actions, pattern, index, isNeeded));
      }
    }
    return uses;
  }

  private ResourceUse unused(
      StatementRecord record,
      List<ActionUse> actions,
      String pattern,
      int index,
      boolean isNeeded) {
    List<ActionUse> on = actions.stream().filter(each -> actsOn(each.action(), pattern)).toList();
    Optional<String> why = Optional.empty();
    if (record.possiblePattern(index).count() > 0) {
      why = Optional.of("the records do not show whether calls were about it");
    } else if (isOpenEnded(record.tester().statement()) || on.isEmpty()) {
      why = Optional.of("it is not known which of the actions it is for");
    } else {
      why =
          on.stream()
              .filter(each -> each.state() != UseState.UNUSED)
              .map(each -> stillOpen(record, each))
              .flatMap(Optional::stream)
              .findFirst();
    }
    return new ResourceUse(
        pattern,
        why.isPresent() ? UseState.NOT_OBSERVABLE : UseState.UNUSED,
        why.orElse("no record of a call on it, although there are records of such calls"),
        record.possiblePattern(index).sightings(),
        isNeeded);
  }

  /**
   * Why a resource without a record may still have been used for an action. That the action was
   * used on another resource shows that management events are recorded on this one too, but not so
   * for data events.
   */
  private Optional<String> stillOpen(StatementRecord record, ActionUse use) {
    Optional<Action> action =
        reference.action(use.action()) instanceof ActionLookup.Known known
            ? Optional.of(known.action())
            : Optional.empty();
    return use.state() == UseState.USED
        ? notObservable(record, action)
        : Optional.of(use.action() + ": " + use.reason());
  }

  private boolean actsOn(String action, String pattern) {
    return !(reference.action(action) instanceof ActionLookup.Known known)
        || known.action().actsOn(pattern);
  }
}

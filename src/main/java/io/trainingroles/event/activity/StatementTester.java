package io.trainingroles.event.activity;

import io.trainingroles.access.Caller;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.Policies;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.Request;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.Truth;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.decision.Simulator;
import io.trainingroles.event.RecordedCall;
import io.trainingroles.event.RecordedResource;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.Wildcards;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a statement of a role is about a recorded call: its actions, its resources and its
 * conditions, each decided by the simulator. What the record does not show is not known.
 */
final class StatementTester {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^},]+)[^}]*}");
  private static final ContextValue NOT_RECORDED = new ContextValue.Unknown("the record");

  private final PolicyStatement place;
  private final List<String> keys;
  private final Simulator conditions;
  private final List<Simulator> patterns = new ArrayList<>();
  private final @Nullable Simulator resources;

  /**
   * A tester.
   *
   * @param place the statement, of an identity policy
   * @param document the policy that it stands in, whose version decides what its texts mean
   */
  StatementTester(PolicyStatement place, PolicyDocument document) {
    this.place = place;
    Statement statement = place.statement();
    keys = keys(statement);
    conditions = simulator(document, ResourceElement.Resources.of("*"), statement.conditions());
    ResourceElement element = statement.resource();
    if (element instanceof ResourceElement.Resources) {
      for (ResourcePattern pattern : element.patterns()) {
        patterns.add(
            simulator(document, new ResourceElement.Resources(List.of(pattern)), List.of()));
      }
    }
    resources =
        element instanceof ResourceElement.NotResources
            ? simulator(document, element, List.of())
            : null;
  }

  /** A statement of all actions with these resources and conditions, alone. */
  private static Simulator simulator(
      PolicyDocument document, ResourceElement resource, List<Condition> conditions) {
    var statement =
        new Statement(
            null, Effect.ALLOW, null, ActionElement.Actions.of("*"), resource, conditions);
    return new Simulator(
        Policies.ofIdentity(
            List.of(new PolicyDocument(document.version(), document.id(), List.of(statement)))));
  }

  /** The condition keys that the statement asks for, in conditions and in variables. */
  private static List<String> keys(Statement statement) {
    Stream<String> texts =
        Stream.concat(
            statement.resource() == null
                ? Stream.of()
                : statement.resource().patterns().stream().map(ResourcePattern::value),
            statement.conditions().stream().flatMap(condition -> condition.values().stream()));
    Stream<String> variables =
        texts
            .flatMap(text -> VARIABLE.matcher(text).results().map(found -> found.group(1).strip()))
            .filter(name -> name.indexOf(':') > 0);
    return Stream.concat(statement.conditions().stream().map(Condition::key), variables)
        .distinct()
        .toList();
  }

  PolicyStatement place() {
    return place;
  }

  Statement statement() {
    return place.statement();
  }

  /** Whether the statement names an action; case has no meaning. */
  boolean names(String action) {
    boolean isNamed =
        statement().action().patterns().stream()
            .anyMatch(pattern -> Wildcards.matchWithoutCase(pattern.value(), action));
    return isNamed == (statement().action() instanceof ActionElement.Actions);
  }

  /** Whether the statement is about a call. */
  StatementMatch matches(RecordedCall call, Caller caller) {
    if (!names(call.action())) {
      return StatementMatch.NONE;
    } else if (!statement().isKnown()) {
      return new StatementMatch(
          Truth.UNKNOWN, patterns.stream().map(each -> Truth.UNKNOWN).toList());
    }
    RequestContext context = context(call.context());
    Truth holds = decide(conditions, call.action(), "*", caller, context);
    if (holds == Truth.FALSE) {
      return StatementMatch.NONE;
    }
    var each = new ArrayList<Truth>();
    Truth any = Truth.FALSE;
    for (int index = 0; index < patterns.size(); index++) {
      Truth one = about(index, call, caller, context).and(holds);
      each.add(one);
      any = any.or(one);
    }
    return new StatementMatch(
        resources == null ? any : outside(resources, call, caller, context).and(holds), each);
  }

  /** Whether the statement's resources have those of a call, whatever its conditions. */
  boolean hasResource(RecordedCall call, Caller caller) {
    if (!statement().isKnown() || resources != null) {
      return false;
    }
    RequestContext context = context(call.context());
    for (int index = 0; index < patterns.size(); index++) {
      if (about(index, call, caller, context) == Truth.TRUE) {
        return true;
      }
    }
    return false;
  }

  private Truth about(int index, RecordedCall call, Caller caller, RequestContext context) {
    String pattern = Objects.requireNonNull(statement().resource()).patterns().get(index).value();
    Truth about = Truth.FALSE;
    Truth ofAllPossible = Truth.TRUE;
    for (RecordedResource resource : call.resources()) {
      Truth one =
          isRequest(resource)
              ? decide(patterns.get(index), call.action(), resource.text(), caller, context)
              : about(pattern, resource.text());
      if (resource.certainty() == RecordedResource.Certainty.POSSIBLE) {
        ofAllPossible = ofAllPossible.and(one);
        // That it is about one of several kinds says only that it may be about the call.
        one = one.and(Truth.UNKNOWN);
      }
      about = about.or(one);
    }
    return about == Truth.UNKNOWN && ofAllPossible == Truth.TRUE && areAllPossible(call)
        ? Truth.TRUE
        : about;
  }

  private static boolean areAllPossible(RecordedCall call) {
    return call.resources().stream()
        .allMatch(each -> each.certainty() == RecordedResource.Certainty.POSSIBLE);
  }

  /** Whether a pattern is about something of which only a pattern is known. */
  private static Truth about(String pattern, String some) {
    if (Wildcards.covers(pattern, some)) {
      return Truth.TRUE;
    }
    return Wildcards.overlap(pattern, some) ? Truth.UNKNOWN : Truth.FALSE;
  }

  private static Truth outside(
      Simulator all, RecordedCall call, Caller caller, RequestContext context) {
    Truth outside = Truth.FALSE;
    for (RecordedResource resource : call.resources()) {
      outside =
          outside.or(
              isRequest(resource)
                  ? decide(all, call.action(), resource.text(), caller, context)
                  : Truth.UNKNOWN);
    }
    return outside;
  }

  private static boolean isRequest(RecordedResource resource) {
    return resource.isExact()
        && (resource.text().equals("*") || Arn.of(resource.text()).isPresent());
  }

  private static Truth decide(
      Simulator simulator, String action, String resource, Caller caller, RequestContext context) {
    Decision decision = simulator.decide(new Request(caller, action, resource, context));
    if (decision instanceof Decision.Allowed) {
      return Truth.TRUE;
    }
    return decision instanceof Decision.Indeterminate ? Truth.UNKNOWN : Truth.FALSE;
  }

  private RequestContext context(Map<String, ContextValue> recorded) {
    return keys.isEmpty() ? RequestContext.EMPTY : completed(recorded, keys);
  }

  /** What is recorded, and that the other keys are not known. */
  static RequestContext completed(Map<String, ContextValue> recorded, List<String> asked) {
    var values = new HashMap<String, ContextValue>();
    var known = new HashMap<String, String>();
    recorded.forEach(
        (key, value) -> {
          if (known.putIfAbsent(key.toLowerCase(Locale.ROOT), key) == null) {
            values.put(key, value);
          }
        });
    for (String key : asked) {
      if (known.putIfAbsent(key.toLowerCase(Locale.ROOT), key) == null) {
        values.put(key, NOT_RECORDED);
      }
    }
    return RequestContext.of(values);
  }

  /** The condition keys that the statement asks for. */
  List<String> keys() {
    return keys;
  }

  /** The texts of a resource as they are shown. */
  static List<String> texts(RecordedCall call) {
    return call.resources().stream().map(RecordedResource::text).toList();
  }
}

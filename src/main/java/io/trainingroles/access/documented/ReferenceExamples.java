package io.trainingroles.access.documented;

import io.trainingroles.access.search.RequestExamples;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ActionLookup;
import io.trainingroles.reference.ActionResource;
import io.trainingroles.reference.ConditionKey;
import io.trainingroles.reference.Service;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Examples of real requests: actions of their services, and resources of the types that the actions
 * act on. For a service without reference data, the patterns are filled in as they are.
 */
public final class ReferenceExamples implements RequestExamples {
  /** How many actions are proposed; the largest services have about 800. */
  private static final int MAXIMUM_ACTIONS = 100;

  private final ServiceAuthorizationReference reference = ServiceAuthorizationReference.ofAws();

  /** Reads the data of a service when it is first needed. */
  public ReferenceExamples() {}

  @Override
  public List<String> actions(String pattern) {
    List<String> real = realActions(pattern);
    return real.isEmpty() ? RequestExamples.super.actions(pattern) : real;
  }

  private List<String> realActions(String pattern) {
    if (pattern.equals("*")) {
      return FamiliarActions.ALL;
    }
    int colon = pattern.indexOf(':');
    String prefix = pattern.substring(0, Math.max(0, colon));
    if (prefix.contains("*") || prefix.contains("?")) {
      return FamiliarActions.ALL.stream()
          .filter(name -> action(name).filter(action -> action.isNamedBy(pattern)).isPresent())
          .toList();
    }
    Optional<Service> service = reference.service(prefix);
    return service
        .map(known -> known.actionsMatching(pattern.substring(colon + 1)))
        .orElse(List.of())
        .stream()
        .map(Action::toString)
        .sorted(FamiliarActions.ORDER)
        .limit(MAXIMUM_ACTIONS)
        .toList();
  }

  @Override
  public List<String> resources(String action, String pattern) {
    return action(action)
        .map(known -> resources(known, pattern))
        .orElseGet(() -> RequestExamples.super.resources(action, pattern));
  }

  private Optional<Action> action(String name) {
    return reference.action(name) instanceof ActionLookup.Known known
        ? Optional.of(known.action())
        : Optional.empty();
  }

  private static List<String> resources(Action action, String pattern) {
    if (action.resources().isEmpty()) {
      return pattern.equals("*") ? List.of("*") : List.of();
    }
    var examples = new ArrayList<String>();
    if (pattern.equals("*") && isWithoutResource(action)) {
      examples.add("*");
    }
    action.resources().stream()
        .sorted(SIMPLEST)
        .forEach(on -> on.type().example(pattern).ifPresent(examples::add));
    return examples;
  }

  /** Of several types that are not required a request has one; a single one it may do without. */
  private static boolean isWithoutResource(Action action) {
    return action.resources().size() == 1 && !action.resources().get(0).isRequired();
  }

  /** Required ones first, then those with short ARNs: an object before that of an access point. */
  private static final Comparator<ActionResource> SIMPLEST =
      Comparator.comparing((ActionResource on) -> !on.isRequired())
          .thenComparing(on -> on.type().formats().get(0).value().length())
          .thenComparing(on -> on.type().name());

  @Override
  public List<String> values(String key) {
    var values = new ArrayList<>(RequestExamples.super.values(key));
    reference
        .conditionKey(key)
        .map(ConditionKey::type)
        .ifPresent(type -> values.addAll(0, of(type)));
    return List.copyOf(values);
  }

  private static List<String> of(ConditionKey.ValueType type) {
    return switch (type) {
      case STRING, IP_ADDRESS -> List.of();
      case ARN -> List.of("arn:aws:iam::123456789012:role/example");
      case BOOL -> List.of("true", "false");
      case NUMERIC -> List.of("1", "1000");
      case DATE -> List.of("2026-01-01T00:00:00Z");
    };
  }
}

package io.trainingroles.check;

import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.iam.Wildcards;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ActionLookup;
import io.trainingroles.reference.Service;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The actions that a statement is about, and those of them that its resources let it grant. */
final class StatementActions {
  static final String ANY_SERVICE = "*";

  /**
   * What matches a request without a resource. AWS also documents {@code arn:aws:s3:::*} for the
   * list of all buckets.
   */
  private static final Pattern NO_NAME = Pattern.compile("\\*+|arn(:[^:]*){4}:\\*+");

  private final Statement statement;
  private final boolean areExcluded;
  private final Set<String> services;
  private final List<String> patterns;
  private final List<String> resources;
  private final ServiceAuthorizationReference reference;
  private final Map<String, List<Action>> known = new HashMap<>();
  private final Predicate<String> isPossible;
  private final Map<String, Boolean> useful = new HashMap<>();

  StatementActions(Statement statement, ServiceAuthorizationReference reference) {
    this(statement, reference, action -> true);
  }

  /**
   * The actions of a statement that can be granted.
   *
   * @param isPossible whether anything lets an action through, for an action without wildcards
   */
  StatementActions(
      Statement statement, ServiceAuthorizationReference reference, Predicate<String> isPossible) {
    this.statement = statement;
    this.isPossible = isPossible;
    this.areExcluded = statement.action() instanceof ActionElement.NotActions;
    this.services = services(statement);
    this.patterns =
        statement.action() instanceof ActionElement.Actions actions
            ? actions.patterns().stream().map(ActionPattern::value).toList()
            : List.of();
    this.resources =
        statement.resource() instanceof ResourceElement.Resources named
            ? named.patterns().stream().map(ResourcePattern::value).toList()
            : List.of();
    this.reference = reference;
  }

  /** The values of {@code Action}; none for {@code NotAction}. */
  List<String> patterns() {
    return patterns;
  }

  /** The values of {@code Resource}; none for {@code NotResource} and without both. */
  List<String> resources() {
    return resources;
  }

  /** Whether the statement has {@code NotAction}. */
  boolean areExcluded() {
    return areExcluded;
  }

  boolean isOnEveryResource() {
    return resources.contains("*");
  }

  boolean areOfAllServices() {
    return areExcluded || patterns.stream().anyMatch(StatementActions::isEverything);
  }

  private static boolean isEverything(String pattern) {
    return pattern.startsWith("*")
        && pattern.chars().allMatch(character -> character == '*' || character == ':');
  }

  boolean include(String action) {
    if (!mayInclude(action)) {
      return false;
    }
    boolean isNamed =
        statement.action().patterns().stream()
            .anyMatch(pattern -> Wildcards.matchWithoutCase(pattern.value(), action));
    return isNamed != areExcluded;
  }

  boolean mayBeGranted(String action) {
    return include(action)
        && useful.computeIfAbsent(action, each -> isUseful(each) && isPossible.test(each));
  }

  private boolean isUseful(String action) {
    return resources.isEmpty()
        || isOnEveryResource()
        || !(reference.action(action) instanceof ActionLookup.Known found)
        || resources.stream().anyMatch(pattern -> mayBeOn(found.action(), pattern));
  }

  /** Whether a resource of a statement can be something that an action acts on. */
  static boolean mayBeOn(Action action, String pattern) {
    String resource = UnknownText.replaced(pattern, "*");
    if (resource.equals("*")) {
      return true;
    }
    return action.resources().isEmpty()
        ? NO_NAME.matcher(resource).matches()
        : action.actsOn(resource);
  }

  /**
   * The prefixes that it names, as they are written; one that is a wildcard is {@value
   * #ANY_SERVICE}.
   */
  Set<String> services() {
    return services;
  }

  /** Tells most services apart without looking at each pattern. */
  private boolean mayInclude(String action) {
    for (String service : services) {
      boolean isIts =
          action.regionMatches(true, 0, service, 0, service.length())
              && action.startsWith(":", service.length());
      if (isIts || service.equals(ANY_SERVICE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOne(String prefix) {
    return !prefix.isEmpty() && prefix.indexOf('*') < 0 && prefix.indexOf('?') < 0;
  }

  /** The services that it names. */
  private static Set<String> services(Statement statement) {
    if (statement.action() instanceof ActionElement.NotActions) {
      return Set.of(ANY_SERVICE);
    }
    return statement.action().patterns().stream()
        .map(pattern -> prefix(pattern.value()))
        .map(prefix -> isOne(prefix) ? prefix : ANY_SERVICE)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The known actions that a value of {@code Action} matches. */
  List<Action> matching(String pattern) {
    return known.computeIfAbsent(
        pattern,
        each -> {
          int colon = each.indexOf(':');
          return colon < 0
              ? List.of()
              : service(each)
                  .map(service -> service.actionsMatching(each.substring(colon + 1)))
                  .orElse(List.of())
                  .stream()
                  .filter(action -> isPossible.test(action.toString()))
                  .toList();
        });
  }

  /** The known actions that the statement names, each once. */
  List<Action> named() {
    return patterns.stream().flatMap(pattern -> matching(pattern).stream()).distinct().toList();
  }

  Optional<Service> service(String pattern) {
    return reference.service(prefix(pattern));
  }

  static String prefix(String pattern) {
    return pattern.substring(0, Math.max(0, pattern.indexOf(':'))).toLowerCase(Locale.ROOT);
  }
}

package io.trainingroles.check;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.iam.Wildcards;
import io.trainingroles.input.ElementPath;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A statement under review. */
public final class ReviewedStatement {
  private static final String ANY_SERVICE = "*";

  /**
   * What matches a request without a resource. AWS also documents {@code arn:aws:s3:::*} for the
   * list of all buckets.
   */
  private static final Pattern NO_NAME = Pattern.compile("\\*+|arn(:[^:]*){4}:\\*+");

  private final ReviewedPolicy policy;
  private final int index;
  private final Statement statement;
  private final Set<String> services;
  private final List<String> actionPatterns;
  private final List<String> resourcePatterns;
  private final ServiceAuthorizationReference reference;
  private final Map<String, List<Action>> known = new HashMap<>();
  private final Map<String, Boolean> useful = new HashMap<>();

  ReviewedStatement(
      ReviewedPolicy policy,
      int index,
      Statement statement,
      ServiceAuthorizationReference reference) {
    this.policy = policy;
    this.index = index;
    this.statement = statement;
    this.services = services(statement);
    this.actionPatterns =
        statement.action() instanceof ActionElement.Actions actions
            ? actions.patterns().stream().map(ActionPattern::value).toList()
            : List.of();
    this.resourcePatterns =
        statement.resource() instanceof ResourceElement.Resources resources
            ? resources.patterns().stream().map(ResourcePattern::value).toList()
            : List.of();
    this.reference = reference;
  }

  /**
   * The policy that it is in.
   *
   * @return the policy
   */
  public ReviewedPolicy policy() {
    return policy;
  }

  /**
   * Its place in the policy.
   *
   * @return counted from 0
   */
  public int index() {
    return index;
  }

  /**
   * The statement itself.
   *
   * @return the statement
   */
  public Statement statement() {
    return statement;
  }

  /**
   * Whether it allows.
   *
   * @return false if it denies
   */
  public boolean allows() {
    return statement.effect() == Effect.ALLOW;
  }

  /**
   * The values of its {@code Action}.
   *
   * @return none if it has {@code NotAction}
   */
  public List<String> actionPatterns() {
    return actionPatterns;
  }

  /**
   * The values of its {@code Resource}.
   *
   * @return none if it has {@code NotResource} or neither
   */
  public List<String> resourcePatterns() {
    return resourcePatterns;
  }

  /**
   * The values of its {@code Principal}.
   *
   * @return none if it has {@code NotPrincipal} or neither
   */
  public List<Principal> principals() {
    return statement.principal() instanceof PrincipalElement.Principals principals
        ? principals.principals()
        : List.of();
  }

  /**
   * Whether it has {@code NotAction}.
   *
   * @return true if so
   */
  public boolean hasNotAction() {
    return statement.action() instanceof ActionElement.NotActions;
  }

  /**
   * Whether it is about the actions of all services, but those that it may exclude.
   *
   * @return true for {@code NotAction}, and for {@code *} alone or with a colon
   */
  public boolean isAboutAllServices() {
    return hasNotAction() || actionPatterns.stream().anyMatch(ReviewedStatement::isEverything);
  }

  private static boolean isEverything(String pattern) {
    return pattern.startsWith("*")
        && pattern.chars().allMatch(character -> character == '*' || character == ':');
  }

  /**
   * Whether it has {@code NotResource}.
   *
   * @return true if so
   */
  public boolean hasNotResource() {
    return statement.resource() instanceof ResourceElement.NotResources;
  }

  /**
   * Whether one of its resources is {@code *}.
   *
   * @return true if so
   */
  public boolean isOnEveryResource() {
    return resourcePatterns().contains("*");
  }

  /**
   * The conditions on a key; case has no meaning.
   *
   * @param key such as {@code iam:PassedToService}
   * @return those of the statement
   */
  public List<Condition> conditionsOn(String key) {
    return statement.conditions().stream()
        .filter(condition -> condition.key().equalsIgnoreCase(key))
        .toList();
  }

  /**
   * Whether an action is one of those that the statement is about.
   *
   * @param action without wildcards, such as {@code iam:PassRole}; case has no meaning
   * @return true if so, whatever its resources and conditions are
   */
  public boolean isAbout(String action) {
    if (!mayBeAbout(action)) {
      return false;
    }
    boolean isNamed =
        statement.action().patterns().stream()
            .anyMatch(pattern -> Wildcards.matchWithoutCase(pattern.value(), action));
    return isNamed != hasNotAction();
  }

  /**
   * Whether an action is one of those that the statement is about, and one of its resources is one
   * that the action acts on: s3:PutObjectAcl on a bucket allows nothing.
   *
   * @param action without wildcards, such as {@code iam:PassRole}; case has no meaning
   * @return true if so, whatever its conditions are; also if nothing is known of the action
   */
  public boolean mayGrant(String action) {
    return isAbout(action) && useful.computeIfAbsent(action, this::isUseful);
  }

  private boolean isUseful(String action) {
    return resourcePatterns.isEmpty()
        || isOnEveryResource()
        || !(reference.action(action) instanceof ActionLookup.Known found)
        || resourcePatterns.stream().anyMatch(pattern -> mayBeOn(found.action(), pattern));
  }

  private static boolean mayBeOn(Action action, String pattern) {
    String resource = UnknownText.replaced(pattern, "*");
    return action.resources().isEmpty()
        ? NO_NAME.matcher(resource).matches()
        : action.actsOn(resource);
  }

  /** Tells most services apart without looking at each pattern. */
  private boolean mayBeAbout(String action) {
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

  /**
   * The actions that a value of {@code Action} stands for.
   *
   * @param pattern such as {@code s3:Get*}; the prefix of its service without wildcards
   * @return those that are known; none for an unknown service
   */
  public List<Action> actions(String pattern) {
    return known.computeIfAbsent(
        pattern,
        each -> {
          int colon = each.indexOf(':');
          return colon < 0
              ? List.of()
              : service(each)
                  .map(service -> service.actionsMatching(each.substring(colon + 1)))
                  .orElse(List.of());
        });
  }

  /**
   * The actions that the statement names.
   *
   * @return those that are known, each once; none for {@code NotAction} and for {@code *}
   */
  public List<Action> actions() {
    return actionPatterns.stream()
        .flatMap(pattern -> actions(pattern).stream())
        .distinct()
        .toList();
  }

  /**
   * The service of a value of {@code Action}.
   *
   * @param pattern such as {@code s3:Get*}
   * @return the service, if it is known and written without wildcards
   */
  public Optional<Service> service(String pattern) {
    return reference.service(prefix(pattern));
  }

  /**
   * The prefix of the service of a value of {@code Action}.
   *
   * @param pattern such as {@code S3:Get*}
   * @return such as {@code s3}
   */
  public static String prefix(String pattern) {
    return pattern.substring(0, Math.max(0, pattern.indexOf(':'))).toLowerCase(Locale.ROOT);
  }

  /**
   * What is known of services.
   *
   * @return the reference data
   */
  public ServiceAuthorizationReference reference() {
    return reference;
  }

  /**
   * Where the statement is.
   *
   * @return the place
   */
  public Location place() {
    return policy.at(ElementPath.ofStatement(index));
  }

  /**
   * Where an element is.
   *
   * @param steps the way from the statement, such as {@code Condition, StringLike, s3:prefix}
   * @return the place
   */
  public Location at(String... steps) {
    ElementPath path = ElementPath.ofStatement(index);
    for (String step : steps) {
      path = path.then(step);
    }
    return policy.at(path);
  }

  /**
   * Where a value of {@code Action}, or of {@code NotAction}, is.
   *
   * @param value the value
   * @return the place
   */
  public Location atAction(String value) {
    List<String> values = statement.action().patterns().stream().map(ActionPattern::value).toList();
    return at(hasNotAction() ? "NotAction" : "Action", Integer.toString(values.indexOf(value)));
  }

  /**
   * Where a value of {@code Resource}, or of {@code NotResource}, is.
   *
   * @param value the value
   * @return the place
   */
  public Location atResource(String value) {
    ResourceElement resource = statement.resource();
    List<String> values =
        resource == null
            ? List.of()
            : resource.patterns().stream().map(ResourcePattern::value).toList();
    return at(
        hasNotResource() ? "NotResource" : "Resource", Integer.toString(values.indexOf(value)));
  }

  /**
   * Where a condition is.
   *
   * @param condition one of the statement's
   * @return the place
   */
  public Location atCondition(Condition condition) {
    return at("Condition", condition.operator(), condition.key());
  }

  /**
   * Which policy of AWS allows what a finding is about, for the end of its problem.
   *
   * @return such as {@code , by the AWS managed policy ReadOnlyAccess}; empty for a policy that the
   *     user can change, to which the place of the finding leads
   */
  public String byPolicyOfAws() {
    return policy.ofAws().isPresent() ? ", by the AWS managed policy " + policy.name() : "";
  }

  /**
   * What to do about the statement.
   *
   * @param change what to do where the user can change it
   * @return that, or to replace the policy where it is one of AWS
   */
  public String remedy(String change) {
    return policy.ofAws().isPresent()
        ? "replace " + policy.name() + " with a policy of your own that grants what the job needs"
        : change;
  }

  /**
   * The subject of a finding about a part of the statement.
   *
   * @param part such as an action or a resource
   * @return the part, with the policy before it
   */
  public String subject(String part) {
    return policy.name() + ": " + part;
  }
}

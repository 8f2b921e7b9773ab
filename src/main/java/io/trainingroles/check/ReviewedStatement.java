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
import io.trainingroles.input.ElementPath;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.Service;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A statement under review. */
public final class ReviewedStatement {
  private final ReviewedPolicy policy;
  private final int index;
  private final Statement statement;
  private final StatementActions actions;
  private final ServiceAuthorizationReference reference;

  ReviewedStatement(
      ReviewedPolicy policy,
      int index,
      Statement statement,
      ServiceAuthorizationReference reference) {
    this(policy, index, statement, new StatementActions(statement, reference), reference);
  }

  private ReviewedStatement(
      ReviewedPolicy policy,
      int index,
      Statement statement,
      StatementActions actions,
      ServiceAuthorizationReference reference) {
    this.policy = policy;
    this.index = index;
    this.statement = statement;
    this.actions = actions;
    this.reference = reference;
  }

  /**
   * The same statement, in the same place, without the actions that it does not grant as something
   * denies all of their requests.
   *
   * @param patterns the values of its {@code Action} that are left, at least one
   * @param isPossible whether an action without wildcards is left
   */
  ReviewedStatement limited(List<ActionPattern> patterns, Predicate<String> isPossible) {
    Statement left =
        new Statement(
            statement.sid(),
            statement.effect(),
            statement.principal(),
            hasNotAction() ? statement.action() : new ActionElement.Actions(patterns),
            statement.resource(),
            statement.conditions());
    return new ReviewedStatement(
        policy, index, statement, new StatementActions(left, reference, isPossible), reference);
  }

  /** The prefixes of the services that it names, as {@link StatementActions#services} has them. */
  Set<String> services() {
    return actions.services();
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
    return actions.patterns();
  }

  /**
   * The values of its {@code Resource}.
   *
   * @return none if it has {@code NotResource} or neither
   */
  public List<String> resourcePatterns() {
    return actions.resources();
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
    return actions.areExcluded();
  }

  /**
   * Whether it is about the actions of all services, but those that it may exclude.
   *
   * @return true for {@code NotAction}, and for {@code *} alone or with a colon
   */
  public boolean isAboutAllServices() {
    return actions.areOfAllServices();
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
    return actions.isOnEveryResource();
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
    return actions.include(action);
  }

  /**
   * Whether an action is one of those that the statement is about, and one of its resources is one
   * that the action acts on: s3:PutObjectAcl on a bucket allows nothing.
   *
   * @param action without wildcards, such as {@code iam:PassRole}; case has no meaning
   * @return true if so, whatever its conditions are; also if nothing is known of the action
   */
  public boolean mayGrant(String action) {
    return actions.mayBeGranted(action);
  }

  /**
   * Whether a value of {@code Resource} can be something that an action acts on.
   *
   * @param action one of those that the statement is about
   * @param resource such as {@code arn:aws:s3:::my-ai-data-bucket/*}, or {@code *}
   * @return true if so; a part that is known only after apply counts as a wildcard
   */
  public static boolean mayBeOn(Action action, String resource) {
    return StatementActions.mayBeOn(action, resource);
  }

  /**
   * The actions that a value of {@code Action} stands for.
   *
   * @param pattern such as {@code s3:Get*}; the prefix of its service without wildcards
   * @return those that are known; none for an unknown service
   */
  public List<Action> actions(String pattern) {
    return actions.matching(pattern);
  }

  /**
   * The actions that the statement names.
   *
   * @return those that are known, each once; none for {@code NotAction} and for {@code *}
   */
  public List<Action> actions() {
    return actions.named();
  }

  /**
   * The service of a value of {@code Action}.
   *
   * @param pattern such as {@code s3:Get*}
   * @return the service, if it is known and written without wildcards
   */
  public Optional<Service> service(String pattern) {
    return actions.service(pattern);
  }

  /**
   * The prefix of the service of a value of {@code Action}.
   *
   * @param pattern such as {@code S3:Get*}
   * @return such as {@code s3}
   */
  public static String prefix(String pattern) {
    return StatementActions.prefix(pattern);
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
    return policy.ofAws().isPresent()
        ? ", by the AWS managed policy " + policy.name()
        : policy.ofGroup().map(group -> ", by '" + policy.name() + "' of the " + group).orElse("");
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

package io.trainingroles.check.evidence;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Resources whose names are values of the principal, such as the bucket that its tag names: these
 * are the role's own, and to reach them gives it no more than it has.
 */
final class OwnResources {
  /** Variables whose values are the principal's, and that no request can choose. */
  private static final Pattern OF_PRINCIPAL =
      Pattern.compile(
          "\\$\\{(aws:principal(tag/[^}',]*|account|orgid|arn)|aws:userid|aws:username"
              + "|[a-z0-9-]+\\.[^}',]*:[^}',]*)}",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}");
  private static final String MARK = "\u0001";

  /** The user who signs the request, whatever the path: names are unique in an account. */
  private static final Pattern OWN_USER =
      Pattern.compile(
          "arn:[^:]*:iam::[^:]*:user/(.*/)?\\$\\{aws:username}", Pattern.CASE_INSENSITIVE);

  /** Roles that a service makes for itself, and that only it can change. */
  private static final Pattern OF_SERVICE =
      Pattern.compile("arn:[^:]*:iam::[^:]*:role/aws-(service-role|reserved)/.*");

  private final ReviewedRole role;
  private final Optional<RequestSet> others;

  private OwnResources(ReviewedRole role, Predicate<String> isOwn) {
    this.role = role;
    this.others = others(role, isOwn);
  }

  /** All resources that are the role's own by their names. */
  static OwnResources of(ReviewedRole role) {
    return new OwnResources(role, OwnResources::isOwn);
  }

  /** The user itself, for actions that change the credentials of one. */
  static OwnResources ofUser(ReviewedRole role) {
    return new OwnResources(
        role, resource -> resource.contains("${") && OWN_USER.matcher(resource).matches());
  }

  /** Roles of services, for actions that change one. */
  static OwnResources ofServices(ReviewedRole role) {
    return new OwnResources(role, resource -> OF_SERVICE.matcher(resource).matches());
  }

  /**
   * What the role's policies allow on other resources.
   *
   * @return the set
   */
  RequestSet others() {
    return others.orElseGet(role::access);
  }

  /** Whether the role can do something of a kind to other resources. */
  Reach reachOfOthers(AccessPattern pattern) {
    return others.map(part -> role.reachIn(part, pattern)).orElseGet(() -> role.reach(pattern));
  }

  /** What is left without its own; nothing where it has none. */
  private static Optional<RequestSet> others(ReviewedRole role, Predicate<String> isOwn) {
    boolean hasOwn =
        role.writtenGrants().stream()
            .flatMap(grant -> grant.resourcePatterns().stream())
            .anyMatch(isOwn);
    if (!hasOwn) {
      return Optional.empty();
    }
    List<NamedPolicy> policies =
        role.acceptable().identityPolicies().stream()
            .flatMap(policy -> without(policy, isOwn).stream())
            .toList();
    return Optional.of(RequestSet.ofRole(policies, role.acceptable().permissionsBoundary()));
  }

  private static Optional<NamedPolicy> without(NamedPolicy policy, Predicate<String> isOwn) {
    List<Statement> left =
        policy.document().statements().stream()
            .flatMap(statement -> without(statement, isOwn).stream())
            .toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new NamedPolicy(
                policy.name(),
                new PolicyDocument(policy.document().version(), policy.document().id(), left)));
  }

  private static Optional<Statement> without(Statement statement, Predicate<String> isOwn) {
    if (statement.effect() == Effect.DENY
        || !(statement.resource() instanceof ResourceElement.Resources resources)) {
      return Optional.of(statement);
    }
    List<ResourcePattern> left =
        resources.patterns().stream().filter(pattern -> !isOwn.test(pattern.value())).toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Statement(
                statement.sid(),
                statement.effect(),
                statement.principal(),
                statement.action(),
                new ResourceElement.Resources(left),
                statement.conditions()));
  }

  /** Whether the name in an ARN (of an object: that of its bucket) is a value of the principal. */
  private static boolean isOwn(String pattern) {
    if (!pattern.contains("${")) {
      return false;
    }
    String marked = OF_PRINCIPAL.matcher(pattern).replaceAll(MARK);
    List<String> parts = List.of(VARIABLE.matcher(marked).replaceAll("?").split(":", 6));
    if (parts.size() < 6) {
      return false;
    }
    String name = parts.get(5);
    int slash = parts.get(2).equals("s3") ? name.indexOf('/') : -1;
    return (slash < 0 ? name : name.substring(0, slash)).contains(MARK);
  }
}

package io.trainingroles.check;

import io.trainingroles.access.condition.ConditionOperator;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.RolePolicy;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A role whose identity policies and boundary have only what IAM accepts there. IAM refuses a whole
 * policy for one statement; the finding about that statement says what to correct, and the role is
 * judged as it may be once that is done: by the most that each statement can allow, so that one
 * that is not valid never hides what the others allow.
 */
final class AcceptablePolicies {
  /** No value is one of none, so that the condition never holds. */
  private static final Condition NEVER =
      new Condition("StringEquals", "aws:PrincipalArn", List.of());

  /** Each variable of a policy is a condition key, which has a colon. */
  private static final Pattern NO_VARIABLE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_.-]*)}");

  private AcceptablePolicies() {}

  /**
   * The role without what is not valid.
   *
   * @param role the role
   * @return the role where each statement has no principal, has a resource, and has conditions with
   *     known operators only; a denial that needs more than its principal corrected denies nothing
   */
  static JudgedRole of(JudgedRole role) {
    List<RolePolicy> policies = role.policies().stream().map(AcceptablePolicies::of).toList();
    return policies.equals(role.policies())
        ? role
        : new JudgedRole(
            role.name(), role.path(), policies, role.unseen(), role.attributes(), role.kind());
  }

  private static RolePolicy of(RolePolicy policy) {
    if (policy.use().namesPrincipals()) {
      return policy;
    }
    PolicyDocument document = policy.document();
    List<Statement> statements =
        document.statements().stream().map(AcceptablePolicies::accepted).toList();
    return statements.equals(document.statements())
        ? policy
        : new RolePolicy(
            policy.use(),
            policy.name(),
            new PolicyDocument(document.version(), document.id(), statements),
            policy.source());
  }

  /** A statement of an identity policy or a boundary as it is where nothing in it is refused. */
  static Statement accepted(Statement statement) {
    List<Condition> known =
        statement.conditions().stream()
            .filter(condition -> ConditionOperator.of(condition.operator()).isPresent())
            .toList();
    ResourceElement resource = statement.resource();
    boolean isWhole = resource != null && known.size() == statement.conditions().size();
    return new Statement(
        statement.principal() == null ? statement.sid() : null,
        statement.effect(),
        null,
        statement.action(),
        resource == null ? ResourceElement.Resources.of("*") : named(resource),
        isWhole || statement.effect() == Effect.ALLOW ? known : List.of(NEVER));
  }

  /**
   * The resources with a name in the place of what looks like a variable and can be none: whatever
   * stands there once it is corrected, it is one name.
   */
  private static ResourceElement named(ResourceElement resource) {
    return resource instanceof ResourceElement.Resources resources
            && resources.patterns().stream()
                .anyMatch(pattern -> NO_VARIABLE.matcher(pattern.value()).find())
        ? new ResourceElement.Resources(
            resources.patterns().stream()
                .map(pattern -> NO_VARIABLE.matcher(pattern.value()).replaceAll("$1"))
                .map(ResourcePattern::of)
                .toList())
        : resource;
  }
}

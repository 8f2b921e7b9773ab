package io.trainingroles.check.evidence;

import io.trainingroles.access.proof.Inclusion;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.check.Administrator;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.Wildcards;
import io.trainingroles.input.JudgedRole;
import java.util.List;
import java.util.Optional;

/** Whether a role has full access to its account, or can give it to itself. */
public final class AdministratorPower {
  private static final RequestSet EVERYTHING =
      RequestSet.ofIdentity(
          PolicyDocument.of(
              List.of(
                  Statement.allow(
                      ActionElement.Actions.of("*"), ResourceElement.Resources.of("*")))));

  private static final String CHANGES_POLICY = "iam:CreatePolicyVersion";

  /** What gives a role every right that it wants, on itself or on a policy that it has. */
  private static final List<String> GIVES_ITSELF_RIGHTS =
      List.of("iam:AttachRolePolicy", "iam:PutRolePolicy", CHANGES_POLICY);

  private AdministratorPower() {}

  /**
   * What makes a role an administrator.
   *
   * @param role the role
   * @return what it can do, to follow its name; nothing where that is not proved
   */
  public static Optional<String> of(ReviewedRole role) {
    if (isFull(role)) {
      return Optional.of("has full access to its account");
    }
    return GIVES_ITSELF_RIGHTS.stream()
        .filter(action -> role.grantOf(action).isPresent())
        .filter(action -> givesItself(role, action))
        .findFirst()
        .map(action -> "can give itself any rights (" + action + ")");
  }

  private static boolean givesItself(ReviewedRole role, String action) {
    String itself =
        action.equals(CHANGES_POLICY)
            ? "arn:"
                + Administrator.ANY_PARTITION
                + ":iam::"
                + Administrator.ANY_ACCOUNT
                + ":policy/a-policy-that-nobody-named"
            : new Administrator(role.judged(), "", true)
                .arn(Administrator.ANY_PARTITION, Administrator.ANY_ACCOUNT);
    return UnnamedRequests.of(role, action).stream()
        .map(
            asked ->
                new AccessPattern(asked.action(), ResourcePattern.of(itself), asked.conditions()))
        .anyMatch(asked -> UnnamedRequests.reach(role, asked) instanceof Reach.Possible);
  }

  /**
   * Whether a role may be an administrator, by a look at its statements alone.
   *
   * @param role the role
   * @return false if it cannot be one
   */
  public static boolean isConceivable(JudgedRole role) {
    return grants(role, GIVES_ITSELF_RIGHTS);
  }

  /**
   * Whether a role has a statement that may allow one of some actions.
   *
   * @param role the role
   * @param actions without wildcards
   * @return false if no statement names one of them
   */
  public static boolean grants(JudgedRole role, List<String> actions) {
    return role.identityPolicies().stream()
        .flatMap(policy -> policy.document().statements().stream())
        .filter(statement -> statement.effect() == Effect.ALLOW)
        .map(Statement::action)
        .anyMatch(
            action ->
                action instanceof ActionElement.NotActions
                    || action.patterns().stream()
                        .anyMatch(
                            pattern ->
                                actions.stream()
                                    .anyMatch(
                                        each ->
                                            Wildcards.matchWithoutCase(pattern.value(), each))));
  }

  /**
   * Whether a role has full access to its account.
   *
   * @param role the role
   * @return true if that is proved for all requests
   */
  public static boolean isFull(ReviewedRole role) {
    // The prover is only used if a statement looks like it.
    return role.allGrants().stream().anyMatch(AdministratorPower::isWide)
        && role.prover().inclusion(EVERYTHING, role.access()) instanceof Inclusion.Included;
  }

  /**
   * Whether a statement looks like full access.
   *
   * @param statement the statement
   * @return true if it is about the actions of all services, without a condition
   */
  public static boolean isWide(ReviewedStatement statement) {
    boolean hasWideAction =
        statement.hasNotAction()
            || statement.actionPatterns().stream().anyMatch(action -> action.startsWith("*"));
    return hasWideAction && statement.statement().conditions().isEmpty();
  }
}

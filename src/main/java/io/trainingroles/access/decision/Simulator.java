package io.trainingroles.access.decision;

import io.trainingroles.access.Policies;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.Request;
import io.trainingroles.access.Truth;
import io.trainingroles.iam.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides requests as AWS documents it: see <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
 * AWS enforcement code logic evaluates requests</a> and <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html">Cross-account
 * policy evaluation logic</a>. The policies are prepared once, and any number of requests decided.
 *
 * <p>What is unknown is taken apart statement by statement: where two statements depend on the same
 * unknown value and one of them matches whatever it is, the decision is still {@link
 * Decision.Indeterminate}. A request that is denied for certain is denied, even if it is not known
 * whether explicitly.
 */
public final class Simulator {
  private final PreparedPolicies policies;

  /**
   * Prepares policies.
   *
   * @param policies all that have a say
   * @throws InvalidValueException if a statement has an element that its kind of policy may not
   *     have or lacks one that it must have, or if a condition operator is unknown
   */
  public Simulator(Policies policies) {
    this.policies = PreparedPolicies.of(policies);
  }

  /**
   * Decides a request.
   *
   * @param request the request
   * @return whether it is allowed, and why
   */
  public Decision decide(Request request) {
    if (FreeActions.has(request.caller(), request.lowerCaseAction())) {
      return new Decision.Allowed(List.of());
    }
    PolicyAnswers answers = policies.about(request);
    List<PolicyAnswer> deniers = answers.deniers();
    Truth denied = Truth.FALSE;
    for (int index = 0; index < deniers.size() && denied != Truth.TRUE; index++) {
      denied = denied.or(deniers.get(index).denies());
    }
    if (denied == Truth.TRUE) {
      var statements = new ArrayList<PolicyStatement>();
      deniers.forEach(denier -> denier.addDenying(statements));
      return new Decision.ExplicitlyDenied(statements);
    }
    var grants = new DecisionRules(answers, policies.resourceAccount());
    return switch (grants.all().and(denied.not())) {
      case TRUE -> new Decision.Allowed(grants.statements());
      case FALSE -> new Decision.ImplicitlyDenied(grants.lacking());
      case UNKNOWN -> {
        var unknowns = new ArrayList<UnknownValue>();
        deniers.forEach(denier -> denier.addUnknowns(unknowns));
        yield new Decision.Indeterminate(unknowns);
      }
    };
  }
}

package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.role.Grant;
import io.trainingroles.role.GrantedPolicy;
import io.trainingroles.role.PolicyName;
import io.trainingroles.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** The inline policies of a role: those that the spec names, and those that come of its jobs. */
final class DerivedPolicies {
  private static final IssueCode SAME_POLICY = SpecIssues.SAME_POLICY;

  private final Problems problems;
  private final List<GrantedPolicy> policies;

  DerivedPolicies(Problems problems, List<GrantedPolicy> named) {
    this.problems = problems;
    this.policies = new ArrayList<>(named);
  }

  List<GrantedPolicy> all() {
    return List.copyOf(policies);
  }

  /** Adds a policy unless it grants nothing; {@code what} says where it comes from. */
  void add(Tree node, String what, String name, List<Grant> grants) {
    if (grants.isEmpty()) {
      return;
    }
    if (policies.stream().anyMatch(policy -> policy.name().value().equalsIgnoreCase(name))) {
      problems.add(
          SAME_POLICY,
          node.location(),
          what + " becomes the policy " + quoted(name) + ", and there is one already",
          "give the other policy another name");
      return;
    }
    try {
      policies.add(new GrantedPolicy(new PolicyName(name), grants));
    } catch (InvalidValueException badRoleName) {
      // The role's own name has been refused, with a finding.
    }
  }
}

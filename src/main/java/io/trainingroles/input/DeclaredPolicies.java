package io.trainingroles.input;

import io.trainingroles.iam.PolicyDocument;

/** Finds where the policies of a role are declared. */
@FunctionalInterface
public interface DeclaredPolicies {
  /**
   * Where a policy is declared.
   *
   * @param use what it is to the role
   * @param policy its name
   * @param document what became of the declaration
   * @return its places
   */
  PolicySource source(PolicyUse use, String policy, PolicyDocument document);
}

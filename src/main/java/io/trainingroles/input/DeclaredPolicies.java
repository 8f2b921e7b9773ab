package io.trainingroles.input;

import io.trainingroles.iam.PolicyDocument;
import java.util.Optional;

/**
 * What the declaration of a role says beyond its policies: where they stand, and what defaults
 * their variables have.
 */
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

  /**
   * What a Terraform variable is where Terraform is given no value for it.
   *
   * @param variable its name
   * @return its default, if it has one
   */
  default Optional<String> defaultOf(String variable) {
    return Optional.empty();
  }
}

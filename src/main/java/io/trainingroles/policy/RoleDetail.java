package io.trainingroles.policy;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.value.ManagedPolicyArn;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All that IAM keeps of one role. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html">RoleDetail</a>.
 *
 * @param name the role's name
 * @param attributes its description, path, session, boundary and tags
 * @param trustPolicy who may assume it
 * @param inlinePolicies the policies that are part of it, in the order of the declaration
 * @param managedPolicies the policies that are made beside it and attached to it
 * @param attachedPolicies the policies that exist already and are attached to it
 * @param hasInstanceProfile whether an instance profile of its name passes it to instances of
 *     Amazon EC2
 */
public record RoleDetail(
    RoleName name,
    RoleAttributes attributes,
    PolicyDocument trustPolicy,
    List<InlinePolicy> inlinePolicies,
    List<ManagedPolicy> managedPolicies,
    List<ManagedPolicyArn> attachedPolicies,
    boolean hasInstanceProfile) {
  /** Keeps unchangeable copies. */
  public RoleDetail {
    inlinePolicies = List.copyOf(inlinePolicies);
    managedPolicies = List.copyOf(managedPolicies);
    attachedPolicies = List.copyOf(attachedPolicies);
  }

  /**
   * Whether nothing is granted to the role.
   *
   * @return true if it has no policies; the trust policy and the boundary grant nothing
   */
  public boolean hasNoPolicy() {
    return inlinePolicies.isEmpty() && managedPolicies.isEmpty() && attachedPolicies.isEmpty();
  }

  /**
   * The role with other texts as the principals, resources and values of conditions of its
   * documents.
   *
   * @param text gives what stands for each text
   * @return the role
   * @throws io.trainingroles.iam.InvalidValueException if a new text cannot stand there
   */
  public RoleDetail with(UnaryOperator<String> text) {
    return new RoleDetail(
        name,
        attributes,
        trustPolicy.with(text),
        inlinePolicies.stream()
            .map(policy -> new InlinePolicy(policy.name(), policy.document().with(text)))
            .toList(),
        managedPolicies.stream()
            .map(
                policy ->
                    new ManagedPolicy(
                        policy.name(), policy.attributes(), policy.document().with(text)))
            .toList(),
        attachedPolicies,
        hasInstanceProfile);
  }
}

package io.trainingroles.policy;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.role.RoleDescription;
import io.trainingroles.role.RoleName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that IAM keeps of one role. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html">RoleDetail</a>.
 *
 * @param name the role's name
 * @param description what it is for, or null
 * @param trustPolicy who may assume it
 * @param inlinePolicies the policies that are part of it, in the order of the declaration
 */
public record RoleDetail(
    RoleName name,
    @Nullable RoleDescription description,
    PolicyDocument trustPolicy,
    List<InlinePolicy> inlinePolicies) {
  /** Keeps an unchangeable copy. */
  public RoleDetail {
    inlinePolicies = List.copyOf(inlinePolicies);
  }
}

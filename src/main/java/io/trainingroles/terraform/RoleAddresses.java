package io.trainingroles.terraform;

import io.trainingroles.policy.ManagedPolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.value.ManagedPolicyArn;
import java.util.ArrayList;
import java.util.List;

/** The addresses of a role's resources in a configuration. */
final class RoleAddresses {
  private RoleAddresses() {}

  /**
   * The addresses: of the role, its inline policies, each of its managed policies with its
   * attachment, the attachments of other policies, the instance profile, and what makes its
   * policies exclusive. Two roles that differ in names alone have them in the same order.
   */
  static List<String> of(RoleDetail role, RoleLabels labels) {
    String label = Labels.of(role.name());
    var addresses = new ArrayList<String>();
    addresses.add("aws_iam_role." + label);
    labels.inlinePolicies().forEach(policy -> addresses.add("aws_iam_role_policy." + policy));
    for (ManagedPolicy policy : role.managedPolicies()) {
      addresses.add("aws_iam_policy." + Labels.of(policy.name()));
      addresses.add(attachment(Labels.ofAttachment(role.name(), policy.name())));
    }
    for (ManagedPolicyArn policy : role.attachedPolicies()) {
      addresses.add(attachment(Labels.ofAttachment(role.name(), policy)));
    }
    if (role.hasInstanceProfile()) {
      addresses.add("aws_iam_instance_profile." + label);
    }
    if (role.attributes().isExclusive()) {
      addresses.add(ExclusivePolicies.INLINE + "." + label);
      addresses.add(ExclusivePolicies.ATTACHED + "." + label);
    }
    return List.copyOf(addresses);
  }

  private static String attachment(String label) {
    return "aws_iam_role_policy_attachment." + label;
  }
}

package io.trainingroles.terraform;

import io.trainingroles.policy.ManagedPolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.ManagedPolicyArn;
import io.trainingroles.role.value.TerraformReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The roles of a module, whose documents name each other. Each use of a module gives its roles a
 * prefix and a path, so that the ARN that a role has in the spec can be the one of a role of
 * another use: a document names a role of its module by what that role is called in the same use.
 */
final class ModuleRoles {
  /** The ARN of each role in the spec, and what stands for it. */
  private final Map<String, String> arns = new HashMap<>();

  /** The ARN of each managed policy in the spec, and the attribute that has it. */
  private final Map<String, String> policies = new HashMap<>();

  private final Map<String, RoleName> owners = new HashMap<>();
  private final List<RoleDetail> roles;

  private ModuleRoles(List<RoleDetail> roles, Deployment deployment) {
    this.roles = roles;
    if (deployment.accountId().isEmpty()) {
      return; // no ARN is known to be the one of a role
    }
    String account = "arn:" + deployment.partitionId() + ":iam::" + deployment.accountId().get();
    for (RoleDetail role : roles) {
      String path = role.attributes().path() == null ? "/" : role.attributes().path().value();
      String address = "aws_iam_role." + Labels.of(role.name());
      String arn = account + ":role" + path + role.name();
      arns.put(
          arn,
          account
              + ":role"
              + TerraformReference.toOwn(address + ".path")
              + TerraformReference.toOwn(address + ".name"));
      owners.put(arn, role.name());
      for (ManagedPolicy policy : role.managedPolicies()) {
        String policyAddress = "aws_iam_policy." + Labels.of(policy.name());
        String policyArn = account + ":policy" + policy.path() + policy.name();
        arns.put(
            policyArn,
            account
                + ":policy"
                + TerraformReference.toOwn(policyAddress + ".path")
                + TerraformReference.toOwn(policyAddress + ".name"));
        policies.put(policyArn, policyAddress + ".arn");
      }
    }
  }

  /** The roles with references to each other in place of the ARNs that they have in the spec. */
  static List<RoleDetail> referring(List<RoleDetail> roles, Deployment deployment) {
    var module = new ModuleRoles(roles, deployment);
    return roles.stream().map(module::referring).toList();
  }

  /**
   * The roles whose trust policies name each other in a circle, or themselves: neither Terraform
   * nor IAM can make the first of them.
   */
  static List<RoleName> inCircles(List<RoleDetail> roles, Deployment deployment) {
    return new ModuleRoles(roles, deployment).inCircles();
  }

  private List<RoleName> inCircles() {
    var trusted = new HashMap<RoleName, Set<RoleName>>();
    for (RoleDetail role : roles) {
      var named = new LinkedHashSet<RoleName>();
      role.trustPolicy()
          .with(
              text -> {
                if (owners.containsKey(text)) {
                  named.add(owners.get(text));
                }
                return text;
              });
      trusted.put(role.name(), named);
    }
    return roles.stream()
        .map(RoleDetail::name)
        .filter(name -> reachable(name, trusted).contains(name))
        .toList();
  }

  private static Set<RoleName> reachable(RoleName from, Map<RoleName, Set<RoleName>> trusted) {
    var reached = new HashSet<RoleName>();
    var open = new ArrayList<>(trusted.getOrDefault(from, Set.of()));
    while (!open.isEmpty()) {
      RoleName next = open.remove(open.size() - 1);
      if (reached.add(next)) {
        open.addAll(trusted.getOrDefault(next, Set.of()));
      }
    }
    return reached;
  }

  private RoleDetail referring(RoleDetail role) {
    RoleDetail referring = role.with(this::referring);
    ManagedPolicyArn boundary = role.attributes().permissionsBoundary();
    return new RoleDetail(
        role.name(),
        boundary == null ? role.attributes() : role.attributes().boundedBy(own(boundary)),
        referring.trustPolicy(),
        referring.inlinePolicies(),
        referring.managedPolicies(),
        role.attachedPolicies().stream().map(this::own).toList(),
        role.hasInstanceProfile());
  }

  private ManagedPolicyArn own(ManagedPolicyArn policy) {
    String expression = policies.get(policy.toString());
    return expression == null ? policy : new ManagedPolicyArn.Own(policy, expression);
  }

  private String referring(String text) {
    return arns.getOrDefault(text, text);
  }
}

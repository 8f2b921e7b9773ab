package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.policy.ManagedPolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.ManagedPolicyArn;
import io.trainingroles.terraform.Value.Mapping;
import java.util.ArrayList;
import java.util.List;

/**
 * Roles that exist and that Terraform takes over. An {@code import} block names each of their
 * resources by its identifier; one that is in the state already has no effect. See <a
 * href="https://developer.hashicorp.com/terraform/language/import">Import existing resources</a>.
 *
 * @param roles their names
 * @param deployment where they are; with an account if one of them has a managed policy
 */
public record AdoptedRoles(List<RoleName> roles, Deployment deployment) {
  /** No role is taken over. */
  public static final AdoptedRoles NONE = new AdoptedRoles(List.of(), new Deployment(null, null));

  /** The lowest version of Terraform that has import blocks. */
  static final String LOWEST_VERSION = ">= 1.5";

  /** Keeps an unchangeable copy. */
  public AdoptedRoles {
    roles = List.copyOf(roles);
  }

  /**
   * One resource to import.
   *
   * @param address its address in the configuration
   * @param id what the provider finds it by
   */
  public record Import(String address, String id) {
    Mapping block() {
      return Mapping.of(entry("id", Value.text(id)), entry("to", Value.text(address)));
    }
  }

  /**
   * All that is imported.
   *
   * @param all the roles of the configuration, in the order of the spec
   * @return the imports, in the same order
   */
  public List<Import> imports(List<RoleDetail> all) {
    var imports = new ArrayList<Import>();
    List<RoleLabels> labels = RoleLabels.of(all);
    for (int index = 0; index < all.size(); index++) {
      if (roles.contains(all.get(index).name())) {
        add(imports, all.get(index), labels.get(index));
      }
    }
    return imports;
  }

  private void add(List<Import> imports, RoleDetail role, RoleLabels labels) {
    List<String> ids = ids(role);
    List<String> addresses = RoleAddresses.of(role, labels);
    for (int index = 0; index < ids.size(); index++) {
      imports.add(new Import(addresses.get(index), ids.get(index)));
    }
  }

  /** The identifiers in the order of {@link RoleAddresses}. */
  private List<String> ids(RoleDetail role) {
    String name = role.name().value();
    var ids = new ArrayList<String>();
    ids.add(name);
    role.inlinePolicies().forEach(policy -> ids.add(name + ":" + policy.name().value()));
    for (ManagedPolicy policy : role.managedPolicies()) {
      String arn = arn(policy);
      ids.add(arn);
      ids.add(name + "/" + arn);
    }
    for (ManagedPolicyArn policy : role.attachedPolicies()) {
      ids.add(name + "/" + policy);
    }
    if (role.hasInstanceProfile()) {
      ids.add(name);
    }
    if (role.attributes().isExclusive()) {
      ids.add(name);
      ids.add(name);
    }
    return ids;
  }

  private String arn(ManagedPolicy policy) {
    if (deployment.account() == null) {
      throw new IllegalArgumentException("the account of " + policy.name() + " is not known");
    }
    return "arn:"
        + deployment.partition().id()
        + ":iam::"
        + deployment.account().value()
        + ":policy"
        + policy.path()
        + policy.name().value();
  }
}

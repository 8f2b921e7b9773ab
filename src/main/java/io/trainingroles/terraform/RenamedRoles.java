package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.ManagedPolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.PolicyName;
import io.trainingroles.role.RoleName;
import io.trainingroles.terraform.Value.Mapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Roles and policies that a state has under former names. A {@code moved} block gives what is in
 * the state its new address, so that Terraform replaces it there in order, and does not delete it
 * at the old address and create it at the new one side by side. It does not rename anything in IAM,
 * which cannot. See <a href="https://developer.hashicorp.com/terraform/language/moved">moved
 * block</a>.
 *
 * @param formerNames the former names, by the names that the roles have now
 */
public record RenamedRoles(Map<RoleName, FormerNames> formerNames) {
  /** No role has another name than before. */
  public static final RenamedRoles NONE = new RenamedRoles(Map.of());

  /** Keeps an unchangeable copy, in its order. */
  public RenamedRoles {
    formerNames = Collections.unmodifiableMap(new LinkedHashMap<>(formerNames));
  }

  /**
   * The names under which a state has a role and its policies.
   *
   * @param role the former name of the role, or null if it has not changed
   * @param inlinePolicies the former names of inline policies, by the names that they have now
   * @param managedPolicies the former names of managed policies, by the names that they have now
   */
  public record FormerNames(
      @Nullable RoleName role,
      Map<PolicyName, PolicyName> inlinePolicies,
      Map<PolicyName, PolicyName> managedPolicies) {
    /** All names are as they were. */
    public static final FormerNames NONE = new FormerNames(null, Map.of(), Map.of());

    /** Keeps unchangeable copies, in their order. */
    public FormerNames {
      inlinePolicies = Collections.unmodifiableMap(new LinkedHashMap<>(inlinePolicies));
      managedPolicies = Collections.unmodifiableMap(new LinkedHashMap<>(managedPolicies));
    }
  }

  /**
   * A resource that gets another address.
   *
   * @param from the address in the state
   * @param to the address in the configuration
   */
  public record Move(String from, String to) {
    Mapping block() {
      return Mapping.of(entry("from", Value.text(from)), entry("to", Value.text(to)));
    }
  }

  /**
   * All that gets another address.
   *
   * @param all the roles of the configuration, in the order of the spec
   * @return the moves, in the same order; none from an address that is still declared, which
   *     Terraform refuses
   */
  public List<Move> moves(List<RoleDetail> all) {
    if (formerNames.isEmpty()) {
      return List.of();
    }
    List<List<String>> now = addresses(all);
    List<List<String>> before = addresses(all.stream().map(this::before).toList());
    Set<String> declared = now.stream().flatMap(List::stream).collect(Collectors.toSet());
    var moves = new ArrayList<Move>();
    for (int role = 0; role < now.size(); role++) {
      for (int index = 0; index < now.get(role).size(); index++) {
        String from = before.get(role).get(index);
        if (!declared.contains(from)) {
          moves.add(new Move(from, now.get(role).get(index)));
        }
      }
    }
    return List.copyOf(moves);
  }

  private static List<List<String>> addresses(List<RoleDetail> roles) {
    List<RoleLabels> labels = RoleLabels.of(roles);
    var addresses = new ArrayList<List<String>>();
    for (int index = 0; index < roles.size(); index++) {
      addresses.add(RoleAddresses.of(roles.get(index), labels.get(index)));
    }
    return addresses;
  }

  /** The role with the names that it had. */
  private RoleDetail before(RoleDetail role) {
    FormerNames former = formerNames.getOrDefault(role.name(), FormerNames.NONE);
    return new RoleDetail(
        former.role() == null ? role.name() : former.role(),
        role.attributes(),
        role.trustPolicy(),
        role.inlinePolicies().stream()
            .map(
                policy ->
                    new InlinePolicy(
                        name(former.inlinePolicies(), policy.name()), policy.document()))
            .toList(),
        role.managedPolicies().stream()
            .map(
                policy ->
                    new ManagedPolicy(
                        name(former.managedPolicies(), policy.name()),
                        policy.attributes(),
                        policy.document()))
            .toList(),
        role.attachedPolicies(),
        role.hasInstanceProfile());
  }

  private static PolicyName name(Map<PolicyName, PolicyName> former, PolicyName name) {
    return former.getOrDefault(name, name);
  }
}

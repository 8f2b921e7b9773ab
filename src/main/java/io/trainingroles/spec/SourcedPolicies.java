package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.role.Grant;
import io.trainingroles.role.GrantedManagedPolicy;
import io.trainingroles.role.GrantedPolicy;
import io.trainingroles.role.PolicyAttributes;
import io.trainingroles.role.PolicyName;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.spec.declaration.PolicyPlaces;
import io.trainingroles.tree.Tree.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The policies of a role, each with where it is declared. */
final class SourcedPolicies {
  private static final IssueCode SAME_POLICY = SpecIssues.SAME_POLICY;

  private final List<GrantedPolicy> policies = new ArrayList<>();
  private final List<PolicyAttributes> attributes = new ArrayList<>();
  private final List<PolicyPlaces> places = new ArrayList<>();
  private final Map<PolicyName, PolicyName> formerNames = new LinkedHashMap<>();

  List<GrantedPolicy> policies() {
    return List.copyOf(policies);
  }

  /** The policies with their attributes. */
  List<GrantedManagedPolicy> managed() {
    return IntStream.range(0, policies.size())
        .mapToObj(index -> new GrantedManagedPolicy(policies.get(index), attributes.get(index)))
        .toList();
  }

  List<PolicyPlaces> places() {
    return List.copyOf(places);
  }

  /** The names that policies had before, by those that they have now. */
  Map<PolicyName, PolicyName> formerNames() {
    return Collections.unmodifiableMap(formerNames);
  }

  /** Says that the state has a policy under another name. */
  void rename(PolicyName name, PolicyName was) {
    formerNames.put(name, was);
  }

  /** Adds a policy that the spec names; at least one grant. */
  void add(Location place, PolicyName name, PolicyAttributes own, List<Sourced<Grant>> grants) {
    attributes.add(own);
    policies.add(new GrantedPolicy(name, Sourced.values(grants)));
    places.add(Sourced.places(place, grants));
  }

  /**
   * Adds a policy that comes of jobs, unless it grants nothing; {@code what} is its content, and
   * {@code was} the name that it has had if its role is renamed.
   */
  void addDerived(
      Entry source,
      String what,
      String name,
      @Nullable String was,
      List<Sourced<Grant>> grants,
      Problems problems) {
    if (grants.isEmpty()) {
      return;
    }
    if (policies.stream().anyMatch(policy -> policy.name().value().equalsIgnoreCase(name))) {
      problems.add(
          SAME_POLICY,
          source.value().location(),
          what + " becomes the policy " + quoted(name) + ", but that name is already used",
          "rename the other policy");
      return;
    }
    try {
      add(
          source.location(),
          new PolicyName(name),
          PolicyAttributes.of(RoleAttributes.NONE),
          grants);
      if (was != null) {
        rename(new PolicyName(name), new PolicyName(was));
      }
    } catch (InvalidValueException badRoleName) {
      // The role's own name has been refused, with a finding.
    }
  }
}

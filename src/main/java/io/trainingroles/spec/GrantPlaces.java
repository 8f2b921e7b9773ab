package io.trainingroles.spec;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.DeclaredPolicies;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicySource.Origin;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.job.Need;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.Grant;
import io.trainingroles.role.GrantedPolicy;
import io.trainingroles.role.TrainingRole;
import io.trainingroles.role.Trust;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.terraform.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the words of a spec that a statement comes from. */
final class GrantPlaces implements DeclaredPolicies {
  private final FieldPlaces fields;
  private final Deployment deployment;
  private final TrainingRole role;
  private final List<Need> needs;
  private final List<Variable> variables;

  /** {@code needs} are those of the jobs that the role runs, {@code variables} the spec's. */
  GrantPlaces(
      FieldPlaces fields,
      Deployment deployment,
      TrainingRole role,
      List<Need> needs,
      List<Variable> variables) {
    this.fields = fields;
    this.deployment = deployment;
    this.role = role;
    this.needs = needs;
    this.variables = variables;
  }

  /** The role, with the places of what it declares. */
  JudgedRole judged(RoleDetail detail) {
    return AccessInput.ofRole(detail, place(), this);
  }

  @Override
  public Optional<String> defaultOf(String variable) {
    return variables.stream()
        .filter(one -> one.name().equals(variable) && one.defaultValue() != null)
        .map(Variable::defaultValue)
        .findFirst();
  }

  @Override
  public PolicySource source(PolicyUse use, String policy, PolicyDocument document) {
    Map<Statement, Origin> places =
        use == PolicyUse.TRUST ? ofTrusts() : ofGrants(key(use), policy);
    Location around = use == PolicyUse.TRUST ? place("trusts") : place(key(use), policy);
    return new PolicySource.Declared(
        around,
        document.statements().stream()
            .map(statement -> places.getOrDefault(statement, new Origin(around, "")))
            .toList());
  }

  private static String key(PolicyUse use) {
    return use == PolicyUse.INLINE ? "inline_policies" : "managed_policies";
  }

  private Map<Statement, Origin> ofTrusts() {
    var places = new HashMap<Statement, Origin>();
    List<Trust> trusts = role.trusts();
    for (int index = 0; index < trusts.size(); index++) {
      var place = new Origin(place("trusts", Integer.toString(index)), "");
      trusts.get(index).statements(deployment).forEach(each -> places.putIfAbsent(each, place));
    }
    return places;
  }

  private Map<Statement, Origin> ofGrants(String key, String policy) {
    var places = new HashMap<Statement, Origin>();
    granted(key, policy)
        .ifPresent(
            granted -> {
              for (int index = 0; index < granted.grants().size(); index++) {
                Grant grant = granted.grants().get(index);
                Origin place = origin(grant, key, policy, index);
                grant.statements(deployment).forEach(each -> places.putIfAbsent(each, place));
              }
            });
    return places;
  }

  private Optional<GrantedPolicy> granted(String key, String policy) {
    List<GrantedPolicy> policies =
        key.equals(key(PolicyUse.INLINE)) ? role.inlinePolicies() : role.managedPolicies();
    return policies.stream().filter(one -> one.name().value().equals(policy)).findFirst();
  }

  private Origin origin(Grant grant, String key, String policy, int index) {
    if (policy.equals(JobsReader.policyName(role.name().value()))) {
      for (Need need : needs) {
        if (need.grant().equals(grant)) {
          return new Origin(need.location(), "runs");
        }
      }
    }
    if (policy.equals(role.name().value() + StartsReader.POLICY_SUFFIX)) {
      return new Origin(place("starts"), "starts");
    }
    List<String> path = path(key, policy, Integer.toString(index));
    return new Origin(fields.place(path), fields.word(path));
  }

  private Location place(String... steps) {
    return fields.place(path(steps));
  }

  private List<String> path(String... steps) {
    var path = new ArrayList<>(List.of("roles", role.name().value()));
    path.addAll(List.of(steps));
    return path;
  }
}

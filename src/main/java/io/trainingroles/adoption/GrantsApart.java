package io.trainingroles.adoption;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicySource.GrantOrigin;
import io.trainingroles.input.PolicySource.Origin;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.role.Grant;
import io.trainingroles.role.GrantedPolicy;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.spec.declaration.DeclaredRole;
import io.trainingroles.spec.declaration.PolicyPlaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A role of a spec with each of its grants as a policy of its own, so that it is narrowed grant by
 * grant, as a person would change the spec.
 *
 * @param role the role
 * @param places where the grants are, by the names of their policies
 */
public record GrantsApart(JudgedRole role, Map<String, Location> places) {
  /** Keeps an unchangeable copy. */
  public GrantsApart {
    places = Map.copyOf(places);
  }

  /**
   * Takes a role apart.
   *
   * @param judged the role as a whole
   * @param declared its declaration
   * @param deployment where it is deployed to
   * @return the role, which allows the same
   */
  public static GrantsApart of(JudgedRole judged, DeclaredRole declared, Deployment deployment) {
    var policies = new ArrayList<RolePolicy>();
    var places = new LinkedHashMap<String, Location>();
    add(
        policies,
        places,
        declared.role().inlinePolicies(),
        declared.places().inlinePolicies(),
        deployment);
    add(
        policies,
        places,
        declared.role().managedGrants(),
        declared.places().managedPolicies(),
        deployment);
    judged.policies().stream()
        .filter(
            policy ->
                !policy.use().isIdentity() || !(policy.source() instanceof PolicySource.Declared))
        .forEach(policies::add);
    return new GrantsApart(
        new JudgedRole(
            judged.name(),
            judged.path(),
            policies,
            judged.unseen(),
            judged.attributes(),
            judged.kind()),
        places);
  }

  private static void add(
      List<RolePolicy> policies,
      Map<String, Location> places,
      List<GrantedPolicy> granted,
      List<PolicyPlaces> declared,
      Deployment deployment) {
    for (int index = 0; index < granted.size(); index++) {
      GrantedPolicy policy = granted.get(index);
      for (int number = 0; number < policy.grants().size(); number++) {
        Grant grant = policy.grants().get(number);
        Set<Origin> origins = declared.get(index).declarations().get(number);
        Location place = origins.iterator().next().place();
        boolean isWritten =
            origins.stream()
                .allMatch(
                    origin ->
                        origin instanceof GrantOrigin written
                            && !written.keyword().equals("runs")
                            && !written.keyword().equals("starts"));
        String name = name(policy.name().toString(), place, places);
        if (isWritten) {
          places.put(name, place);
        }
        policies.add(
            new RolePolicy(
                PolicyUse.INLINE,
                name,
                PolicyDocument.of(grant.statements(deployment)),
                new PolicySource.Unwritten(place)));
      }
    }
  }

  private static String name(String policy, Location place, Map<String, Location> taken) {
    String line = place.position().map(at -> ", line " + at.line()).orElse("");
    String name = policy + line;
    for (int number = 2; taken.containsKey(name); number++) {
      name = policy + line + " (" + number + ")";
    }
    return name;
  }

  /**
   * The managed policies that the spec attaches and does not make.
   *
   * @return their ARNs, as far as their documents are known
   */
  public Set<String> attached() {
    return role.policies().stream()
        .flatMap(policy -> Stream.ofNullable(policy.managed()))
        .flatMap(managed -> managed.arn().known().stream())
        .collect(Collectors.toSet());
  }

  /**
   * Statements as grants of a spec, in YAML: intents where these allow the same.
   *
   * @param statements the statements
   * @param deployment where the role is deployed to
   * @return each grant in lines, of which the first begins with a hyphen
   */
  public static List<String> grants(List<Statement> statements, Deployment deployment) {
    return RecognisedPolicy.of(
            PolicyDocument.of(statements), deployment, DocumentedAccess.prover().ofOneRole())
        .items()
        .stream()
        .map(SpecYaml::item)
        .toList();
  }
}

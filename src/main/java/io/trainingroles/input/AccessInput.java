package io.trainingroles.input;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.PolicySource.Declared;
import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.ManagedPolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.MaximumSession;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.RolePath;
import io.trainingroles.role.value.ManagedPolicyArn;
import io.trainingroles.role.value.TerraformReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns what a user hands over into roles to be judged. */
public final class AccessInput {
  private AccessInput() {}

  /**
   * Reads a policy document that stands alone.
   *
   * @param source the name of the input
   * @param name what to call the policy
   * @param text its JSON
   * @param use what the policy is to its role; a boundary is judged by what it lets through
   * @return a role with this policy and no other, or all that is wrong with the document
   */
  public static InputReading readDocument(String source, String name, String text, PolicyUse use) {
    var problems = new InputProblems(source);
    List<JudgedRole> roles =
        problems
            .document(source, text)
            .map(
                read -> ofDocument(name, new RolePolicy(use, name, read.document(), read.source())))
            .map(List::of)
            .orElse(List.of());
    return problems.readingOfDocument(roles);
  }

  /**
   * An identity policy that stands alone.
   *
   * @param name what to call it
   * @param document the policy
   * @return a role with this policy and no other
   */
  public static JudgedRole ofDocument(String name, PolicyDocument document) {
    var source = new PolicySource.Unwritten(new Location.Source(name));
    return ofDocument(name, new RolePolicy(PolicyUse.MANAGED, name, document, source));
  }

  private static JudgedRole ofDocument(String name, RolePolicy policy) {
    Location place = policy.source().at(ElementPath.DOCUMENT);
    return new JudgedRole(
        name, "/", List.of(policy), List.of(), SeenAttributes.none(place), JudgedKind.DOCUMENT);
  }

  /**
   * A role that was declared.
   *
   * @param role the role
   * @param declared where its policies came from
   * @return the role with its inline and managed policies; those that it names by their ARNs are
   *     unseen
   * @throws IllegalArgumentException if a policy or a statement has no source
   */
  public static JudgedRole ofRole(RoleDetail role, DeclaredPolicies declared) {
    var policies = new ArrayList<RolePolicy>();
    var inline = declared.inlinePolicies().iterator();
    for (InlinePolicy policy : role.inlinePolicies()) {
      policies.add(
          policy(PolicyUse.INLINE, policy.name().value(), policy.document(), inline.next()));
    }
    var managed = declared.managedPolicies().iterator();
    for (ManagedPolicy policy : role.managedPolicies()) {
      policies.add(
          policy(PolicyUse.MANAGED, policy.name().value(), policy.document(), managed.next()));
    }
    policies.add(
        policy(PolicyUse.TRUST, "the trust policy", role.trustPolicy(), declared.trustPolicy()));
    RolePath path = role.attributes().path();
    return new JudgedRole(
        role.name().value(),
        path == null ? "/" : path.value(),
        policies,
        unseen(role, policies, declared),
        attributes(role.attributes(), declared.role()),
        JudgedKind.ROLE);
  }

  private static RolePolicy policy(
      PolicyUse use, String name, PolicyDocument document, Declared source) {
    if (source.statements().size() != document.statements().size()) {
      throw new IllegalArgumentException("a statement of " + name + " has no source");
    }
    return new RolePolicy(use, name, document, source);
  }

  private static List<UnseenPolicy> unseen(
      RoleDetail role, List<RolePolicy> policies, DeclaredPolicies declared) {
    var unseen = new ArrayList<UnseenPolicy>();
    policies.stream()
        .flatMap(policy -> UnseenPolicy.of(policy, text -> explained(text, declared)).stream())
        .map(policy -> policy.defined(expression -> Optional.of(definition(expression, declared))))
        .forEach(unseen::add);
    for (ManagedPolicyArn attached : role.attachedPolicies()) {
      unseen.add(
          new UnseenPolicy("the attached policy", explained(attached.toString(), declared), true));
    }
    ManagedPolicyArn boundary = role.attributes().permissionsBoundary();
    if (boundary != null) {
      unseen.add(
          new UnseenPolicy(
              "the permissions boundary", explained(boundary.toString(), declared), false));
    }
    return unseen;
  }

  /** A variable with another default may have another value. */
  private static String definition(String expression, DeclaredPolicies declared) {
    return declared.variableDefaults().entrySet().stream()
        .filter(each -> expression.equals("var." + each.getKey()))
        .map(each -> expression + " = " + each.getValue())
        .findFirst()
        .orElse(expression);
  }

  /** A text with the names of its variables, and what these are if Terraform is given nothing. */
  private static String explained(String text, DeclaredPolicies declared) {
    return shown(text)
        + TerraformReference.in(text).stream()
            .flatMap(reference -> reference.variable().stream())
            .distinct()
            .flatMap(
                variable ->
                    Optional.ofNullable(declared.variableDefaults().get(variable)).stream()
                        .map(value -> ", by default " + variable + " = " + value))
            .collect(Collectors.joining());
  }

  private static SeenAttributes attributes(RoleAttributes given, Location place) {
    var tags = new LinkedHashMap<String, String>();
    given.tags().forEach(tag -> tags.put(tag.key(), shown(tag.value())));
    MaximumSession session = given.maximumSession();
    ManagedPolicyArn boundary = given.permissionsBoundary();
    return new SeenAttributes(
            place,
            session == null ? new SeenValue.Absent<>() : new SeenValue.Known<>(session.seconds()),
            boundary == null
                ? new SeenValue.Absent<>()
                : UnknownText.isIn(boundary.toString())
                    ? new SeenValue.Unknown<>(shown(boundary))
                    : new SeenValue.Known<>(boundary.toString()),
            new SeenValue.Known<>(Collections.unmodifiableMap(tags)))
        .withDescription(
            given.description() == null
                ? new SeenValue.Absent<>()
                : new SeenValue.Known<>(given.description().value()));
  }

  private static String shown(Object text) {
    return TerraformReference.shown(text.toString());
  }
}

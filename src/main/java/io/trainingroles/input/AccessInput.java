package io.trainingroles.input;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.JudgedRole.UnseenEffect;
import io.trainingroles.input.JudgedRole.UnseenExtent;
import io.trainingroles.input.JudgedRole.UnseenPolicy;
import io.trainingroles.input.PolicySource.Declared;
import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.ManagedPolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.MaximumSession;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.RolePath;
import io.trainingroles.role.value.ManagedPolicyArn;
import io.trainingroles.role.value.VariableReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
    return problems.reading(roles);
  }

  /**
   * An identity policy that stands alone.
   *
   * @param name what to call it
   * @param document the policy
   * @return a role with this policy and no other
   */
  public static JudgedRole ofDocument(String name, PolicyDocument document) {
    var source = new PolicySource.Declared(new Location.Source(name), List.of());
    return ofDocument(name, new RolePolicy(PolicyUse.MANAGED, name, document, source));
  }

  private static JudgedRole ofDocument(String name, RolePolicy policy) {
    Location place = policy.source().at(ElementPath.DOCUMENT);
    return new JudgedRole(name, "/", List.of(policy), List.of(), SeenAttributes.none(place), true);
  }

  /**
   * A role that was declared, wherever that was.
   *
   * @param role the role
   * @return the role with its inline and managed policies; those that it names by their ARNs are
   *     unseen
   */
  public static JudgedRole ofRole(RoleDetail role) {
    Location place = Location.Field.of("roles", role.name().value());
    return ofRole(role, place, (use, policy, document) -> new Declared(place, List.of()));
  }

  /**
   * A role of a spec.
   *
   * @param role the role
   * @param place where it is declared
   * @param sources where its policies are
   * @return the role with its inline and managed policies; those that it names by their ARNs are
   *     unseen
   */
  public static JudgedRole ofRole(RoleDetail role, Location place, DeclaredPolicies sources) {
    var policies = new ArrayList<RolePolicy>();
    for (InlinePolicy policy : role.inlinePolicies()) {
      policies.add(policy(PolicyUse.INLINE, policy.name().value(), policy.document(), sources));
    }
    for (ManagedPolicy policy : role.managedPolicies()) {
      policies.add(policy(PolicyUse.MANAGED, policy.name().value(), policy.document(), sources));
    }
    policies.add(policy(PolicyUse.TRUST, "the trust policy", role.trustPolicy(), sources));
    RolePath path = role.attributes().path();
    return new JudgedRole(
        role.name().value(),
        path == null ? "/" : path.value(),
        policies,
        unseen(role, policies, sources),
        attributes(role.attributes(), place),
        false);
  }

  private static RolePolicy policy(
      PolicyUse use, String name, PolicyDocument document, DeclaredPolicies sources) {
    return new RolePolicy(use, name, document, sources.source(use, name, document));
  }

  private static List<UnseenPolicy> unseen(
      RoleDetail role, List<RolePolicy> policies, DeclaredPolicies sources) {
    var unseen = new ArrayList<UnseenPolicy>();
    policies.stream()
        .filter(policy -> policy.use().isIdentity())
        .forEach(policy -> addUnknown(policy, sources, unseen));
    for (ManagedPolicyArn attached : role.attachedPolicies()) {
      unseen.add(
          new UnseenPolicy("the attached policy", explained(attached.toString(), sources), true));
    }
    ManagedPolicyArn boundary = role.attributes().permissionsBoundary();
    if (boundary != null) {
      unseen.add(
          new UnseenPolicy(
              "the permissions boundary", explained(boundary.toString(), sources), false));
    }
    return unseen;
  }

  /**
   * What a variable stands for is not known, so neither is the statement that has it. Its whole
   * text is its name: two inputs that both have it say the same, if the variables have the same
   * values.
   */
  private static void addUnknown(
      RolePolicy policy, DeclaredPolicies sources, List<UnseenPolicy> unseen) {
    for (Statement statement : policy.document().statements()) {
      if (!statement.isKnown()) {
        unseen.add(
            new UnseenPolicy(
                "a statement of '" + policy.name() + "' with a Terraform variable",
                explained(new PolicyDocumentWriter().write(statement), sources),
                UnseenEffect.GRANTS,
                UnseenExtent.VARIABLES));
      }
    }
  }

  /** A text with the names of its variables, and what these are if Terraform is given nothing. */
  private static String explained(String text, DeclaredPolicies sources) {
    return shown(text)
        + VariableReference.names(text).stream()
            .flatMap(
                variable ->
                    sources.defaultOf(variable).stream()
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
        new SeenValue.Known<>(Collections.unmodifiableMap(tags)));
  }

  private static String shown(Object text) {
    return VariableReference.replaced(text.toString(), variable -> "${var." + variable + "}");
  }
}

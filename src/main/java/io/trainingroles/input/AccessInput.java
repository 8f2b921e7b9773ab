package io.trainingroles.input;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.ManagedPolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.ManagedPolicyArn;
import io.trainingroles.role.RolePath;
import io.trainingroles.role.VariableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Turns what a user hands over into roles to be judged. */
public final class AccessInput {
  private AccessInput() {}

  /**
   * Reads a policy document that stands alone.
   *
   * @param source the name of the input
   * @param text its JSON
   * @param role what the document makes
   * @return the role, or all that is wrong with the document
   */
  public static InputReading readDocument(
      String source, String text, Function<PolicyDocument, JudgedRole> role) {
    var problems = new InputProblems(source);
    List<JudgedRole> roles =
        problems.document(source, text).map(role).map(List::of).orElse(List.of());
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
    return new JudgedRole(
        name, "/", List.of(new NamedPolicy(name, document)), null, null, List.of(), true);
  }

  /**
   * A trust policy that stands alone.
   *
   * @param name what to call it
   * @param document the policy
   * @return a role that says who may assume it, and no more
   */
  public static JudgedRole ofTrustPolicy(String name, PolicyDocument document) {
    return new JudgedRole(
        name, "/", List.of(), null, new NamedPolicy("the trust policy", document), List.of(), true);
  }

  /**
   * A role of a spec.
   *
   * @param role the role
   * @return the role with its inline and managed policies; those that it names by their ARNs are
   *     unseen
   */
  public static JudgedRole ofRole(RoleDetail role) {
    var policies = new ArrayList<NamedPolicy>();
    var unseen = new ArrayList<JudgedRole.UnseenPolicy>();
    for (InlinePolicy policy : role.inlinePolicies()) {
      add(policy.name().value(), policy.document(), policies, unseen);
    }
    for (ManagedPolicy policy : role.managedPolicies()) {
      add(policy.name().value(), policy.document(), policies, unseen);
    }
    for (ManagedPolicyArn attached : role.attachedPolicies()) {
      unseen.add(new JudgedRole.UnseenPolicy("the attached policy", shown(attached), true));
    }
    ManagedPolicyArn boundary = role.attributes().permissionsBoundary();
    if (boundary != null) {
      unseen.add(new JudgedRole.UnseenPolicy("the permissions boundary", shown(boundary), false));
    }
    RolePath path = role.attributes().path();
    return new JudgedRole(
        role.name().value(),
        path == null ? "/" : path.value(),
        policies,
        null,
        new NamedPolicy("the trust policy", role.trustPolicy()),
        unseen,
        false);
  }

  /** What a variable stands for is not known, so neither is the statement that has it. */
  private static void add(
      String name,
      PolicyDocument document,
      List<NamedPolicy> policies,
      List<JudgedRole.UnseenPolicy> unseen) {
    var known = new ArrayList<Statement>();
    for (Statement statement : document.statements()) {
      if (UnknownText.isIn(statement.toString())) {
        String resources = String.valueOf(statement.resource());
        unseen.add(
            new JudgedRole.UnseenPolicy(
                "a statement of '" + name + "' with a Terraform variable", shown(resources), true));
      } else {
        known.add(statement);
      }
    }
    if (!known.isEmpty()) {
      policies.add(
          new NamedPolicy(name, new PolicyDocument(document.version(), document.id(), known)));
    }
  }

  private static String shown(Object text) {
    return VariableReference.replaced(text.toString(), variable -> "${var." + variable + "}");
  }
}

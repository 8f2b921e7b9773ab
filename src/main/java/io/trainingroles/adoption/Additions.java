package io.trainingroles.adoption;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Inclusion;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.job.Need;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What jobs lack and a role gets, and what it does not get although they lack it.
 *
 * @param needs what it gets
 * @param refused what it does not get, each with the reason
 */
record Additions(List<Need> needs, List<RefusedAddition> refused) {
  /** Nothing. */
  static final Additions NONE = new Additions(List.of(), List.of());

  /** Keeps unchangeable copies. */
  Additions {
    needs = List.copyOf(needs);
    refused = List.copyOf(refused);
  }

  /**
   * Chooses among what jobs need. Each need is asked about alone, as what a role allows is what its
   * statements allow together.
   */
  static Additions of(
      JudgedRole role,
      List<Need> needs,
      Deployment deployment,
      AccessLimits limits,
      AccessProver prover) {
    List<String> anyway = limits.brokenBy(with(role, List.of()));
    var added = new ArrayList<Need>();
    var refused = new ArrayList<RefusedAddition>();
    for (Need need : needs) {
      List<Statement> required = need.grant().required(deployment);
      if (!allows(role, required, prover)) {
        List<Statement> statements = need.grant().statements(deployment);
        JudgedRole alone = with(role, statements);
        List<String> broken = new ArrayList<>(limits.brokenBy(alone));
        broken.removeAll(anyway);
        if (!broken.isEmpty()) {
          refused.add(new RefusedAddition(need, String.join("; ", broken)));
        } else if (!allows(withAll(role, statements), required, prover)) {
          refused.add(
              new RefusedAddition(
                  need, "a Deny statement or the permissions boundary of the role blocks it"));
        } else {
          added.add(need);
        }
      }
    }
    return new Additions(added, refused);
  }

  /** The statements of what the role gets. */
  Set<Statement> statements(Deployment deployment) {
    Set<Statement> statements = new LinkedHashSet<>();
    needs.forEach(need -> statements.addAll(need.grant().statements(deployment)));
    return statements;
  }

  private static boolean allows(JudgedRole role, List<Statement> needed, AccessProver prover) {
    return prover.inclusion(RequestSet.ofIdentity(PolicyDocument.of(needed)), role.access())
        instanceof Inclusion.Included;
  }

  /** The role with these statements in place of all that allow something. */
  private static JudgedRole with(JudgedRole role, List<Statement> allowing) {
    var policies = new ArrayList<RolePolicy>();
    for (RolePolicy policy : role.policies()) {
      if (!policy.use().isIdentity()) {
        policies.add(policy);
        continue;
      }
      List<Statement> denials =
          policy.document().statements().stream()
              .filter(statement -> statement.effect() == Effect.DENY)
              .toList();
      if (!denials.isEmpty()) {
        policies.add(
            new RolePolicy(
                policy.use(),
                policy.name(),
                new PolicyDocument(policy.document().version(), null, denials),
                new PolicySource.Unwritten(role.attributes().place())));
      }
    }
    return added(role, policies, allowing);
  }

  private static JudgedRole withAll(JudgedRole role, List<Statement> more) {
    return added(role, new ArrayList<>(role.policies()), more);
  }

  private static JudgedRole added(
      JudgedRole role, List<RolePolicy> policies, List<Statement> more) {
    if (!more.isEmpty()) {
      policies.add(
          new RolePolicy(
              PolicyUse.INLINE,
              "what the jobs lack",
              PolicyDocument.of(more),
              new PolicySource.Unwritten(role.attributes().place())));
    }
    return new JudgedRole(
        role.name(), role.path(), policies, role.unseen(), role.attributes(), role.kind());
  }
}

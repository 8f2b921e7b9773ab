package io.trainingroles.cli;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.question.RoleDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether fixed roles allow nothing new, and trust nobody else. */
final class FixProof {
  private FixProof() {}

  /**
   * Whether that is proved, for every conceivable request.
   *
   * @param before the roles as they are
   * @param after the roles as they would be
   * @return false also where it is not known
   */
  static boolean allowsNothingNew(List<JudgedRole> before, List<JudgedRole> after) {
    return statements(before).equals(statements(after))
        || RoleDifference.between(before, after, new AccessProver()).stream()
            .allMatch(
                each ->
                    !each.isBroadened()
                        && each.unknown().isEmpty()
                        && each.assumptions().liftedDenials().isEmpty());
  }

  /**
   * The statements of all policies without what has no meaning: the case of actions. What is known
   * only after apply is the same on both sides, and cannot be compared otherwise.
   */
  private static List<List<Object>> statements(List<JudgedRole> roles) {
    var all = new ArrayList<List<Object>>();
    for (JudgedRole role : roles) {
      for (RolePolicy policy : role.policies()) {
        for (Statement statement : policy.document().statements()) {
          all.add(List.of(role.name(), policy.name(), policy.use(), withoutCase(statement)));
        }
      }
    }
    return all;
  }

  private static Statement withoutCase(Statement statement) {
    List<ActionPattern> patterns =
        statement.action().patterns().stream()
            .map(pattern -> ActionPattern.of(pattern.value().toLowerCase(Locale.ROOT)))
            .toList();
    return new Statement(
        statement.sid(),
        statement.effect(),
        statement.principal(),
        statement.action() instanceof ActionElement.Actions
            ? new ActionElement.Actions(patterns)
            : new ActionElement.NotActions(patterns),
        statement.resource(),
        statement.conditions());
  }
}

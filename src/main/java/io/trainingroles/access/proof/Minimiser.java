package io.trainingroles.access.proof;

import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes an identity policy with fewer words. Statements that differ in their actions only, or in
 * their resources only, become one; then statements and patterns that never matter are left out,
 * one by one, each only where it is proven that the rest allows the same. Whatever is not proven
 * stays as it is.
 */
public final class Minimiser {
  private final AccessProver prover;

  /**
   * A minimiser.
   *
   * @param prover what proves that nothing changes
   */
  public Minimiser(AccessProver prover) {
    this.prover = Objects.requireNonNull(prover);
  }

  /**
   * A policy that allows the same requests and is not longer.
   *
   * @param document an identity policy
   * @return a policy for which it is proven that it allows the same
   */
  public PolicyDocument minimise(PolicyDocument document) {
    List<Statement> statements = merged(document, document.statements());
    statements = withoutIdle(document, statements);
    for (int index = 0; index < statements.size(); index++) {
      statements = withFewerPatterns(document, statements, index);
    }
    return with(document, merged(document, statements));
  }

  private static PolicyDocument with(PolicyDocument document, List<Statement> statements) {
    return new PolicyDocument(document.version(), document.id(), statements);
  }

  private boolean isSame(PolicyDocument document, PolicyDocument other) {
    RequestSet before = RequestSet.ofIdentity(document);
    RequestSet after = RequestSet.ofIdentity(other);
    return prover.equivalence(before, after) instanceof Equivalence.Equivalent;
  }

  private List<Statement> merged(PolicyDocument document, List<Statement> statements) {
    var result = new ArrayList<Statement>();
    for (Statement statement : statements) {
      int index = 0;
      Statement joined = null;
      while (joined == null && index < result.size()) {
        joined = joined(document, result.get(index), statement);
        index++;
      }
      if (joined == null) {
        result.add(statement);
      } else {
        result.set(index - 1, joined);
      }
    }
    return result.size() == statements.size() ? result : merged(document, result);
  }

  /**
   * One statement for two, where it is proven of these alone that it says the same: then it does so
   * beside all others.
   */
  private @Nullable Statement joined(PolicyDocument document, Statement one, Statement other) {
    Statement joined = joined(one, other);
    return joined != null
            && isSame(
                with(document, List.of(allowing(one), allowing(other))),
                with(document, List.of(allowing(joined))))
        ? joined
        : null;
  }

  /** What a statement matches is the same whatever its effect; alone, a denial allows nothing. */
  private static Statement allowing(Statement statement) {
    return new Statement(
        null, Effect.ALLOW, null, statement.action(), statement.resource(), statement.conditions());
  }

  /** One statement for two; null where they differ in more than one of actions and resources. */
  private static @Nullable Statement joined(Statement one, Statement other) {
    if (one.effect() != other.effect()
        || one.principal() != null
        || other.principal() != null
        || !Set.copyOf(one.conditions()).equals(Set.copyOf(other.conditions()))) {
      return null;
    }
    boolean sameActions = isSame(one.action(), other.action());
    boolean sameResources = isSame(one.resource(), other.resource());
    if (sameActions && sameResources) {
      return named(one, other, one.action(), one.resource());
    } else if (sameResources
        && one.action() instanceof ActionElement.Actions some
        && other.action() instanceof ActionElement.Actions others) {
      var actions = new ActionElement.Actions(union(some.patterns(), others.patterns()));
      return named(one, other, actions, one.resource());
    } else if (sameActions
        && one.resource() instanceof ResourceElement.Resources some
        && other.resource() instanceof ResourceElement.Resources others) {
      var resources = new ResourceElement.Resources(union(some.patterns(), others.patterns()));
      return named(one, other, one.action(), resources);
    }
    return null;
  }

  private static boolean isSame(ActionElement one, ActionElement other) {
    return one.getClass().equals(other.getClass())
        && new HashSet<>(one.patterns()).equals(new HashSet<>(other.patterns()));
  }

  private static boolean isSame(@Nullable ResourceElement one, @Nullable ResourceElement other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.getClass().equals(other.getClass())
        && new HashSet<>(one.patterns()).equals(new HashSet<>(other.patterns()));
  }

  private static <T> List<T> union(List<T> some, List<T> others) {
    var all = new LinkedHashSet<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  private static Statement named(
      Statement one, Statement other, ActionElement actions, @Nullable ResourceElement resources) {
    return new Statement(
        one.sid() == null ? other.sid() : one.sid(),
        one.effect(),
        null,
        actions,
        resources,
        one.conditions());
  }

  private List<Statement> withoutIdle(PolicyDocument document, List<Statement> statements) {
    List<Statement> left = statements;
    while (left.size() > 1) {
      List<PolicyStatement> idle =
          prover.statementsThatNeverMatter(RequestSet.ofIdentity(with(document, left)));
      if (idle.isEmpty()) {
        break;
      }
      // Only one at a time: each of two that say the same is idle, and not both.
      left = without(left, idle.get(idle.size() - 1).index());
    }
    return left;
  }

  private static <T> List<T> without(List<T> values, int index) {
    var left = new ArrayList<>(values);
    left.remove(index);
    return left;
  }

  private List<Statement> withFewerPatterns(
      PolicyDocument document, List<Statement> statements, int index) {
    Statement statement = statements.get(index);
    List<Statement> result = statements;
    if (statement.action() instanceof ActionElement.Actions actions) {
      result =
          fewer(
              document,
              result,
              index,
              actions.patterns(),
              (List<ActionPattern> kept) ->
                  named(
                      statement, statement, new ActionElement.Actions(kept), statement.resource()));
    }
    Statement shorter = result.get(index);
    if (statement.resource() instanceof ResourceElement.Resources resources) {
      result =
          fewer(
              document,
              result,
              index,
              resources.patterns(),
              (List<ResourcePattern> kept) ->
                  named(shorter, shorter, shorter.action(), new ResourceElement.Resources(kept)));
    }
    return result;
  }

  /** Leaves out each pattern without which the statement says the same. */
  private <T> List<Statement> fewer(
      PolicyDocument document,
      List<Statement> statements,
      int index,
      List<T> patterns,
      Function<List<T>, Statement> statement) {
    List<T> left = patterns;
    List<Statement> result = statements;
    for (int place = patterns.size() - 1; place >= 0 && left.size() > 1; place--) {
      List<T> fewer = without(left, place);
      var changed = new ArrayList<>(result);
      changed.set(index, statement.apply(fewer));
      // The pattern by itself says all that the statement would say less.
      var whole = new ArrayList<>(changed);
      whole.add(statement.apply(List.of(left.get(place))));
      if (isSame(with(document, whole), with(document, changed))) {
        left = fewer;
        result = changed;
      }
    }
    return result;
  }
}

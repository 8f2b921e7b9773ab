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
 * Shortens an identity policy. Statements that differ only in their actions, or only in their
 * resources, are merged; then statements and patterns that never matter are left out, one by one,
 * each only where it is proved that the rest allows the same. Whatever is not proved stays as it
 * is.
 *
 * <p>The same means for every conceivable request, whatever the prover's requests are: a shorter
 * document that is the same only for the requests that AWS documents today could allow more, or
 * less, of those that it documents tomorrow, and IAM keeps the document until somebody changes it.
 */
public final class Minimiser {
  private final AccessProver prover;

  /**
   * A statement of the result.
   *
   * @param statement the statement
   * @param sources the indexes of the given statements that it stands for, its own first
   */
  private record Part(Statement statement, Set<Integer> sources) {
    private Part with(Statement other) {
      return new Part(other, sources);
    }

    private Part with(Statement other, Set<Integer> more) {
      var all = new LinkedHashSet<>(sources);
      all.addAll(more);
      return new Part(other, all);
    }
  }

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
   * @return a policy for which it is proved that it allows the same, and for each of its statements
   *     which of the given ones it stands for
   */
  public MinimisedPolicy minimise(PolicyDocument document) {
    var given = new ArrayList<Part>();
    for (Statement statement : document.statements()) {
      given.add(new Part(statement, Set.of(given.size())));
    }
    List<Part> parts = withoutIdle(document, merged(document, given));
    for (int index = 0; index < parts.size(); index++) {
      parts = withFewerPatterns(document, parts, index);
    }
    parts = merged(document, parts);
    return new MinimisedPolicy(
        withParts(document, parts), parts.stream().map(Part::sources).toList());
  }

  private static PolicyDocument withParts(PolicyDocument document, List<Part> parts) {
    return with(document, parts.stream().map(Part::statement).toList());
  }

  private static PolicyDocument with(PolicyDocument document, List<Statement> statements) {
    return new PolicyDocument(document.version(), document.id(), statements);
  }

  private boolean isSame(PolicyDocument document, PolicyDocument other) {
    RequestSet before = RequestSet.ofIdentity(document);
    RequestSet after = RequestSet.ofIdentity(other);
    return prover.equivalence(before, after) instanceof Equivalence.Equivalent same
        && same.strength() == Strength.EVERY_REQUEST;
  }

  private List<Part> merged(PolicyDocument document, List<Part> parts) {
    var result = new ArrayList<Part>();
    for (Part part : parts) {
      int index = 0;
      Statement joined = null;
      while (joined == null && index < result.size()) {
        joined = joined(document, result.get(index).statement(), part.statement());
        index++;
      }
      if (joined == null) {
        result.add(part);
      } else {
        result.set(index - 1, result.get(index - 1).with(joined, part.sources()));
      }
    }
    return result.size() == parts.size() ? result : merged(document, result);
  }

  /**
   * One statement for two, where it is proved of these alone that it says the same: then it does so
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

  private List<Part> withoutIdle(PolicyDocument document, List<Part> parts) {
    List<Part> left = parts;
    while (left.size() > 1) {
      List<PolicyStatement> idle =
          prover.statementsThatNeverMatter(RequestSet.ofIdentity(withParts(document, left)));
      if (idle.isEmpty()) {
        break;
      }
      // Only one at a time: each of two that say the same is idle, and not both.
      int dropped = idle.get(idle.size() - 1).index();
      left = standingFor(document, without(left, dropped), left.get(dropped));
    }
    return left;
  }

  /**
   * What is left of a statement that was left out: those that cover it stand for it from now on. It
   * may take several together, or a denial of what it allows; then all that are left do.
   */
  private List<Part> standingFor(PolicyDocument document, List<Part> left, Part dropped) {
    List<Boolean> covers =
        left.stream().map(part -> covers(document, part, dropped.statement())).toList();
    var standing = new ArrayList<Part>();
    for (Part part : left) {
      boolean stands = covers.get(standing.size()) || !covers.contains(true);
      standing.add(stands ? part.with(part.statement(), dropped.sources()) : part);
    }
    return standing;
  }

  private boolean covers(PolicyDocument document, Part part, Statement other) {
    Statement one = allowing(part.statement());
    return part.statement().effect() == other.effect()
        && isSame(with(document, List.of(one, allowing(other))), with(document, List.of(one)));
  }

  private static <T> List<T> without(List<T> values, int index) {
    var left = new ArrayList<>(values);
    left.remove(index);
    return left;
  }

  private List<Part> withFewerPatterns(PolicyDocument document, List<Part> parts, int index) {
    Statement statement = parts.get(index).statement();
    List<Part> result = parts;
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
    Statement shorter = result.get(index).statement();
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
  private <T> List<Part> fewer(
      PolicyDocument document,
      List<Part> parts,
      int index,
      List<T> patterns,
      Function<List<T>, Statement> statement) {
    List<T> left = patterns;
    List<Part> result = parts;
    for (int place = patterns.size() - 1; place >= 0 && left.size() > 1; place--) {
      List<T> fewer = without(left, place);
      var changed = new ArrayList<>(result);
      changed.set(index, result.get(index).with(statement.apply(fewer)));
      // The pattern by itself says all that the statement would say less.
      var whole = new ArrayList<>(changed);
      whole.add(new Part(statement.apply(List.of(left.get(place))), Set.of()));
      if (isSame(withParts(document, whole), withParts(document, changed))) {
        left = fewer;
        result = changed;
      }
    }
    return result;
  }
}

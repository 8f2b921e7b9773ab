package io.trainingroles.adoption;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Inclusion;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.adoption.GrantCandidates.Candidate;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The statements of a policy as a spec has them: as intents where it is proved that these allow the
 * same requests of those that AWS documents, and else as they are.
 *
 * @param items the grants of the policy, in the order of its statements
 */
record RecognisedPolicy(List<Item> items) {

  /** A grant of a policy. */
  sealed interface Item {
    /** The statements that it becomes. */
    Stream<Statement> statements(Deployment deployment);

    /**
     * An intent.
     *
     * @param grant its key and its arguments
     */
    record Intent(DeclaredGrant grant) implements Item {
      @Override
      public Stream<Statement> statements(Deployment deployment) {
        return grant.grant().statements(deployment).stream();
      }
    }

    /**
     * A statement as it is, or what of it no intent says.
     *
     * @param statement the statement
     */
    record AsItIs(Statement statement) implements Item {
      @Override
      public Stream<Statement> statements(Deployment deployment) {
        return Stream.of(statement);
      }
    }
  }

  /** Keeps an unchangeable copy. */
  RecognisedPolicy {
    items = List.copyOf(items);
  }

  /** A policy without any intent. */
  static RecognisedPolicy asItIs(PolicyDocument document) {
    return new RecognisedPolicy(
        document.statements().stream().<Item>map(Item.AsItIs::new).toList());
  }

  /** The document that a spec makes of it, each statement once. */
  PolicyDocument document(Deployment deployment) {
    return PolicyDocument.of(
        items.stream().flatMap(item -> item.statements(deployment)).distinct().toList());
  }

  /**
   * Looks for intents.
   *
   * @param document the policy, in the current version of the language
   * @param deployment where the role is deployed to
   * @param prover what proves that both are the same
   */
  static RecognisedPolicy of(PolicyDocument document, Deployment deployment, AccessProver prover) {
    return new Search(document.statements(), deployment, prover).found();
  }

  /** One search in one policy. What denies something stays as it is, and takes no part. */
  private static final class Search {
    private final List<Statement> statements;
    private final List<Statement> allows;
    private final Deployment deployment;
    private final AccessProver prover;

    Search(List<Statement> statements, Deployment deployment, AccessProver prover) {
      this.statements = statements;
      this.allows =
          statements.stream().filter(statement -> statement.effect() == Effect.ALLOW).toList();
      this.deployment = deployment;
      this.prover = prover;
    }

    RecognisedPolicy found() {
      List<Candidate> allowed =
          GrantCandidates.of(statements, deployment).stream()
              .filter(candidate -> isIn(candidate.statements(), allows))
              .toList();
      List<List<Statement>> remains = remains(allowed);
      List<Candidate> needed = needed(allowed, remains);
      // What only intents covered that are not needed after all is kept, until nothing changes.
      while (!remains(needed).equals(remains)) {
        remains = remains(needed);
        needed = needed(needed, remains);
      }
      return put(needed, remains);
    }

    /** What of each statement these intents do not allow. */
    private List<List<Statement>> remains(List<Candidate> intents) {
      List<Statement> together = statementsOf(intents);
      return statements.stream()
          .map(
              statement ->
                  together.isEmpty() || !StatementParts.has(statement)
                      ? List.of(statement)
                      : remains(statement, together))
          .toList();
    }

    private List<Statement> remains(Statement statement, List<Statement> others) {
      return isIn(List.of(statement), others)
          ? List.of()
          : StatementParts.remains(statement, part -> isIn(List.of(part), others));
    }

    /** Without those that the others and what remains make superfluous, the smallest first. */
    private List<Candidate> needed(List<Candidate> allowed, List<List<Statement>> remains) {
      List<Statement> kept =
          remains.stream()
              .flatMap(List::stream)
              .filter(statement -> statement.effect() == Effect.ALLOW)
              .toList();
      var needed = new ArrayList<Candidate>(allowed);
      var smallestFirst = new ArrayList<Candidate>(allowed);
      Collections.reverse(smallestFirst);
      smallestFirst.sort(Comparator.comparingInt(Candidate::size));
      for (Candidate candidate : smallestFirst) {
        List<Candidate> others = needed.stream().filter(other -> !other.equals(candidate)).toList();
        if (isIn(allows, StatementParts.joined(statementsOf(others), kept))) {
          needed.remove(candidate);
        }
      }
      return needed;
    }

    private static RecognisedPolicy put(List<Candidate> needed, List<List<Statement>> remains) {
      var byStatement = new TreeMap<Integer, List<Item>>();
      for (Candidate candidate : needed) {
        byStatement
            .computeIfAbsent(candidate.from(), index -> new ArrayList<>())
            .add(new Item.Intent(candidate.grant()));
      }
      for (int index = 0; index < remains.size(); index++) {
        List<Item> items = byStatement.computeIfAbsent(index, key -> new ArrayList<>());
        remains.get(index).forEach(statement -> items.add(new Item.AsItIs(statement)));
      }
      return new RecognisedPolicy(byStatement.values().stream().flatMap(List::stream).toList());
    }

    private static List<Statement> statementsOf(List<Candidate> candidates) {
      return candidates.stream().flatMap(each -> each.statements().stream()).toList();
    }

    private boolean isIn(List<Statement> some, List<Statement> all) {
      if (some.isEmpty() || all.isEmpty()) {
        return some.isEmpty();
      }
      return prover.inclusion(set(some), set(all)) instanceof Inclusion.Included;
    }

    private static RequestSet set(List<Statement> statements) {
      return RequestSet.ofIdentity(PolicyDocument.of(statements));
    }
  }
}

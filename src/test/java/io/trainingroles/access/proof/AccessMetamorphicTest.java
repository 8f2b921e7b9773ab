package io.trainingroles.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.RandomDocuments;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rewrites of random documents whose effect is known beforehand. */
final class AccessMetamorphicTest {
  private static final int DOCUMENTS = Integer.getInteger("access.pairs", 150);
  private static final long SEED = Long.getLong("access.seed", 1);

  private final AccessProver prover = new AccessProver();

  @Test
  void difference_when_aDocumentIsRewritten_isNone() {
    for (long seed = SEED; seed < SEED + DOCUMENTS; seed++) {
      var random = new Random(seed);
      PolicyDocument document = plain(random);
      List<UnaryOperator<PolicyDocument>> rewrites =
          List.of(
              one -> shuffled(one, random),
              AccessMetamorphicTest::split,
              one -> recased(one, random),
              AccessMetamorphicTest::repeated,
              one -> new Minimiser(prover).minimise(one).document());
      for (UnaryOperator<PolicyDocument> rewrite : rewrites) {
        PolicyDocument rewritten = rewrite.apply(document);

        AccessDifference difference =
            prover.difference(RequestSet.ofIdentity(document), RequestSet.ofIdentity(rewritten));

        assertThat(difference.isNone())
            .as("seed %d: %s%n%s%n%s", seed, difference, json(document), json(rewritten))
            .isTrue();
      }
    }
  }

  @Test
  void minimise_when_documentsSayThingsTwice_isNeverLonger() {
    int shorter = 0;
    for (long seed = SEED; seed < SEED + DOCUMENTS; seed++) {
      PolicyDocument document = split(plain(new Random(seed)));

      PolicyDocument minimal = new Minimiser(prover).minimise(document).document();

      assertThat(json(minimal).length()).isLessThanOrEqualTo(json(document).length());
      shorter += json(minimal).length() < json(document).length() ? 1 : 0;
    }
    assertThat(shorter).isGreaterThan(DOCUMENTS / 2);
  }

  /** Each given statement is somewhere in what is left, also where it never mattered. */
  @Test
  void minimise_when_statementsAreMergedOrLeftOut_tracesEachToOneThatIsLeft() {
    int leftOut = 0;
    for (long seed = SEED; seed < SEED + DOCUMENTS; seed++) {
      PolicyDocument document = repeated(split(plain(new Random(seed))));

      MinimisedPolicy minimal = new Minimiser(prover).minimise(document);

      var traced = new TreeSet<Integer>();
      minimal.sources().forEach(traced::addAll);
      assertThat(traced)
          .as("seed %d", seed)
          .containsExactlyElementsOf(
              IntStream.range(0, document.statements().size()).boxed().toList());
      leftOut += document.statements().size() - minimal.document().statements().size();
    }
    assertThat(leftOut).isGreaterThan(DOCUMENTS);
  }

  @Test
  void difference_when_aStatementIsLoosened_neverRevokes() {
    int broadened = 0;
    for (long seed = SEED; seed < SEED + DOCUMENTS; seed++) {
      var random = new Random(seed);
      PolicyDocument document = plain(random);
      PolicyDocument looser = loosened(document, random);
      RequestSet before = RequestSet.ofIdentity(document);
      RequestSet after = RequestSet.ofIdentity(looser);

      AccessDifference difference = prover.difference(before, after);

      assertThat(difference.isNarrowed())
          .as("seed %d: %s%n%s%n%s", seed, difference, json(document), json(looser))
          .isFalse();
      for (AccessChange change : difference.changes()) {
        assertThat(before.allows(change.witness())).isFalse();
        assertThat(after.allows(change.witness())).isTrue();
        broadened++;
      }
    }
    assertThat(broadened).isGreaterThan(DOCUMENTS / 3);
  }

  private static PolicyDocument plain(Random random) {
    return new RandomDocuments(random, RandomDocuments.Elements.PLAIN).identity();
  }

  private static String json(PolicyDocument document) {
    return new PolicyDocumentWriter().write(document);
  }

  private static PolicyDocument with(PolicyDocument document, List<Statement> statements) {
    return new PolicyDocument(document.version(), null, statements);
  }

  private static Statement with(
      Statement old,
      ActionElement action,
      @Nullable ResourceElement resource,
      List<Condition> conditions) {
    return new Statement(null, old.effect(), null, action, resource, conditions);
  }

  private static PolicyDocument shuffled(PolicyDocument document, Random random) {
    var statements = new ArrayList<Statement>();
    for (Statement statement : document.statements()) {
      var conditions = new ArrayList<>(statement.conditions());
      Collections.shuffle(conditions, random);
      var actions = new ArrayList<>(statement.action().patterns());
      Collections.shuffle(actions, random);
      statements.add(
          with(
              statement,
              statement.action() instanceof ActionElement.Actions
                  ? new ActionElement.Actions(actions)
                  : new ActionElement.NotActions(actions),
              statement.resource(),
              conditions));
    }
    Collections.shuffle(statements, random);
    return with(document, statements);
  }

  /** One statement for each action and resource. */
  private static PolicyDocument split(PolicyDocument document) {
    var statements = new ArrayList<Statement>();
    for (Statement statement : document.statements()) {
      if (statement.action() instanceof ActionElement.Actions
          && statement.resource() instanceof ResourceElement.Resources) {
        for (ActionPattern action : statement.action().patterns()) {
          for (ResourcePattern resource : statement.resource().patterns()) {
            statements.add(
                with(
                    statement,
                    new ActionElement.Actions(List.of(action)),
                    new ResourceElement.Resources(List.of(resource)),
                    statement.conditions()));
          }
        }
      } else {
        statements.add(statement);
      }
    }
    return with(document, statements);
  }

  private static PolicyDocument recased(PolicyDocument document, Random random) {
    var statements = new ArrayList<Statement>();
    for (Statement statement : document.statements()) {
      List<ActionPattern> actions =
          statement.action().patterns().stream()
              .map(
                  pattern ->
                      ActionPattern.of(
                          random.nextBoolean()
                              ? pattern.value().toUpperCase(Locale.ROOT)
                              : pattern.value().toLowerCase(Locale.ROOT)))
              .toList();
      statements.add(
          with(
              statement,
              statement.action() instanceof ActionElement.Actions
                  ? new ActionElement.Actions(actions)
                  : new ActionElement.NotActions(actions),
              statement.resource(),
              recased(statement.conditions())));
    }
    return with(document, statements);
  }

  /**
   * Two conditions on keys that differ in case alone stay apart: one statement cannot have both
   * under one name.
   */
  private static List<Condition> recased(List<Condition> conditions) {
    var recased = new LinkedHashMap<List<String>, Condition>();
    for (Condition condition : conditions) {
      var other =
          new Condition(
              condition.operator().toLowerCase(Locale.ROOT),
              condition.key().toUpperCase(Locale.ROOT),
              condition.values());
      List<String> name = List.of(other.operator(), other.key());
      boolean isTaken = recased.containsKey(name);
      recased.put(
          isTaken ? List.of(condition.operator(), condition.key()) : name,
          isTaken ? condition : other);
    }
    return List.copyOf(recased.values());
  }

  /** Each statement again, narrowed in one of its elements. */
  private static PolicyDocument repeated(PolicyDocument document) {
    var statements = new ArrayList<>(document.statements());
    for (Statement statement : document.statements()) {
      if (statement.action() instanceof ActionElement.Actions) {
        statements.add(
            with(
                statement,
                new ActionElement.Actions(statement.action().patterns().subList(0, 1)),
                statement.resource(),
                statement.conditions()));
      }
      var more = new ArrayList<>(statement.conditions());
      more.add(Condition.of("DateLessThanIfExists", "k:expires", "2030-01-01T00:00:00Z"));
      statements.add(with(statement, statement.action(), statement.resource(), more));
    }
    return with(document, statements);
  }

  /** A Deny goes, an Allow loses its conditions or gets more actions. */
  private static PolicyDocument loosened(PolicyDocument document, Random random) {
    var statements = new ArrayList<>(document.statements());
    int index = random.nextInt(statements.size());
    Statement statement = statements.get(index);
    if (statement.effect() == Effect.DENY) {
      statements.remove(index);
      statements.add(
          Statement.allow(ActionElement.Actions.of("k:New"), ResourceElement.Resources.of("*")));
    } else if (!statement.conditions().isEmpty()) {
      statements.set(index, with(statement, statement.action(), statement.resource(), List.of()));
    } else {
      statements.set(
          index, with(statement, ActionElement.Actions.of("*"), statement.resource(), List.of()));
    }
    return with(document, statements);
  }
}

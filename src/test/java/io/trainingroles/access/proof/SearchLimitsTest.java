package io.trainingroles.access.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainingroles.access.search.RequestExamples;
import io.trainingroles.access.search.SearchLimits;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Policies that were written to make a prover run for ever. */
final class SearchLimitsTest {
  @Test
  void inclusion_when_hundredsOfPatternsHaveManyWildcards_ends() {
    RequestSet one = RequestSet.ofIdentity(wild(new Random(1), 300));
    RequestSet other = RequestSet.ofIdentity(wild(new Random(2), 300));

    Inclusion there = new AccessProver().inclusion(one, other);
    Inclusion back = new AccessProver().inclusion(other, one);

    assertThat(List.of(there, back))
        .allMatch(
            inclusion ->
                inclusion instanceof Inclusion.NotIncluded
                    || inclusion instanceof Inclusion.Indeterminate);
  }

  @Test
  void inclusion_when_theStepsAreFew_isIndeterminateAndNamesTheStatement() {
    PolicyDocument document = wild(new Random(3), 40);
    var prover = new AccessProver(new SearchLimits(1_000, 20), RequestExamples.PLAIN);

    Inclusion inclusion =
        prover.inclusion(
            RequestSet.ofIdentity(
                PolicyDocument.of(
                    List.of(
                        Statement.allow(
                            ActionElement.Actions.of("s3:*"),
                            ResourceElement.Resources.of("arn:aws:s3:::*ab*cd*ef*gh*"))))),
            RequestSet.ofIdentity(document));

    assertThat(inclusion).isInstanceOf(Inclusion.Indeterminate.class);
    assertThat(((Inclusion.Indeterminate) inclusion).undecided())
        .singleElement()
        .matches(undecided -> undecided.reason() == Undecided.Reason.LIMIT)
        .matches(undecided -> undecided.statement().index() == 0);
  }

  @Test
  void inclusion_when_manyStatementsDivideTheConditions_ends() {
    RequestSet all = RequestSet.ofIdentity(checkered(new Random(4), 60));
    RequestSet everything =
        RequestSet.ofIdentity(
            PolicyDocument.of(
                List.of(
                    Statement.allow(
                        ActionElement.Actions.of("*"), ResourceElement.Resources.of("*")))));

    assertThat(new AccessProver().inclusion(all, everything))
        .isEqualTo(new Inclusion.Included(Strength.EVERY_REQUEST));
    assertThat(new AccessProver().inclusion(everything, all))
        .isNotInstanceOf(Inclusion.Included.class);
  }

  /** A request that has no value for the variables is denied nothing, and soon found. */
  @Test
  void never_when_manyDenialsHaveVariables_isDecided() {
    var random = new Random(5);
    var statements = new ArrayList<Statement>();
    statements.add(
        Statement.allow(ActionElement.Actions.of("*"), ResourceElement.Resources.of("*")));
    for (int number = 0; number < 25; number++) {
      statements.add(
          new Statement(
              null,
              Effect.DENY,
              null,
              ActionElement.Actions.of("*"),
              ResourceElement.Resources.of(
                  "arn:aws:s3:::${aws:PrincipalTag/a}"
                      + hostile(random)
                      + "${aws:PrincipalTag/b}"
                      + hostile(random)),
              List.of()));
    }

    Proof proof =
        new AccessProver()
            .never(
                RequestSet.ofIdentity(PolicyDocument.of(statements)),
                AccessPattern.of("s3:GetObject", "arn:aws:s3:::*"));

    assertThat(proof).isInstanceOf(Proof.CounterExample.class);
  }

  private static String hostile(Random random) {
    var text = new StringBuilder();
    for (int number = 0; number < 10; number++) {
      text.append("ab*?".charAt(random.nextInt(4)));
    }
    return text.toString();
  }

  /** The shortest such text is long; one is found without looking at all that are shorter. */
  @Test
  void inclusion_when_theShortestTextIsLong_isDecided() {
    PolicyDocument narrow = wild(new Random(6), 1);
    PolicyDocument others = wild(new Random(7), 40);

    Inclusion inclusion =
        new AccessProver().inclusion(RequestSet.ofIdentity(narrow), RequestSet.ofIdentity(others));

    assertThat(inclusion).isInstanceOf(Inclusion.NotIncluded.class);
  }

  @Test
  void limits_when_thereAreNoSteps_areRefused() {
    assertThatThrownBy(() -> new SearchLimits(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static PolicyDocument wild(Random random, int patterns) {
    var resources = new ArrayList<ResourcePattern>();
    for (int number = 0; number < patterns; number++) {
      var text = new StringBuilder("arn:aws:s3:::");
      for (int star = 0; star < 10; star++) {
        text.append('*').append((char) ('a' + random.nextInt(3)));
        text.append(random.nextInt(3) == 0 ? "?" : "");
      }
      resources.add(ResourcePattern.of(text.toString()));
    }
    return PolicyDocument.of(
        List.of(
            Statement.allow(
                ActionElement.Actions.of("s3:*"), new ResourceElement.Resources(resources))));
  }

  /** Statements that each leave a part of the values of six keys. */
  private static PolicyDocument checkered(Random random, int count) {
    var statements = new ArrayList<Statement>();
    for (int number = 0; number < count; number++) {
      var conditions = new ArrayList<Condition>();
      for (int key = 0; key < 6; key++) {
        String operator = random.nextBoolean() ? "StringLike" : "StringNotLike";
        conditions.add(
            Condition.of(operator, "k:" + key, "*" + (char) ('a' + random.nextInt(3)) + "*"));
      }
      statements.add(
          Statement.allow(
              ActionElement.Actions.of("*"),
              ResourceElement.Resources.of("*"),
              conditions.toArray(Condition[]::new)));
    }
    return PolicyDocument.of(statements);
  }
}

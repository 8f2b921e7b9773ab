package io.trainingroles.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.Caller;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.RandomDocuments;
import io.trainingroles.access.Request;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is said about all requests, against what the simulator says about one. {@code
 * -Daccess.pairs=100000 -Daccess.seed=7} compares more pairs; the number in a failure is the seed
 * of its pair: {@code -Daccess.pairs=1 -Daccess.seed=NUMBER} repeats it.
 */
final class AccessProverPropertyTest {
  private static final int PAIRS = Integer.getInteger("access.pairs", 400);
  private static final long SEED = Long.getLong("access.seed", 1);
  private static final int REQUESTS = 200;
  private static final Caller ROLE = Caller.of("arn:aws:iam::123456789012:role/example");

  private final AccessProver prover = new AccessProver();
  private int included;
  private int notIncluded;
  private int indeterminate;

  @Test
  void inclusion_when_documentsAreOfARole_isConfirmedByTheSimulator() {
    for (long seed = SEED; seed < SEED + PAIRS; seed++) {
      var policies = new RandomDocuments(new Random(seed), RandomDocuments.Elements.ALL);
      PolicyDocument first = policies.identity();
      PolicyDocument second = seed % 3 == 0 ? policies.identity() : policies.changed(first);
      compare(seed, policies, first, second, RequestSet::ofIdentity, false);
    }
    assertThat(included).isGreaterThan(PAIRS / 10);
    assertThat(notIncluded).isGreaterThan(PAIRS / 10);
    assertThat(indeterminate).as("of %d", 2 * PAIRS).isLessThanOrEqualTo(PAIRS / 50);
  }

  @Test
  void inclusion_when_documentsHaveVariables_isConfirmedByTheSimulator() {
    for (long seed = SEED; seed < SEED + PAIRS; seed++) {
      var policies = new RandomDocuments(new Random(seed), RandomDocuments.Elements.WITH_VARIABLES);
      PolicyDocument first = policies.identity();
      PolicyDocument second = policies.changed(first);
      compare(seed, policies, first, second, RequestSet::ofIdentity, false);
    }
    assertThat(included).isGreaterThan(PAIRS / 10);
    assertThat(notIncluded).isGreaterThan(PAIRS / 10);
    assertThat(indeterminate).as("of %d", 2 * PAIRS).isLessThanOrEqualTo(PAIRS / 10);
  }

  @Test
  void inclusion_when_documentsAreOfAResource_isConfirmedByTheSimulator() {
    for (long seed = SEED; seed < SEED + PAIRS; seed++) {
      var policies = new RandomDocuments(new Random(seed), RandomDocuments.Elements.ALL);
      PolicyDocument first = policies.resource();
      PolicyDocument second = policies.changed(first);
      compare(
          seed,
          policies,
          first,
          second,
          document -> RequestSet.ofResource(new NamedPolicy("resource", document)),
          true);
    }
    assertThat(included).isGreaterThan(PAIRS / 10);
    assertThat(notIncluded).isGreaterThan(PAIRS / 10);
    assertThat(indeterminate).as("of %d", 2 * PAIRS).isLessThanOrEqualTo(PAIRS / 50);
  }

  private void compare(
      long seed,
      RandomDocuments policies,
      PolicyDocument first,
      PolicyDocument second,
      Function<PolicyDocument, RequestSet> read,
      boolean isOfResource) {
    RequestSet one = read.apply(first);
    RequestSet other = read.apply(second);
    String question =
        "seed "
            + seed
            + "\n"
            + new PolicyDocumentWriter().write(first)
            + "\nin\n"
            + new PolicyDocumentWriter().write(second);
    Inclusion there = checked(question, one, other);
    Inclusion back = checked("back, " + question, other, one);
    for (int number = 0; number < REQUESTS; number++) {
      Request request = policies.request(isOfResource ? policies.caller() : ROLE);
      if (hasSeveralOfOne(request, first, second)) {
        continue;
      }
      boolean inOne = one.allows(request);
      boolean inOther = other.allows(request);
      if (there instanceof Inclusion.Included) {
        assertThat(!inOne || inOther).as("%s\n%s", question, request).isTrue();
      }
      if (back instanceof Inclusion.Included) {
        assertThat(inOne || !inOther).as("back, %s\n%s", question, request).isTrue();
      }
    }
  }

  /** Whether a key has several values that both documents take for one of a single value. */
  private static boolean hasSeveralOfOne(
      Request request, PolicyDocument first, PolicyDocument second) {
    return request.context().values().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof ContextValue.Multiple)
        .anyMatch(
            entry ->
                Stream.of(first, second)
                    .flatMap(document -> document.statements().stream())
                    .flatMap(statement -> statement.conditions().stream())
                    .filter(condition -> condition.key().equalsIgnoreCase(entry.getKey()))
                    .noneMatch(condition -> condition.operator().startsWith("For")));
  }

  private Inclusion checked(String question, RequestSet some, RequestSet all) {
    Inclusion inclusion = prover.inclusion(some, all);
    if (inclusion instanceof Inclusion.NotIncluded not) {
      assertThat(some.allows(not.witness())).as("%s\n%s", question, not.witness()).isTrue();
      assertThat(all.allows(not.witness())).as("%s\n%s", question, not.witness()).isFalse();
      notIncluded++;
    } else if (inclusion instanceof Inclusion.Included) {
      included++;
    } else {
      if (Boolean.getBoolean("access.show")) {
        System.out.println(inclusion + "\n" + question);
      }
      indeterminate++;
    }
    return inclusion;
  }
}

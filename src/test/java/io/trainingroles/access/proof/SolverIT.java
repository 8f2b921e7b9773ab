package io.trainingroles.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.RandomDocuments;
import io.trainingroles.access.search.RequestExamples;
import io.trainingroles.access.search.SearchLimits;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The prover against Z3, a solver that has nothing in common with it. {@code -Daccess.pairs} and
 * {@code -Daccess.seed} as in {@link AccessProverPropertyTest}.
 */
final class SolverIT {
  private static final int PAIRS = Integer.getInteger("access.pairs", 60);
  private static final long SEED = Long.getLong("access.seed", 1);
  private static final int RESOURCES = 4_000_000;

  private int agreed;
  private int included;
  private int undecided;

  @Test
  void inclusion_when_askedOfZ3_isTheSame() {
    for (long seed = SEED; seed < SEED + PAIRS; seed++) {
      var documents = new RandomDocuments(new Random(seed), RandomDocuments.Elements.PLAIN);
      PolicyDocument first = documents.identity();
      PolicyDocument second = documents.changed(first);
      compare(seed, first, second);
      compare(seed, second, first);
    }
    System.out.printf(
        "%d answers of Z3 are the same (%d included), %d are missing%n",
        agreed, included, undecided);
    assertThat(agreed).isGreaterThan(PAIRS);
    assertThat(included).isGreaterThan(PAIRS / 10);
  }

  /** Both look for requests of the same few kinds only. */
  @Test
  void inclusion_when_requestsAreOfSomeKinds_isTheSame() {
    var prover = new AccessProver(SearchLimits.DEFAULT, RequestExamples.PLAIN, new BoundedSpace());
    int onlyConceivable = 0;
    for (long seed = SEED; seed < SEED + PAIRS; seed++) {
      var documents = new RandomDocuments(new Random(seed), RandomDocuments.Elements.PLAIN);
      PolicyDocument first = documents.identity();
      PolicyDocument second = documents.changed(first);
      onlyConceivable += compare(seed, first, second, prover, BoundedSpace.KINDS);
      onlyConceivable += compare(seed, second, first, prover, BoundedSpace.KINDS);
    }
    System.out.printf(
        "of some kinds, %d answers of Z3 are the same (%d included), %d are missing; %d are"
            + " included for requests of these kinds only%n",
        agreed, included, undecided, onlyConceivable);
    assertThat(agreed).isGreaterThan(PAIRS);
    assertThat(onlyConceivable).isGreaterThan(PAIRS / 20);
  }

  private void compare(long seed, PolicyDocument some, PolicyDocument all) {
    compare(seed, some, all, new AccessProver(), List.of());
  }

  /** One where the answer holds for requests of the kinds, and not for all. */
  private int compare(
      long seed,
      PolicyDocument some,
      PolicyDocument all,
      AccessProver prover,
      List<BoundedSpace.Kind> kinds) {
    Inclusion inclusion = prover.inclusion(RequestSet.ofIdentity(some), RequestSet.ofIdentity(all));
    @Nullable Boolean isBroader;
    try (var encoding = new SolverEncoding()) {
      isBroader = encoding.isBroader(some, all, RESOURCES, kinds);
    }
    if (isBroader == null || inclusion instanceof Inclusion.Indeterminate) {
      undecided++;
      return 0;
    }
    assertThat(inclusion instanceof Inclusion.NotIncluded)
        .as(
            "seed %d: %s%nZ3 says it is %s%n%s%nin%n%s",
            seed,
            inclusion,
            isBroader ? "not included" : "included",
            new PolicyDocumentWriter().write(some),
            new PolicyDocumentWriter().write(all))
        .isEqualTo(isBroader);
    agreed++;
    included += isBroader ? 0 : 1;
    return inclusion instanceof Inclusion.Included within
            && within.strength() == Strength.DOCUMENTED_REQUESTS
        ? 1
        : 0;
  }
}

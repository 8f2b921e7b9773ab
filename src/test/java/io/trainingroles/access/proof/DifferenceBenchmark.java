package io.trainingroles.access.proof;

import io.trainingroles.access.RandomDocuments;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.PolicyDocument;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a difference takes, both directions, documents prepared again each time; and the same
 * question of small documents put to the prover and to Z3.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DifferenceBenchmark {
  private static final int SMALL_PAIRS = 20;
  private static final int RESOURCES = 4_000_000;

  private final AccessProver prover = new AccessProver();
  private final PolicyDocument[] ofTenKilobytes = {
    LargePolicies.fullAccess(28, 1), LargePolicies.fullAccess(28, 2)
  };
  private final PolicyDocument[] ofFourteenKilobytes = {
    LargePolicies.fullAccess(38, 1), LargePolicies.fullAccess(38, 2)
  };
  private final PolicyDocument[] readOnly = {LargePolicies.readOnly(1), LargePolicies.readOnly(2)};
  private final List<PolicyDocument[]> small =
      new Random(1).longs(SMALL_PAIRS, 0, 1_000).mapToObj(DifferenceBenchmark::smallPair).toList();

  private static PolicyDocument[] smallPair(long seed) {
    var documents = new RandomDocuments(new Random(seed), RandomDocuments.Elements.PLAIN);
    PolicyDocument first = documents.identity();
    return new PolicyDocument[] {first, documents.changed(first)};
  }

  private AccessDifference difference(PolicyDocument[] pair) {
    return prover.difference(RequestSet.ofIdentity(pair[0]), RequestSet.ofIdentity(pair[1]));
  }

  /** Two versions of a policy of 10 KB. */
  @Benchmark
  public AccessDifference ofTenKilobytes() {
    return difference(ofTenKilobytes);
  }

  /** Two versions of a policy of 14 KB, the size of a service's full access. */
  @Benchmark
  public AccessDifference ofFourteenKilobytes() {
    return difference(ofFourteenKilobytes);
  }

  /** Two versions of a policy of 93 KB, the size of one that allows reading everything. */
  @Benchmark
  public AccessDifference ofReadOnlyAccess() {
    return difference(readOnly);
  }

  /** Twenty inclusions of small documents, by the prover. */
  @Benchmark
  public int smallByProver() {
    int included = 0;
    for (PolicyDocument[] pair : small) {
      Inclusion inclusion =
          prover.inclusion(RequestSet.ofIdentity(pair[0]), RequestSet.ofIdentity(pair[1]));
      included += inclusion instanceof Inclusion.Included ? 1 : 0;
    }
    return included;
  }

  /** The same twenty by Z3; what Z3 gives up counts as answered. */
  @Benchmark
  public int smallByZ3() {
    int included = 0;
    for (PolicyDocument[] pair : small) {
      try (var encoding = new SolverEncoding()) {
        included += Boolean.FALSE.equals(encoding.isBroader(pair[0], pair[1], RESOURCES)) ? 1 : 0;
      }
    }
    return included;
  }
}

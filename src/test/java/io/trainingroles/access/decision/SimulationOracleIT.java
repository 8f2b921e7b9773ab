package io.trainingroles.access.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trainingroles.access.RandomRequests;
import io.trainingroles.access.proof.KnownDifference;
import io.trainingroles.access.proof.ShrunkenRequest;
import io.trainingroles.input.request.RequestReader;
import io.trainingroles.input.request.RequestReading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whether the simulator decides as another evaluator of IAM policies does, on random policies and
 * requests. Where the other is known to differ from AWS's documentation, {@link KnownDifference}
 * says so and nothing is compared. {@code -Daccess.pairs=1000000 -Daccess.seed=7} compares others.
 */
final class SimulationOracleIT {
  private static final int PAIRS = Integer.getInteger("access.pairs", 10_000);
  private static final long SEED = Long.getLong("access.seed", 1);
  private static final int AT_ONCE = 1_000;

  private final Map<KnownDifference, Integer> skipped = new EnumMap<>(KnownDifference.class);
  private final Map<String, Integer> decided = new TreeMap<>();

  @Test
  void decisions_when_comparedWithAnotherEvaluator_areTheSame() throws Exception {
    var requests = new RandomRequests(SEED);
    try (SimulationOracle oracle = SimulationOracle.start()) {
      for (int compared = 0; compared < PAIRS; ) {
        var some = new ArrayList<ObjectNode>();
        while (some.size() < AT_ONCE) {
          ObjectNode request = requests.next();
          if (isComparable(request)) {
            some.add(request);
          }
        }
        compare(oracle, some);
        compared += some.size();
      }
    }
    System.out.println("access oracle, seed " + SEED + ": " + decided + ", skipped " + skipped);
    assertThat(decided.keySet()).containsExactly("Allowed", "ExplicitlyDenied", "ImplicitlyDenied");
    decided.values().forEach(count -> assertThat(count).isGreaterThan(PAIRS / 20));
  }

  private boolean isComparable(ObjectNode request) {
    for (KnownDifference difference : KnownDifference.values()) {
      if (difference.applies(request)) {
        skipped.merge(difference, 1, Integer::sum);
        return false;
      }
    }
    return true;
  }

  private void compare(SimulationOracle oracle, List<ObjectNode> requests) {
    List<String> expected = oracle.decide(requests.stream().map(ObjectNode::toString).toList());
    for (int index = 0; index < requests.size(); index++) {
      ObjectNode request = requests.get(index);
      if (!decision(request).equals(expected.get(index))) {
        ObjectNode smallest =
            new ShrunkenRequest(
                    candidate -> isComparableQuietly(candidate) && differs(oracle, candidate))
                .of(request);
        throw new AssertionError(
            "we say %s, the other says %s: %s"
                .formatted(decision(smallest), oracle.decide(smallest.toString()), smallest));
      }
      decided.merge(expected.get(index), 1, Integer::sum);
    }
  }

  private static boolean isComparableQuietly(ObjectNode request) {
    for (KnownDifference difference : KnownDifference.values()) {
      if (difference.applies(request)) {
        return false;
      }
    }
    return true;
  }

  private static boolean differs(SimulationOracle oracle, ObjectNode request) {
    String ours = decision(request);
    String other = oracle.decide(request.toString());
    return !ours.startsWith("error") && !other.startsWith("error") && !ours.equals(other);
  }

  private static String decision(ObjectNode request) {
    RequestReading reading = new RequestReader().read(request.toString());
    if (reading instanceof RequestReading.Read read) {
      try {
        return new Simulator(read.policies()).decide(read.request()).getClass().getSimpleName();
      } catch (RuntimeException failed) {
        return "error " + failed;
      }
    }
    return "error " + reading;
  }
}

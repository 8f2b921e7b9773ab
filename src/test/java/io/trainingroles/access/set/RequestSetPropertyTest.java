package io.trainingroles.access.set;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trainingroles.access.Caller;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.RandomRequests;
import io.trainingroles.access.Request;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.decision.Simulator;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Equivalence;
import io.trainingroles.access.proof.Inclusion;
import io.trainingroles.access.proof.OnlyRequest;
import io.trainingroles.access.search.Universe;
import io.trainingroles.input.request.RequestReader;
import io.trainingroles.input.request.RequestReading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What is said about all requests of one caller under all kinds of policies, against what the
 * simulator says about one. {@code -Daccess.pairs=100000 -Daccess.seed=7} tries more; the number in
 * a failure is the seed that repeats it with {@code -Daccess.pairs=1 -Daccess.seed=NUMBER}.
 */
final class RequestSetPropertyTest {
  private static final int PAIRS = Integer.getInteger("access.pairs", 400);
  private static final long SEED = Long.getLong("access.seed", 1);
  private static final int REQUESTS = 40;
  private static final List<String> LAYERS =
      List.of("policies", "boundary", "session_policy", "resource_policy", "scps", "rcps");

  private final AccessProver prover = new AccessProver();
  private int same;
  private int different;
  private int open;

  @Test
  void set_when_askedForOneRequest_hasItWhereTheSimulatorAllowsIt() {
    int allowed = 0;
    for (long seed = SEED; seed < SEED + PAIRS; seed++) {
      ObjectNode line = new RandomRequests(seed).next();
      RequestReading.Read read = read(line);
      if (!OnlyRequest.canBe(read.request())) {
        continue;
      }
      Inclusion inclusion =
          prover.inclusion(OnlyRequest.set(read.request(), line.toString()), set(read));
      Decision decision = new Simulator(read.policies()).decide(read.request());
      if (decision instanceof Decision.Indeterminate) {
        assertThat(inclusion)
            .as("seed %d %s", seed, line)
            .isInstanceOf(Inclusion.Indeterminate.class);
        continue;
      }
      boolean isAllowed = decision instanceof Decision.Allowed;
      if (inclusion instanceof Inclusion.Indeterminate) {
        assertThat(OnlyRequest.hasVariables(line.toString())).as("seed %d %s", seed, line).isTrue();
        open++;
      } else {
        assertThat(inclusion instanceof Inclusion.Included)
            .as("seed %d %s", seed, line)
            .isEqualTo(isAllowed);
        allowed += isAllowed ? 1 : 0;
      }
    }
    assertThat(allowed).isGreaterThan(PAIRS / 10);
    assertThat(open).isLessThan(PAIRS / 5);
  }

  @Test
  void equivalence_when_aLayerIsChanged_isConfirmedByTheSimulator() {
    for (long seed = SEED; seed < SEED + PAIRS; seed++) {
      var random = new Random(seed);
      var requests = new RandomRequests(seed);
      ObjectNode first = requests.next();
      ObjectNode second = changed(first, requests, random);
      compare("seed " + seed + " " + first + "\n" + second, first, second, requests);
    }
    assertThat(same).isGreaterThan(PAIRS / 20);
    assertThat(different).isGreaterThan(PAIRS / 10);
    assertThat(open).isLessThan(PAIRS / 10);
  }

  /** The same caller and policies, but for one layer. */
  private static ObjectNode changed(ObjectNode line, RandomRequests requests, Random random) {
    ObjectNode changed = line.deepCopy();
    var there = new ArrayList<String>();
    LAYERS.stream().filter(line::has).forEach(there::add);
    if (there.isEmpty()) {
      return changed;
    }
    String layer = there.get(random.nextInt(there.size()));
    ObjectNode other = requests.next();
    while (!other.has(layer)) {
      other = requests.next();
    }
    if (random.nextInt(4) == 0) {
      changed.remove(layer);
    } else {
      changed.set(layer, other.get(layer));
    }
    return changed;
  }

  private void compare(String question, ObjectNode one, ObjectNode other, RandomRequests requests) {
    RequestReading.Read read = read(one);
    RequestSet first = set(read);
    RequestSet second = set(read(other));
    Equivalence answer = prover.equivalence(first, second);
    if (answer instanceof Equivalence.Different found) {
      boolean isFirst = found.allowedBy() == Equivalence.Side.FIRST;
      assertThat((isFirst ? first : second).allows(found.witness()))
          .as("%s %s", question, found)
          .isTrue();
      assertThat((isFirst ? second : first).refuses(found.witness()))
          .as("%s %s", question, found)
          .isTrue();
      different++;
    } else if (answer instanceof Equivalence.Equivalent) {
      same++;
      Set<String> several = several(one);
      several.addAll(several(other));
      for (int count = 0; count < REQUESTS; count++) {
        Request request = withCaller(read(requests.next()).request(), read.request().caller());
        if (hasSeveralOfOne(request, several)) {
          continue;
        }
        assertThat(first.allows(request))
            .as("%s %s", question, request)
            .isEqualTo(second.allows(request));
        assertThat(first.refuses(request))
            .as("%s %s", question, request)
            .isEqualTo(second.refuses(request));
      }
    } else {
      open++;
    }
  }

  private static Request withCaller(Request request, Caller caller) {
    return new Request(caller, request.action(), request.resource(), request.context());
  }

  private static boolean hasSeveralOfOne(Request request, Set<String> several) {
    return request.context().values().entrySet().stream()
        .anyMatch(
            entry ->
                entry.getValue() instanceof ContextValue.Multiple
                    && !several.contains(entry.getKey().toLowerCase(Locale.ROOT)));
  }

  /** The keys that may have several values: those with a set operator. */
  private static Set<String> several(ObjectNode line) {
    var keys = new HashSet<>(Universe.MULTIVALUED);
    for (JsonNode condition : line.findValues("Condition")) {
      condition
          .properties()
          .forEach(
              operator -> {
                if (operator.getKey().toLowerCase(Locale.ROOT).startsWith("for")) {
                  operator
                      .getValue()
                      .fieldNames()
                      .forEachRemaining(key -> keys.add(key.toLowerCase(Locale.ROOT)));
                }
              });
    }
    return keys;
  }

  private static RequestSet set(RequestReading.Read read) {
    return RequestSet.ofCaller(read.request().caller(), OnlyRequest.owned(read));
  }

  private static RequestReading.Read read(ObjectNode line) {
    RequestReading reading = new RequestReader().read(line.toString());
    assertThat(reading).isInstanceOf(RequestReading.Read.class);
    return (RequestReading.Read) reading;
  }
}

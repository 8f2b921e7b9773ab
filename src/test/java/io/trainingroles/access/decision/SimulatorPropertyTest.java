package io.trainingroles.access.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trainingroles.access.RandomRequests;
import io.trainingroles.access.RequestParts;
import io.trainingroles.access.condition.Comparison;
import io.trainingroles.iam.Effect;
import io.trainingroles.input.request.RequestReader;
import io.trainingroles.input.request.RequestReading;
import io.trainingroles.report.DecisionText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What holds for every request, tried on random ones. */
final class SimulatorPropertyTest {
  private static final int COUNT = 2_000;

  @Test
  void decision_when_made_namesWhatItRestsOn() {
    var requests = new RandomRequests(31);
    for (int count = 0; count < COUNT; count++) {
      ObjectNode request = requests.next();
      Decision decision = decide(request);
      assertThat(DecisionText.reasons(decision, UnaryOperator.identity()))
          .as("%s", request)
          .isNotEmpty();
      if (decision instanceof Decision.Allowed allowed) {
        boolean isRoot = request.get("principal").asText().endsWith(":root");
        assertThat(allowed.statements().isEmpty()).as("%s", request).isIn(false, isRoot);
        assertThat(allowed.statements())
            .allMatch(place -> place.statement().effect() == Effect.ALLOW);
      } else if (decision instanceof Decision.ExplicitlyDenied denied) {
        assertThat(denied.statements())
            .isNotEmpty()
            .allMatch(place -> place.statement().effect() == Effect.DENY);
      } else if (decision instanceof Decision.ImplicitlyDenied denied) {
        assertThat(denied.lacking()).as("%s", request).isNotEmpty();
      }
    }
  }

  @Test
  void decision_when_aValueIsUnknown_isThatOfEveryValueOrNotKnown() {
    var requests = new RandomRequests(32);
    var random = new Random(32);
    int known = 0;
    int unknown = 0;
    for (int count = 0; count < COUNT; count++) {
      ObjectNode request = requests.next();
      var keys = new ArrayList<String>();
      request.get("context").fieldNames().forEachRemaining(keys::add);
      if (keys.isEmpty()) {
        continue;
      }
      String key = keys.get(random.nextInt(keys.size()));
      ObjectNode without = request.deepCopy();
      context(without).remove(key);
      ObjectNode hidden = request.deepCopy();
      context(hidden).putNull(key);
      Decision decision = decide(hidden);
      if (decision instanceof Decision.Indeterminate indeterminate) {
        unknown++;
        assertThat(indeterminate.unknowns()).as("%s", hidden).isNotEmpty();
        assertThat(indeterminate.unknowns())
            .allMatch(
                value ->
                    value.name().equalsIgnoreCase(key)
                        || value.name().startsWith("whether resource control policies apply"));
      } else {
        known++;
        assertThat(List.of(isAllowed(decide(request)), isAllowed(decide(without))))
            .as("%s without knowing %s", request, key)
            .containsOnly(isAllowed(decision));
      }
    }
    assertThat(known).isGreaterThan(COUNT / 2);
    assertThat(unknown).isGreaterThan(COUNT / 50);
  }

  @Test
  void decision_when_thePoliciesAreWrittenDifferently_isTheSame() {
    var requests = new RandomRequests(33);
    var random = new Random(33);
    for (int count = 0; count < COUNT; count++) {
      ObjectNode request = requests.next();
      ObjectNode rewritten = request.deepCopy();
      rewritten.put("action", request.get("action").asText().toUpperCase(Locale.ROOT));
      rewritten.findValues("Statement").forEach(list -> shuffle((ArrayNode) list, random));
      assertThat(decide(rewritten).getClass())
          .as("%s", request)
          .isEqualTo(decide(request).getClass());
    }
  }

  @Test
  void decision_when_somethingIsDeniedMore_isNeverAllowedMore() {
    var requests = new RandomRequests(34);
    for (int count = 0; count < COUNT; count++) {
      ObjectNode request = requests.next();
      if (!request.has("policies")) {
        continue;
      }
      ObjectNode denied = request.deepCopy();
      ObjectNode statement =
          ((ArrayNode) denied.get("policies")).addObject().putArray("Statement").addObject();
      statement.put("Effect", "Deny").put("Action", "*").put("Resource", "*");
      assertThat(decide(denied)).isInstanceOf(Decision.ExplicitlyDenied.class);
      ObjectNode bounded = request.deepCopy();
      ObjectNode boundary = bounded.putObject("boundary");
      statement = boundary.putArray("Statement").addObject();
      statement.put("Effect", "Allow").put("Action", "ec2:StopInstances").put("Resource", "*");
      if (isAllowed(decide(bounded)) && !request.has("boundary")) {
        assertThat(isAllowed(decide(request))).as("%s", request).isTrue();
      }
    }
  }

  @Test
  void operators_when_drawn_areAllDrawn() {
    var requests = new RandomRequests(35);
    var drawn = new TreeSet<String>();
    for (int count = 0; count < COUNT; count++) {
      new RequestParts(requests.next())
          .conditions()
          .forEach(condition -> drawn.add(condition.operator().toString()));
    }
    assertThat(drawn).hasSize(3 * 2 * (Comparison.values().length - 1) + 1);
  }

  private static void shuffle(ArrayNode list, Random random) {
    var items = new ArrayList<JsonNode>();
    list.forEach(items::add);
    Collections.shuffle(items, random);
    list.removeAll();
    list.addAll(items);
  }

  private static ObjectNode context(ObjectNode request) {
    return (ObjectNode) request.get("context");
  }

  private static boolean isAllowed(Decision decision) {
    return decision instanceof Decision.Allowed;
  }

  private static Decision decide(ObjectNode request) {
    RequestReading reading = new RequestReader().read(request.toString());
    if (reading instanceof RequestReading.Read read) {
      return new Simulator(read.policies()).decide(read.request());
    }
    return fail(reading.toString());
  }
}

package io.trainingroles.access.set;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trainingroles.access.decision.SimulatorCaseTest;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Inclusion;
import io.trainingroles.access.proof.OnlyRequest;
import io.trainingroles.input.request.RequestReader;
import io.trainingroles.input.request.RequestReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks the questions that the simulator is asked, and asks the set of all requests the same: a set
 * that has only the request of the case is in the set of its policies, or is not. Where a document
 * has policy variables, it may not be known.
 */
final class RequestSetCaseTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AccessProver PROVER = new AccessProver();
  private static final String OPEN = "nobody knows whether in";

  @ParameterizedTest
  @MethodSource("questions")
  void set_when_askedForTheRequest_hasItWhereItIsAllowed(Path question) throws IOException {
    var wrong = new ArrayList<String>();
    for (JsonNode one : cases(question)) {
      String request = one.get("request").toString();
      if (new RequestReader().read(request) instanceof RequestReading.Read read
          && OnlyRequest.canBe(read.request())) {
        String found = found(read, request);
        String expected =
            switch (one.get("decision").asText()) {
              case "ALLOWED" -> "in";
              case "INDETERMINATE" -> OPEN;
              default -> "not in";
            };
        boolean isOpen = found.equals(OPEN) && OnlyRequest.hasVariables(request);
        if (!found.equals(expected) && !isOpen) {
          wrong.add(found + " the set: " + one);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void cases_when_counted_areAlmostAllAskedOfTheSet() throws IOException {
    int all = 0;
    var others = new ArrayList<String>();
    for (Path question : questions().toList()) {
      for (JsonNode one : cases(question)) {
        all++;
        RequestReading reading = new RequestReader().read(one.get("request").toString());
        if (!(reading instanceof RequestReading.Read read) || !OnlyRequest.canBe(read.request())) {
          others.add(question.getFileName() + " " + one.get("request").get("context"));
        }
      }
    }
    assertThat(others).as("of %d", all).hasSizeLessThan(all / 10);
  }

  private static String found(RequestReading.Read read, String json) {
    RequestSet set = RequestSet.ofCaller(read.request().caller(), OnlyRequest.owned(read));
    Inclusion inclusion = PROVER.inclusion(OnlyRequest.set(read.request(), json), set);
    if (inclusion instanceof Inclusion.NotIncluded not) {
      assertThat(not.witness().action()).isEqualToIgnoringCase(read.request().action());
      assertThat(not.witness().resource()).isEqualTo(read.request().resource());
      return "not in";
    }
    return inclusion instanceof Inclusion.Included ? "in" : OPEN;
  }

  private static JsonNode cases(Path question) throws IOException {
    return JSON.readTree(Files.readString(question)).get("cases");
  }

  static Stream<Path> questions() throws IOException {
    return SimulatorCaseTest.questions().stream();
  }
}

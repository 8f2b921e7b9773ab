package io.trainingroles.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.report.line.PrintableText;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Decisions for programs: one JSON object each, on one line. */
public final class DecisionJson {
  private DecisionJson() {}

  /**
   * A decision.
   *
   * @param decision the decision
   * @return {@code {"decision":…,"because":[…]}}, with its line end
   */
  public static String of(Decision decision) {
    return JsonText.versioned(json -> write(json, decision, UnaryOperator.identity()));
  }

  /**
   * A decision on a request of a role.
   *
   * @param role the role's name
   * @param decision the decision
   * @param shown gives the text that is shown for one of the decision
   * @param reference the date of the AWS managed policies that it depends on, or null if on none
   * @return {@code {"role":…,"decision":…,"because":[…]}}, with its line end
   */
  public static String of(
      String role, Decision decision, UnaryOperator<String> shown, @Nullable LocalDate reference) {
    return JsonText.versioned(
        json -> {
          json.writeStringField("role", role);
          write(json, decision, shown);
          ReferenceDate.write(json, reference);
        });
  }

  private static void write(JsonGenerator json, Decision decision, UnaryOperator<String> shown)
      throws IOException {
    json.writeStringField("decision", word(decision));
    json.writeArrayFieldStart("because");
    for (String reason : DecisionText.reasons(decision, shown)) {
      json.writeString(reason);
    }
    json.writeEndArray();
  }

  /**
   * A request that cannot be read.
   *
   * @param problems all that is wrong with it
   * @return {@code {"error":…}}, with its line end
   */
  public static String error(List<String> problems) {
    return JsonText.versioned(
        json -> json.writeStringField("error", PrintableText.of(String.join(". ", problems))));
  }

  /**
   * The word for a decision.
   *
   * @param decision the decision
   * @return {@code ALLOWED}, {@code EXPLICIT_DENY}, {@code IMPLICIT_DENY} or {@code INDETERMINATE}
   */
  public static String word(Decision decision) {
    if (decision instanceof Decision.Allowed) {
      return "ALLOWED";
    } else if (decision instanceof Decision.ExplicitlyDenied) {
      return "EXPLICIT_DENY";
    }
    return decision instanceof Decision.ImplicitlyDenied ? "IMPLICIT_DENY" : "INDETERMINATE";
  }
}

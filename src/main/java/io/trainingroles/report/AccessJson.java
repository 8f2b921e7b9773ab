package io.trainingroles.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.Request;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.Oddity;
import io.trainingroles.event.activity.RoleActivity;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.input.question.RoleDifference;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.input.question.RoleProof;
import io.trainingroles.input.question.TrustGap;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Differences, proofs and fits for programs: one JSON object on one line. */
public final class AccessJson {
  /** With what was seen of recorded events. */
  private static final String FIT_VERSION = "1.1";

  /** With what is assumed of policies that neither input has. */
  private static final String DIFFERENCE_VERSION = "1.1";

  private AccessJson() {}

  /**
   * What changed.
   *
   * @param differences one for each role
   * @param reference the date of the AWS managed policies that it depends on, or null if on none
   * @return {@code {"broadened":…,"narrowed":…,"changes":[…],"unknown":[…],…}}
   */
  public static String differences(
      List<RoleDifference> differences, @Nullable LocalDate reference) {
    return JsonText.versioned(
        DIFFERENCE_VERSION,
        json -> {
          json.writeBooleanField(
              "broadened", differences.stream().anyMatch(RoleDifference::isBroadened));
          json.writeBooleanField(
              "narrowed", differences.stream().anyMatch(RoleDifference::isNarrowed));
          json.writeArrayFieldStart("changes");
          for (RoleDifference difference : differences) {
            for (AccessChange change : difference.changes()) {
              write(json, difference.role(), change);
            }
          }
          json.writeEndArray();
          json.writeArrayFieldStart("undocumented");
          for (RoleDifference difference : differences) {
            for (AccessChange change : difference.undocumented()) {
              write(json, difference.role(), change);
            }
          }
          json.writeEndArray();
          scope(
              json,
              differences.stream()
                  .map(RoleDifference::documentedOn)
                  .filter(Objects::nonNull)
                  .findFirst()
                  .orElse(null));
          json.writeArrayFieldStart("unknown");
          for (RoleDifference difference : differences) {
            for (String unknown : difference.unknown()) {
              json.writeString(difference.role() + ": " + unknown);
            }
          }
          json.writeEndArray();
          writeAssumptions(json, differences);
          ReferenceDate.write(json, reference);
        });
  }

  private static void writeAssumptions(JsonGenerator json, List<RoleDifference> differences)
      throws IOException {
    json.writeObjectFieldStart("assumptions");
    texts(
        json,
        "same_policies",
        differences.stream()
            .flatMap(difference -> difference.assumptions().samePolicies().stream())
            .distinct()
            .toList());
    json.writeArrayFieldStart("lifted_denials");
    for (RoleDifference difference : differences) {
      for (AccessChange change : difference.assumptions().liftedDenials()) {
        write(json, difference.role(), change);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /**
   * Whether something can ever happen.
   *
   * @param never what was asked
   * @param proofs one for each role
   * @param reference the date of the AWS managed policies that it depends on, or null if on none
   * @return {@code {"never":…,"proofs":[{"role":…,"result":…,"witness":…,"unknown":[…]}],…}}
   */
  public static String proofs(String never, List<RoleProof> proofs, @Nullable LocalDate reference) {
    return JsonText.versioned(
        json -> {
          json.writeStringField("never", never);
          json.writeArrayFieldStart("proofs");
          for (RoleProof proof : proofs) {
            json.writeStartObject();
            json.writeStringField("role", proof.role());
            json.writeStringField("result", proof.result().name());
            Request witness = proof.witness();
            if (witness != null) {
              json.writeFieldName("witness");
              write(json, witness, false, proof.oddities());
            }
            texts(json, "unknown", proof.unknown());
            if (proof.result() == RoleProof.Result.PROVED) {
              scope(json, proof.documentedOn());
            }
            json.writeEndObject();
          }
          json.writeEndArray();
          ReferenceDate.write(json, reference);
        });
  }

  /**
   * Whether a role fits its jobs, and what it was seen to do.
   *
   * @param compared what came of the comparison with jobs; null where there was none
   * @param activity what came of recorded events; null where there were none
   * @param reference the date of the AWS managed policies that it depends on, or null if on none
   * @return {@code {"fits":…,"lacking":[…],"excess":[…],"unknown":[…],…}}
   */
  public static String fit(
      @Nullable RoleFit compared, @Nullable RoleActivity activity, @Nullable LocalDate reference) {
    RoleFit fit =
        compared == null
            ? new RoleFit(
                "", List.of(), List.of(), List.of(), List.of(), List.of(), /* documentedOn= */ null)
            : compared;
    return JsonText.versioned(
        FIT_VERSION,
        json -> {
          json.writeBooleanField("fits", fit.fits() && (activity == null || activity.fits()));
          json.writeArrayFieldStart("lacking");
          for (AccessChange lacking : fit.lacking()) {
            writeLacking(json, lacking);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("excess");
          for (AccessChange excess : fit.excess()) {
            write(json, fit.role(), excess);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("untrusted");
          for (TrustGap gap : fit.untrusted()) {
            json.writeStartObject();
            json.writeStringField("problem", gap.problem());
            json.writeStringField("remedy", gap.remedy());
            json.writeEndObject();
          }
          json.writeEndArray();
          texts(json, "unknown", fit.unknown());
          ReferenceDate.write(json, reference);
          if (compared == null) {
            json.writeStringField("holds_for", "RECORDED_EVENTS");
          } else {
            scope(json, fit.documentedOn());
          }
          if (activity != null) {
            ActivityJson.write(json, activity);
          }
        });
  }

  /** What a job needs and its role does not allow. */
  static void writeLacking(JsonGenerator json, AccessChange lacking) throws IOException {
    json.writeStartObject();
    subject(json, lacking);
    json.writeFieldName("context");
    context(json, lacking.witness());
    json.writeStringField("because", lacking.statement().policy());
    json.writeFieldName("witness");
    write(json, lacking.witness(), false, lacking.oddities());
    json.writeEndObject();
  }

  /** For which requests the answer holds. */
  static void scope(JsonGenerator json, @Nullable String documentedOn) throws IOException {
    json.writeStringField(
        "holds_for", documentedOn == null ? "EVERY_REQUEST" : "DOCUMENTED_REQUESTS");
    if (documentedOn != null) {
      json.writeStringField("documentation_date", documentedOn);
    }
  }

  /** A change of the access of a role. */
  static void write(JsonGenerator json, String role, AccessChange change) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", change.kind().name());
    json.writeStringField("role", role);
    subject(json, change);
    json.writeStringField("statement", AccessPhrases.place(change.statement()));
    json.writeFieldName("witness");
    write(
        json,
        change.witness(),
        change.statement().kind() == PolicyKind.RESOURCE,
        change.oddities());
    if (!change.absentKeys().isEmpty()) {
      texts(json, "absent_keys", change.absentKeys());
    }
    json.writeEndObject();
  }

  /** What the change is about; the name of the field tells a statement of all but some. */
  private static void subject(JsonGenerator json, AccessChange change) throws IOException {
    String action = change.actions() instanceof ActionElement.NotActions ? "not_action" : "action";
    json.writeFieldName(action);
    values(json, change.actions().patterns().stream().map(ActionPattern::value).toList());
    ResourceElement resources = change.resources();
    if (resources != null) {
      boolean isNot = resources instanceof ResourceElement.NotResources;
      json.writeFieldName(isNot ? "not_resource" : "resource");
      values(json, resources.patterns().stream().map(AccessPhrases::shown).toList());
    }
  }

  private static void write(
      JsonGenerator json, Request request, boolean withCaller, List<Oddity> oddities)
      throws IOException {
    json.writeStartObject();
    if (withCaller) {
      json.writeStringField("principal", request.caller().toString());
    }
    json.writeStringField("action", request.action());
    json.writeStringField("resource", request.resource());
    json.writeFieldName("context");
    context(json, request);
    if (!oddities.isEmpty()) {
      json.writeArrayFieldStart("unusual");
      for (Oddity oddity : oddities) {
        json.writeStartObject();
        json.writeStringField("kind", oddity.kind().name());
        json.writeStringField("value", oddity.value());
        json.writeBooleanField("is_all", oddity.isOfAll());
        json.writeStringField("message", AccessPhrases.oddity(oddity));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void context(JsonGenerator json, Request request) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, ContextValue> key : request.context().values().entrySet()) {
      json.writeFieldName(key.getKey());
      if (key.getValue() instanceof ContextValue.Single single) {
        json.writeString(single.value());
      } else if (key.getValue() instanceof ContextValue.Multiple several) {
        json.writeStartArray();
        for (String value : several.values()) {
          json.writeString(value);
        }
        json.writeEndArray();
      } else {
        json.writeNull();
      }
    }
    json.writeEndObject();
  }

  /** One value as it is, several as a list, as in a policy. */
  private static void values(JsonGenerator json, List<String> values) throws IOException {
    if (values.size() == 1) {
      json.writeString(values.get(0));
      return;
    }
    json.writeStartArray();
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** A list of texts. */
  static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}

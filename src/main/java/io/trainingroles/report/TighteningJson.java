package io.trainingroles.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.adoption.PolicyEdit;
import io.trainingroles.adoption.PolicyEdit.StatementEdit;
import io.trainingroles.adoption.RefusedAddition;
import io.trainingroles.adoption.Tightening;
import io.trainingroles.adoption.UnexplainedUse;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.question.TrustGap;
import io.trainingroles.job.Need;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The change of a role for programs: one JSON object on one line. */
public final class TighteningJson {
  private TighteningJson() {}

  /**
   * What changes.
   *
   * @param tightening the change
   * @param open what is not known of the jobs, one sentence each
   * @param patch the change of the files of the input as a unified diff; empty where there is none
   * @param reference the date of the AWS managed policies that it depends on, or null if on none
   * @return {@code {"role":…,"proved":…,"edits":[…],…}}
   */
  public static String of(
      Tightening tightening, List<String> open, String patch, @Nullable LocalDate reference) {
    return JsonText.versioned(
        json -> {
          json.writeStringField("role", tightening.before().name());
          json.writeBooleanField("proved", tightening.isProved());
          json.writeArrayFieldStart("edits");
          for (PolicyEdit edit : tightening.edits()) {
            edit(json, edit);
          }
          json.writeEndArray();
          additions(json, tightening);
          changes(json, "revoked", tightening, AccessChange.Kind.REVOKED);
          changes(json, "granted", tightening, AccessChange.Kind.GRANTED);
          json.writeArrayFieldStart("lacking");
          for (AccessChange lacking : tightening.fit().lacking()) {
            AccessJson.writeLacking(json, lacking);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("excess");
          for (AccessChange excess : tightening.fit().excess()) {
            AccessJson.write(json, tightening.after().name(), excess);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("untrusted");
          for (TrustGap gap : tightening.fit().untrusted()) {
            json.writeStartObject();
            json.writeStringField("problem", gap.problem());
            json.writeStringField("remedy", gap.remedy());
            json.writeEndObject();
          }
          json.writeEndArray();
          AccessJson.texts(json, "broken", tightening.broken());
          AccessJson.texts(json, "open", open);
          AccessJson.texts(json, "unknown", tightening.fit().unknown());
          ReferenceDate.write(json, reference);
          AccessJson.scope(json, tightening.fit().documentedOn());
          if (!patch.isEmpty()) {
            json.writeStringField("patch", patch);
          }
          uses(json, tightening);
        });
  }

  private static void edit(JsonGenerator json, PolicyEdit edit) throws IOException {
    json.writeStartObject();
    json.writeStringField("policy", edit.policy());
    json.writeStringField(
        "change", edit.isGone() ? (edit.isAttached() ? "DETACHED" : "REMOVED") : "CHANGED");
    json.writeArrayFieldStart("statements");
    for (StatementEdit statement : edit.statements()) {
      json.writeStartObject();
      json.writeNumberField("statement", statement.number());
      statements(json, "before", List.of(statement.before()));
      statements(json, "after", statement.after());
      json.writeEndObject();
    }
    json.writeEndArray();
    statements(json, "moved", edit.moved());
    json.writeEndObject();
  }

  private static void statements(JsonGenerator json, String name, List<Statement> statements)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Statement statement : statements) {
      json.writeRawValue(new PolicyDocumentWriter().write(statement));
    }
    json.writeEndArray();
  }

  private static void additions(JsonGenerator json, Tightening tightening) throws IOException {
    json.writeArrayFieldStart("added");
    for (Need need : tightening.added()) {
      json.writeStartObject();
      need(json, need);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("not_added");
    for (RefusedAddition refused : tightening.refused()) {
      json.writeStartObject();
      need(json, refused.need());
      json.writeStringField("reason", refused.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void need(JsonGenerator json, Need need) throws IOException {
    json.writeStringField("grant", need.declared().yaml());
    json.writeStringField("because", need.field());
  }

  private static void changes(
      JsonGenerator json, String name, Tightening tightening, AccessChange.Kind kind)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (AccessChange change : tightening.difference().changes()) {
      if (change.kind() == kind) {
        AccessJson.write(json, tightening.before().name(), change);
      }
    }
    json.writeEndArray();
  }

  private static void uses(JsonGenerator json, Tightening tightening) throws IOException {
    if (tightening.uses().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("unexplained");
    for (UnexplainedUse use : tightening.unexplained()) {
      json.writeStartObject();
      json.writeStringField("action", use.action());
      if (!use.resource().isEmpty()) {
        json.writeStringField("resource", use.resource());
      }
      ActivityJson.seen(json, use.seen());
      statements(json, "kept", use.kept());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("not_observable");
    for (Map.Entry<String, List<String>> each : tightening.notObservable().entrySet()) {
      json.writeStartObject();
      json.writeStringField("reason", each.getKey());
      AccessJson.texts(json, "actions", each.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    ActivityJson.write(json, tightening.uses().orElseThrow().ofRole());
  }
}

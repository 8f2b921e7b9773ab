package io.trainingroles.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.Truth;
import io.trainingroles.event.activity.ActionUse;
import io.trainingroles.event.activity.ObservedWindow;
import io.trainingroles.event.activity.RecordedRequest;
import io.trainingroles.event.activity.ResourceUse;
import io.trainingroles.event.activity.RoleActivity;
import io.trainingroles.event.activity.Sightings;
import io.trainingroles.event.activity.StatementUse;
import io.trainingroles.event.activity.UnmappedEvent;
import io.trainingroles.event.activity.UseState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a role was seen to do, for programs: the field {@code events} of a fit. */
final class ActivityJson {
  private final JsonGenerator json;

  private ActivityJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the field. */
  static void write(JsonGenerator json, RoleActivity activity) throws IOException {
    json.writeObjectFieldStart("events");
    new ActivityJson(json).write(activity);
    json.writeEndObject();
  }

  private void write(RoleActivity activity) throws IOException {
    json.writeStringField("role", activity.role());
    window(activity.window());
    json.writeArrayFieldStart("notes");
    for (String note : activity.notes()) {
      json.writeString(note);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("statements");
    for (StatementUse use : activity.statements()) {
      statement(use);
    }
    json.writeEndArray();
    requests("denied", activity.denied());
    requests("not_allowed", activity.notAllowed());
    json.writeArrayFieldStart("not_mapped");
    for (UnmappedEvent event : activity.unmapped()) {
      json.writeStartObject();
      json.writeStringField("event_source", event.source());
      json.writeStringField("event_name", event.name());
      json.writeStringField("reason", event.reason());
      seen(event.seen());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void window(ObservedWindow window) throws IOException {
    json.writeObjectFieldStart("window");
    time("from", window.from());
    time("to", window.to());
    json.writeBooleanField("is_short", window.isShort());
    json.writeNumberField("records", window.records());
    json.writeNumberField("records_of_role", window.recordsOfRole());
    if (!window.account().isEmpty()) {
      json.writeStringField("account", window.account());
    }
    AccessJson.texts(json, "regions", window.regions());
    json.writeEndObject();
  }

  private void statement(StatementUse use) throws IOException {
    PolicyStatement place = use.statement();
    json.writeStartObject();
    json.writeStringField("policy", place.policy());
    json.writeNumberField("statement", place.index() + 1);
    if (place.statement().sid() != null) {
      json.writeStringField("sid", place.statement().sid());
    }
    state(use.state(), use.reason(), use.isNeededByJob());
    json.writeBooleanField("allows_more_actions", use.isOpenEnded());
    seen(use.seen());
    json.writeArrayFieldStart("actions");
    for (ActionUse action : use.actions()) {
      json.writeStartObject();
      json.writeStringField("action", action.action());
      state(action.state(), action.reason(), action.isNeededByJob());
      seen(action.seen());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("resources");
    for (ResourceUse resource : use.resources()) {
      json.writeStartObject();
      json.writeStringField("resource", resource.pattern());
      state(resource.state(), resource.reason(), resource.isNeededByJob());
      seen(resource.seen());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void state(UseState state, String reason, boolean isNeededByJob) throws IOException {
    json.writeStringField("state", state.name());
    if (!reason.isEmpty()) {
      json.writeStringField("reason", reason);
    }
    json.writeBooleanField("needed_by_job", isNeededByJob);
  }

  private void seen(Sightings seen) throws IOException {
    seen(json, seen);
  }

  /** How often something was seen, and when. */
  static void seen(JsonGenerator json, Sightings seen) throws IOException {
    json.writeNumberField("records", seen.count());
    time(json, "first", seen.first());
    time(json, "last", seen.last());
    if (!seen.resources().isEmpty()) {
      AccessJson.texts(json, "such_as", seen.resources());
    }
  }

  private void requests(String name, List<RecordedRequest> requests) throws IOException {
    json.writeArrayFieldStart(name);
    for (RecordedRequest request : requests) {
      json.writeStartObject();
      json.writeStringField("action", request.action());
      json.writeStringField("resource", request.resource());
      if (!request.reason().isEmpty()) {
        json.writeStringField("reason", request.reason());
      }
      json.writeFieldName("allowed_by_role");
      if (request.isAllowed() == Truth.UNKNOWN) {
        json.writeNull();
      } else {
        json.writeBoolean(request.isAllowed() == Truth.TRUE);
      }
      json.writeBooleanField("denied_elsewhere", request.isDecidedElsewhere());
      json.writeStringField("decision", request.decision());
      seen(request.seen());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void time(String name, @Nullable Instant time) throws IOException {
    time(json, name, time);
  }

  private static void time(JsonGenerator json, String name, @Nullable Instant time)
      throws IOException {
    if (time != null) {
      json.writeStringField(name, time.toString());
    }
  }
}

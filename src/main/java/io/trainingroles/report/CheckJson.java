package io.trainingroles.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.Fix;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location;
import io.trainingroles.review.Review;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A review for programs: one JSON object on one line. */
public final class CheckJson {
  /** Changes in its first number only where a program that reads it would have to change. */
  private static final String FORMAT_VERSION = "1.1";

  private CheckJson() {}

  /**
   * A review.
   *
   * @param review the review
   * @param reference the date of the AWS managed policies that it depends on, or null if on none
   * @return <code>{"format_version":…,"findings":[…],"accepted":[…]}</code>
   */
  public static String of(Review review, @Nullable LocalDate reference) {
    return JsonText.object(
        json -> {
          json.writeStringField("format_version", FORMAT_VERSION);
          json.writeArrayFieldStart("findings");
          for (CheckFinding found : review.findings()) {
            json.writeStartObject();
            write(json, found);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayFieldStart("accepted");
          for (Review.Accepted accepted : review.accepted()) {
            json.writeStartObject();
            write(json, accepted.finding());
            json.writeStringField("reason", accepted.acceptance().reason());
            if (accepted.acceptance().until() != null) {
              json.writeStringField("until", accepted.acceptance().until().toString());
            }
            json.writeEndObject();
          }
          json.writeEndArray();
          ReferenceDate.write(json, reference);
        });
  }

  private static void write(JsonGenerator json, CheckFinding found) throws IOException {
    json.writeStringField("code", found.finding().code().value());
    json.writeStringField("type", found.finding().severity().name());
    writeSaid(json, found);
    CheckFinding.Cause cause = found.causedBy();
    if (cause != null) {
      json.writeObjectFieldStart("caused_by");
      json.writeStringField("code", cause.code().value());
      json.writeStringField("on", cause.subject());
      json.writeEndObject();
    }
    if (!found.parts().isEmpty()) {
      json.writeArrayFieldStart("parts");
      for (CheckFinding part : found.parts()) {
        json.writeStartObject();
        writeSaid(json, part);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private static void writeSaid(JsonGenerator json, CheckFinding found) throws IOException {
    Finding finding = found.finding();
    json.writeStringField("message", finding.problem());
    json.writeStringField("remedy", finding.remedy());
    if (!found.role().isEmpty()) {
      json.writeStringField("role", found.role());
      json.writeStringField("on", found.subject());
    }
    json.writeObjectFieldStart("location");
    write(json, finding.location());
    json.writeEndObject();
    Fix fix = found.fix();
    if (fix != null) {
      json.writeObjectFieldStart("fix");
      json.writeStringField("given", fix.given());
      json.writeStringField("instead", fix.instead());
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, Location location) throws IOException {
    json.writeStringField("source", location.input());
    Optional<Location.Position> position = location.position();
    if (position.isPresent()) {
      json.writeNumberField("line", position.get().line());
      json.writeNumberField("column", position.get().column());
    }
    if (location instanceof Location.Element element) {
      if (!element.owner().isEmpty()) {
        json.writeStringField("address", element.owner());
      }
      if (!element.path().isEmpty()) {
        json.writeStringField("path", element.path());
      }
    }
  }
}

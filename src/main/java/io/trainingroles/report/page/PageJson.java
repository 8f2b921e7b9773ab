package io.trainingroles.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.report.JsonText;
import io.trainingroles.report.page.ReportedRole.Assumer;
import io.trainingroles.report.page.ReportedRole.Change;
import io.trainingroles.report.page.ReportedRole.Changes;
import io.trainingroles.report.page.ReportedRole.Document;
import io.trainingroles.report.page.ReportedRole.Fit;
import io.trainingroles.report.page.ReportedRole.ReportedFinding;
import io.trainingroles.report.page.ReportedRole.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A report for programs; {@code docs/output/report.schema.json} is its schema. */
public final class PageJson {
  private PageJson() {}

  /**
   * The JSON of a report.
   *
   * @param report the report
   * @return one line
   */
  public static String of(AccessReport report) {
    return JsonText.versioned(
        json -> {
          json.writeStringField("kind", "training-roles report");
          texts(json, "inputs", report.inputs());
          if (!report.comparedWith().isEmpty()) {
            json.writeStringField("compared_with", report.comparedWith());
          }
          if (!report.reference().isEmpty()) {
            json.writeStringField("reference", report.reference());
          }
          json.writeArrayFieldStart("roles");
          for (ReportedRole role : report.roles()) {
            write(json, role);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("removed");
          for (AccessReport.RemovedRole role : report.removed()) {
            json.writeStartObject();
            json.writeStringField("name", role.name());
            changes(json, role.changes());
            json.writeEndObject();
          }
          json.writeEndArray();
          findings(json, "findings", report.general());
        });
  }

  private static void write(JsonGenerator json, ReportedRole role) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", role.name());
    json.writeStringField("kind", role.kind().word());
    json.writeStringField("place", role.place());
    if (role.assumers().isPresent()) {
      ReportedRole.Assumers assumers = role.assumers().get();
      json.writeObjectFieldStart("can_be_assumed_by");
      assumers(json, "allowed", assumers.allowed());
      assumers(json, "denied", assumers.denied());
      texts(json, "unknown", assumers.unknown());
      json.writeEndObject();
    }
    if (!role.boundary().isEmpty()) {
      json.writeStringField("permissions_boundary", role.boundary());
    }
    access(json, role.access());
    texts(json, "denials", role.denials());
    texts(json, "unknown", role.unseen().stream().map(ReportedRole.Unseen::sentence).toList());
    json.writeArrayFieldStart("promises");
    for (ReportedRole.ReportedPromise promise : role.promises()) {
      json.writeStartObject();
      json.writeStringField("text", promise.text());
      json.writeStringField("result", word(promise.verdict(), "kept", "broken"));
      json.writeStringField("detail", promise.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (role.fit().isPresent()) {
      fit(json, role.fit().get());
    }
    findings(json, "findings", role.findings());
    json.writeArrayFieldStart("accepted");
    for (ReportedRole.AcceptedFinding accepted : role.accepted()) {
      json.writeStartObject();
      finding(json, accepted.finding());
      json.writeStringField("reason", accepted.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("policies");
    for (Document document : role.documents()) {
      json.writeStartObject();
      json.writeStringField("name", document.name());
      json.writeStringField("use", PagePhrases.use(document.use()));
      json.writeNumberField("size", document.size());
      if (document.limit() > 0 && document.use() != PolicyUse.INLINE) {
        json.writeNumberField("limit", document.limit());
      }
      json.writeStringField("document", document.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (role.inlineLimit() > 0) {
      json.writeObjectFieldStart("inline_policies");
      json.writeNumberField("size", role.inlineSize());
      json.writeNumberField("limit", role.inlineLimit());
      json.writeEndObject();
    }
    if (role.changes().isPresent()) {
      changes(json, role.changes().get());
    }
    json.writeEndObject();
  }

  private static void assumers(JsonGenerator json, String name, List<Assumer> assumers)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Assumer assumer : assumers) {
      json.writeStartObject();
      json.writeStringField("who", assumer.who());
      json.writeStringField("actions", assumer.actions());
      texts(json, "conditions", ReportedCondition.texts(assumer.conditions()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * What policies allow: what it means has a name of its own, so that no limit is read as a grant.
   */
  private static void access(JsonGenerator json, ReportedAccess access) throws IOException {
    switch (access.meaning()) {
      case GRANTED -> access(json, "access", access);
      case LET_THROUGH -> access(json, "lets_through", access);
      case TO_PRINCIPALS -> access(json, "allows_principals", access);
      case REQUESTS_LET_THROUGH -> access(json, "lets_requests_through", access);
      case ASSUMPTION, NOT_READ -> {
        // Access has no field then.
      }
    }
  }

  private static void access(JsonGenerator json, String name, ReportedAccess access)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (AccessMatrix.Row row : access.matrix().rows()) {
      json.writeStartObject();
      if (access.namesPrincipals()) {
        json.writeStringField("who", row.who());
      }
      json.writeStringField("service", row.service());
      json.writeStringField("resource", row.resource());
      texts(json, "conditions", ReportedCondition.texts(row.conditions()));
      json.writeObjectFieldStart("actions");
      for (AccessMatrix.Level level : row.levels()) {
        texts(json, level.word(), row.actions().getOrDefault(level, List.of()));
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void fit(JsonGenerator json, Fit fit) throws IOException {
    json.writeObjectFieldStart("fit");
    json.writeStringField("result", word(fit.verdict(), "fits", "does not fit"));
    texts(json, "untrusted", fit.untrusted());
    changes(json, "lacking", fit.lacking());
    changes(json, "excess", fit.excess());
    texts(json, "unknown", fit.unknown());
    json.writeStringField("holds", fit.scope());
    json.writeEndObject();
  }

  private static void changes(JsonGenerator json, Changes changes) throws IOException {
    json.writeObjectFieldStart("changes");
    if (!changes.presence().isEmpty()) {
      json.writeStringField("presence", changes.presence());
    }
    changes(json, "granted", changes.granted());
    changes(json, "revoked", changes.revoked());
    texts(json, "unknown", changes.unknown());
    json.writeStringField("holds", changes.scope());
    json.writeEndObject();
  }

  private static void changes(JsonGenerator json, String name, List<Change> changes)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Change change : changes) {
      json.writeStartObject();
      json.writeStringField("access", change.access());
      json.writeStringField("example", change.example());
      json.writeStringField("because", change.origin());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void findings(JsonGenerator json, String name, List<ReportedFinding> findings)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (ReportedFinding finding : findings) {
      json.writeStartObject();
      finding(json, finding);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void finding(JsonGenerator json, ReportedFinding finding) throws IOException {
    json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    json.writeStringField("code", finding.code());
    json.writeStringField("place", finding.place());
    json.writeStringField("problem", finding.problem());
    json.writeStringField("remedy", finding.remedy());
  }

  private static String word(Verdict verdict, String yes, String no) {
    return switch (verdict) {
      case YES -> yes;
      case NO -> no;
      case NOT_KNOWN -> "not known";
    };
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}

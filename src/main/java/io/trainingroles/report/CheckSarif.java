package io.trainingroles.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Severity;
import io.trainingroles.review.Review;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A review in the format of code scanning: <a
 * href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>.
 */
public final class CheckSarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** Of ten; code-scanning pages sort by it. */
  private static final String SECURITY_SEVERITY = "8.0";

  private final String version;
  private final List<IssuePage> pages;
  private final Map<IssueCode, Integer> indexes = new HashMap<>();

  /**
   * A writer.
   *
   * @param version the version of this program
   * @param pages the pages of all that can be found
   */
  public CheckSarif(String version, List<IssuePage> pages) {
    this.version = version;
    this.pages = List.copyOf(pages);
    pages.forEach(page -> indexes.put(page.code(), indexes.size()));
  }

  /**
   * A review.
   *
   * @param review the review
   * @return a log with one run
   */
  public String of(Review review) {
    return JsonText.object(
        json -> {
          json.writeStringField("$schema", SCHEMA);
          json.writeStringField("version", "2.1.0");
          json.writeArrayFieldStart("runs");
          json.writeStartObject();
          writeTool(json);
          json.writeStringField("columnKind", "unicodeCodePoints");
          json.writeArrayFieldStart("results");
          for (CheckFinding found : review.findings()) {
            writeResult(json, found, null);
          }
          for (Review.Accepted accepted : review.accepted()) {
            writeResult(json, accepted.finding(), accepted.acceptance().reason());
          }
          json.writeEndArray();
          json.writeEndObject();
          json.writeEndArray();
        });
  }

  private void writeTool(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Training Roles");
    json.writeStringField("semanticVersion", version);
    json.writeArrayFieldStart("rules");
    for (IssuePage page : pages) {
      writeRule(json, page);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeRule(JsonGenerator json, IssuePage page) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", page.code().value());
    writeText(json, "shortDescription", page.title());
    writeText(json, "fullDescription", page.why());
    json.writeObjectFieldStart("help");
    json.writeStringField("text", CheckPageText.of(page));
    json.writeStringField("markdown", CheckMarkdown.page(page));
    json.writeEndObject();
    json.writeStringField("helpUri", page.source().toString());
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", level(page.severity()));
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeArrayFieldStart("tags");
    json.writeString("security");
    json.writeString(page.group().title());
    json.writeEndArray();
    if (page.severity() == Severity.SECURITY_WARNING) {
      json.writeStringField("security-severity", SECURITY_SEVERITY);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeResult(JsonGenerator json, CheckFinding found, @Nullable String accepted)
      throws IOException {
    Finding finding = found.finding();
    json.writeStartObject();
    json.writeStringField("ruleId", finding.code().value());
    Integer index = indexes.get(finding.code());
    if (index != null) {
      json.writeNumberField("ruleIndex", index);
    }
    json.writeStringField("level", level(finding.severity()));
    writeText(json, "message", literal(finding.problem() + "; " + finding.remedy()));
    json.writeArrayFieldStart("locations");
    writeLocation(json, finding.location());
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField(
        "finding/v1", found.role() + " " + finding.code() + " " + found.subject());
    json.writeEndObject();
    if (accepted != null) {
      json.writeArrayFieldStart("suppressions");
      json.writeStartObject();
      json.writeStringField("kind", "inSource");
      json.writeStringField("justification", accepted);
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeLocation(JsonGenerator json, Location location) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(location.input()));
    json.writeEndObject();
    Optional<Location.Position> position = location.position();
    if (position.isPresent()) {
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", position.get().line());
      json.writeNumberField("startColumn", position.get().column());
      json.writeEndObject();
    }
    json.writeEndObject();
    if (location instanceof Location.Element element) {
      json.writeArrayFieldStart("logicalLocations");
      json.writeStartObject();
      json.writeStringField("fullyQualifiedName", element.toString());
      json.writeStringField("kind", "element");
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** A path is relative to where the program runs, unless it begins at the root. */
  private static String uri(String path) {
    try {
      // Without a step in front, what stands before a colon would be a scheme.
      return path.startsWith("/")
          ? new URI("file", "", path, null).toASCIIString()
          : new URI(null, null, "./" + path, null).toASCIIString().substring(isSafe(path) ? 2 : 0);
    } catch (URISyntaxException noPath) {
      return "input";
    }
  }

  private static boolean isSafe(String path) {
    return !path.isEmpty() && path.indexOf(':') < 0;
  }

  /**
   * A message that means itself. In SARIF (sections 3.11.5 and 3.11.6) braces hold the place of
   * something, and square brackets before round ones are a link.
   */
  private static String literal(String text) {
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](");
  }

  private static void writeText(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case SECURITY_WARNING, WARNING -> "warning";
      case SUGGESTION -> "note";
    };
  }
}

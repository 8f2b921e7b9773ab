package io.trainingroles.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.Fix;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.IssueGroup;
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
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A review in the format of code scanning: <a
 * href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>.
 */
public final class CheckSarif {
  /**
   * What stands before a value at its place, or at that of its key: the key, and a quotation mark.
   */
  private static final Pattern BEFORE_VALUE =
      Pattern.compile("(?:([\"']?)\\w+\\1\\s*:\\s*(?=[\"']))?[\"']");

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final String version;
  private final String folder;
  private final Map<String, String> texts;
  private final List<IssuePage> pages;
  private final Map<IssueCode, Integer> indexes = new HashMap<>();

  /**
   * A writer.
   *
   * @param version the version of this program
   * @param pages the pages of all that can be found
   * @param folder the folder that paths are relative to, such as {@code /home/me/project}
   * @param texts the text of each input by its name, in which fixes are looked for
   */
  public CheckSarif(
      String version, List<IssuePage> pages, String folder, Map<String, String> texts) {
    this.version = version;
    this.folder = folder.endsWith("/") ? folder : folder + "/";
    this.texts = Map.copyOf(texts);
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
    json.writeStringField("security-severity", securitySeverity(page));
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Of ten; code-scanning pages sort by it. Ways to more rights come first. */
  private static String securitySeverity(IssuePage page) {
    return switch (page.severity()) {
      case ERROR -> "7.0";
      case SECURITY_WARNING -> page.group() == IssueGroup.ESCALATION ? "9.0" : "8.0";
      case WARNING -> "5.0";
      case SUGGESTION -> "2.0";
    };
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
    writeLocation(json, finding.location(), "");
    json.writeEndArray();
    CheckFinding.Cause cause = found.causedBy();
    if (cause != null) {
      json.writeArrayFieldStart("relatedLocations");
      writeLocation(json, cause.place(), "follows from " + cause.code());
      json.writeEndArray();
    }
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField(
        "finding/v1", found.role() + " " + finding.code() + " " + found.subject());
    json.writeEndObject();
    writeFixes(json, found);
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

  /** What to write instead, where its place in the text is sure. */
  private record Replacement(Location.Position place, Fix fix) {}

  private void writeFixes(JsonGenerator json, CheckFinding found) throws IOException {
    Map<String, List<Replacement>> replacements =
        found
            .single()
            .flatMap(one -> replacement(one).stream())
            .distinct()
            .collect(
                Collectors.groupingBy(
                    one -> one.place().source(), TreeMap::new, Collectors.toList()));
    if (replacements.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("fixes");
    json.writeStartObject();
    writeText(json, "description", literal(found.finding().remedy()));
    json.writeArrayFieldStart("artifactChanges");
    for (Map.Entry<String, List<Replacement>> file : replacements.entrySet()) {
      json.writeStartObject();
      json.writeObjectFieldStart("artifactLocation");
      json.writeStringField("uri", uri(file.getKey()));
      json.writeEndObject();
      json.writeArrayFieldStart("replacements");
      for (Replacement one : file.getValue()) {
        writeReplacement(json, one);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void writeReplacement(JsonGenerator json, Replacement one) throws IOException {
    int length = one.fix().given().codePointCount(0, one.fix().given().length());
    json.writeStartObject();
    json.writeObjectFieldStart("deletedRegion");
    json.writeNumberField("startLine", one.place().line());
    json.writeNumberField("startColumn", one.place().column());
    json.writeNumberField("endLine", one.place().line());
    json.writeNumberField("endColumn", one.place().column() + length);
    json.writeEndObject();
    writeText(json, "insertedContent", one.fix().instead());
    json.writeEndObject();
  }

  /** Where the value is: exactly at the place of the finding, or right behind the key there. */
  private Optional<Replacement> replacement(CheckFinding found) {
    Fix fix = found.fix();
    Optional<Location.Position> place = found.finding().location().position();
    if (fix == null || place.isEmpty()) {
      return Optional.empty();
    }
    Location.Position at = place.get();
    String text = texts.getOrDefault(at.source(), "");
    String line = text.lines().skip(at.line() - 1L).findFirst().orElse("");
    int characters = line.codePointCount(0, line.length());
    String rest = line.substring(line.offsetByCodePoints(0, Math.min(at.column() - 1, characters)));
    Matcher before = BEFORE_VALUE.matcher(rest);
    int start = before.lookingAt() ? before.end() : 0;
    String value = rest.substring(start);
    if (!value.startsWith(fix.given()) || goesOn(value.substring(fix.given().length()))) {
      return Optional.empty();
    }
    int column = at.column() + rest.codePointCount(0, start);
    return Optional.of(new Replacement(new Location.Position(at.source(), at.line(), column), fix));
  }

  /** Whether a text begins with what can stand in an action. */
  private static boolean goesOn(String rest) {
    return !rest.isEmpty()
        && (Character.isLetterOrDigit(rest.charAt(0)) || "*?:-_\\".indexOf(rest.charAt(0)) >= 0);
  }

  private void writeLocation(JsonGenerator json, Location location, String message)
      throws IOException {
    json.writeStartObject();
    if (!message.isEmpty()) {
      writeText(json, "message", literal(message));
    }
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

  /** A path is relative to where the program runs, unless it leads elsewhere from the root. */
  private String uri(String given) {
    String path = given.startsWith(folder) ? given.substring(folder.length()) : given;
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

package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.Fix;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Severity;
import io.trainingroles.report.CheckSarif;
import io.trainingroles.review.Review;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code check} writes for code scanning. */
final class CheckSarifTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA = "/schema/sarif-schema-2.1.0.json";

  @TempDir private Path folder;

  @Test
  void sarif_when_ofAllThatCanBeRead_isValidAndNamesItsRules() throws IOException {
    List<String> inputs = CheckFormats.inputs();
    assertThat(inputs).hasSizeGreaterThan(20);
    var arguments = new ArrayList<>(List.of("check", "--format=sarif", CheckFormats.ACCEPTED));
    arguments.addAll(inputs);

    ProgramRun check = ProgramRun.of(arguments.toArray(String[]::new));

    assertThat(check.code()).as(check.err()).isEqualTo(3);
    JsonNode run = run(check.out());
    JsonNode rules = run.at("/tool/driver/rules");
    assertThat(run.at("/results").size()).isGreaterThan(inputs.size());
    for (JsonNode result : run.at("/results")) {
      assertThat(result.has("ruleIndex")).as(result.toString()).isTrue();
      assertThat(rules.get(result.at("/ruleIndex").asInt()).at("/id"))
          .isEqualTo(result.at("/ruleId"));
    }
  }

  @Test
  void sarif_when_readByAPage_hasARuleForEachPageWithItsText() throws IOException {
    JsonNode rules = run(sarif(CheckFormats.ACCEPTED)).at("/tool/driver/rules");

    assertThat(rules).hasSameSizeAs(CheckPages.ALL);
    for (int index = 0; index < rules.size(); index++) {
      IssuePage page = CheckPages.ALL.get(index);
      JsonNode rule = rules.get(index);
      assertThat(rule.at("/id").asText()).isEqualTo(page.code().value());
      assertThat(rule.at("/shortDescription/text").asText()).isEqualTo(page.title());
      assertThat(rule.at("/help/markdown").asText()).contains(page.why(), page.limits());
      assertThat(rule.at("/helpUri").asText()).isEqualTo(page.source().toString());
      assertThat(rule.at("/defaultConfiguration/level").asText())
          .isEqualTo(
              page.severity() == Severity.ERROR
                  ? "error"
                  : page.severity() == Severity.SUGGESTION ? "note" : "warning");
      assertThat(severity(rule))
          .isEqualTo(
              switch (page.severity()) {
                case ERROR -> 7.0;
                case SECURITY_WARNING -> page.group() == IssueGroup.ESCALATION ? 9.0 : 8.0;
                case WARNING -> 5.0;
                case SUGGESTION -> 2.0;
              });
    }
  }

  @Test
  void sarif_when_aPageIsOfAWayToMoreRights_itComesFirst() throws IOException {
    JsonNode rules = run(sarif(CheckFormats.ACCEPTED)).at("/tool/driver/rules");
    List<Double> ways = new ArrayList<>();
    List<Double> rest = new ArrayList<>();
    for (int index = 0; index < rules.size(); index++) {
      IssuePage page = CheckPages.ALL.get(index);
      boolean isWay =
          page.group() == IssueGroup.ESCALATION && page.severity() == Severity.SECURITY_WARNING;
      (isWay ? ways : rest).add(severity(rules.get(index)));
    }

    assertThat(ways).isNotEmpty();
    assertThat(Collections.min(ways)).isGreaterThan(Collections.max(rest));
  }

  private static double severity(JsonNode rule) {
    return Double.parseDouble(rule.at("/properties/security-severity").asText());
  }

  @Test
  void sarif_when_findingsAreAccepted_suppressesThem() throws IOException {
    List<JsonNode> suppressed = new ArrayList<>();
    JsonNode results = run(sarif(CheckFormats.ACCEPTED)).at("/results");
    results.forEach(
        result -> {
          if (result.has("suppressions")) {
            suppressed.add(result);
          }
        });

    assertThat(suppressed)
        .extracting(result -> result.at("/ruleId").asText())
        .containsExactlyInAnyOrder("SERVICE_WILDCARD", "READS_ANY_BUCKET");
    assertThat(suppressed)
        .extracting(result -> result.at("/suppressions/0/justification").asText())
        .contains("<moves> | in March");
    assertThat(results.size()).isGreaterThan(2);
  }

  @Test
  void sarif_when_aTextLooksLikeAPlaceholderOrALink_itStaysAText() throws IOException {
    String document =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::a/{0}"},
          {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
           "Condition": {"[see](https://example.com)": {"aws:SourceArn": "x"}}}]}
        """;
    String file = Files.writeString(folder.resolve("{0}.json"), document).toString();

    String messages = String.join("\n", run(sarif(file)).at("/results").findValuesAsText("text"));

    assertThat(messages).contains("[see\\](https://example.com)", "'{{0}}.json'");
    assertThat(messages.replace("{{", "").replace("}}", "")).doesNotContain("{", "}");
    assertThat(messages).doesNotContain("[see](");
  }

  @Test
  void sarif_when_aValueStandsAtThePlaceOfItsFinding_hasItsFix() throws IOException {
    String document =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": [
          "s3:getobject", "s3:getobjecttagging"], "Resource": "arn:aws:s3:::a/s3:getobject"},
          {"Effect": "Allow", "Action": "s3:getobject", "Resource": "arn:aws:s3:::b/*"}]}
        """;
    String file = Files.writeString(folder.resolve("policy.json"), document).toString();

    List<String> fixed = new ArrayList<>(document.lines().toList());
    List<JsonNode> replacements = replacements(run(sarif(file)));
    for (JsonNode one : replacements) {
      JsonNode region = one.at("/deletedRegion");
      int line = region.at("/startLine").asInt() - 1;
      int start = region.at("/startColumn").asInt() - 1;
      int end = region.at("/endColumn").asInt() - 1;
      String text = fixed.get(line);
      String instead = one.at("/insertedContent/text").asText();
      assertThat(text.substring(start, end)).isEqualToIgnoringCase(instead);
      fixed.set(line, text.substring(0, start) + instead + text.substring(end));
    }

    assertThat(replacements).hasSize(3);
    assertThat(String.join("\n", fixed) + "\n")
        .isEqualTo(
            document
                .replace("\"s3:getobject\"", "\"s3:GetObject\"")
                .replace("s3:getobjecttagging", "s3:GetObjectTagging"));
  }

  /** All parts of such a policy have the place of the text that it is in. */
  @Test
  void sarif_when_aPolicyIsInATextOfAnotherFile_hasNoFix() throws IOException {
    String configuration =
        """
        {"resource": {"aws_iam_policy": {"p": {"name": "p", "policy": "{\\"Version\\":\\"2012-10-17\\",\
        \\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"s3:getobjecttagging\\",\\"s3:getobject\\"],\
        \\"Resource\\":\\"arn:aws:s3:::a/*\\"}]}"}}}}
        """;
    String file = Files.writeString(folder.resolve("main.tf.json"), configuration).toString();

    String sarif = sarif(file);

    assertThat(sarif).contains("\"ruleId\":\"ACTION_SPELLING\"");
    assertThat(replacements(run(sarif))).isEmpty();
  }

  @Test
  void sarif_when_partsOfAFindingAreInSeveralFiles_changesEachFile() throws IOException {
    var spelling = new Fix("s3:getobject", "s3:GetObject");
    List<CheckFinding> parts =
        Stream.of("a.json", "b.json")
            .map(
                file ->
                    new CheckFinding(
                        new Finding(
                            Severity.SUGGESTION,
                            new IssueCode("ANY"),
                            new Location.Position(file, 1, 1),
                            "a problem",
                            "a remedy"),
                        "r",
                        file,
                        spelling))
            .toList();
    String text = "\"s3:getobject\"";
    var sarif = new CheckSarif("1.0.0", List.of(), "/", Map.of("a.json", text, "b.json", text));

    JsonNode run = run(sarif.of(new Review(List.of(CheckFinding.together(parts)), List.of())));

    assertThat(run.at("/results/0/fixes/0/artifactChanges"))
        .extracting(change -> change.at("/artifactLocation/uri").asText())
        .containsExactly("a.json", "b.json");
    assertThat(replacements(run)).hasSize(2);
  }

  private static List<JsonNode> replacements(JsonNode run) {
    List<JsonNode> all = new ArrayList<>();
    run.findValues("replacements").forEach(list -> list.forEach(all::add));
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a:b", "1:b", ":", "a%41 b", "ä#?b&<", "-", "x\\y", "a\nb"})
  void sarif_when_fileNamesAreOdd_thePlaceIsThatFile(String name) throws IOException {
    String absolute = Files.writeString(folder.resolve(name), CheckFormats.EVIL).toString();

    URI uri = URI.create(uri(sarif(absolute)));

    assertThat(uri.getScheme()).isEqualTo("file");
    assertThat(Path.of(uri)).isEqualTo(folder.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "a:b", "1:b", ":", "a%41 b", "ä#?b&<", "src/a:b", "//a/b"})
  void sarif_when_pathsAreRelative_theyAreRelativeToTheRun(String name) {
    URI uri = URI.create(CheckFormats.sarifUri(name));

    assertThat(uri.getScheme()).isEqualTo(name.startsWith("/") ? "file" : null);
    URI resolved = Path.of("").toAbsolutePath().toUri().resolve(uri);
    assertThat(Path.of(resolved)).isEqualTo(Path.of("").toAbsolutePath().resolve(name));
  }

  @Test
  void sarif_when_textsAreHostile_isValid() throws IOException {
    String document = Files.writeString(folder.resolve("<b>|`.json"), CheckFormats.EVIL).toString();

    assertThat(run(sarif(document)).at("/results")).isNotEmpty();
  }

  private static JsonNode run(String sarif) throws IOException {
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).createValidator();
    try (InputStream schema = CheckSarifTest.class.getResourceAsStream(SCHEMA)) {
      URI id = validator.registerSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
      Validator.Result result = validator.validate(id, sarif);
      assertThat(result.getErrors())
          .extracting(error -> error.getInstanceLocation() + " " + error.getError())
          .isEmpty();
      String broken = sarif.replace("\"ruleId\":\"", "\"ruleId\":1,\"x\":\"");
      assertThat(validator.validate(id, broken).isValid()).isFalse();
    }
    assertThat(JSON.readTree(sarif).at("/runs")).hasSize(1);
    return JSON.readTree(sarif).at("/runs/0");
  }

  private static String sarif(String input) {
    ProgramRun check = ProgramRun.of("check", "--format=sarif", input);
    assertThat(check.err()).isEmpty();
    return check.out();
  }

  private static String uri(String sarif) throws IOException {
    return run(sarif).at("/results/0/locations/0/physicalLocation/artifactLocation/uri").asText();
  }
}

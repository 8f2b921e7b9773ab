package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a spec accepts of what {@code check} finds. */
final class CheckAcceptanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A role with a statement of one's own, and room for what it accepts. */
  private static final String SPEC =
      """
      account: "123456789012"
      terraform: {region: eu-west-1}
      roles:
        visionTraining:
          trusts: [{service: sagemaker, jobs: training-job/v*}]
          inline_policies:
            data:
              - allow: {actions: [%s], resources: ["%s"], because: nothing else has it}
      """;

  @TempDir private Path folder;

  @Test
  void check_when_aFindingIsAccepted_countsItOnly() throws IOException {
    String spec =
        write(
            "spec.yaml",
            spec("\"s3:Get*\", \"s3:Put*\"", "arn:aws:s3:::vision-data/*")
                + accept("READS_NOTHING_KNOWN", "x", ""));
    assertThat(codes(ProgramRun.of("check", spec, "--format=json")))
        .contains("ACCEPTANCE_OF_NOTHING");

    String wide =
        write(
            "spec.yaml",
            spec("\"s3:*\"", "arn:aws:s3:::vision-data/*")
                + accept("SERVICE_WILDCARD", "data: s3:*", ""));
    ProgramRun accepted = ProgramRun.of("check", wide, "--format=json");
    assertThat(codes(accepted)).doesNotContain("SERVICE_WILDCARD", "ACCEPTANCE_OF_NOTHING");
    JsonNode one = JSON.readTree(accepted.out()).at("/accepted/0");
    assertThat(one.at("/code").asText()).isEqualTo("SERVICE_WILDCARD");
    assertThat(one.at("/reason").asText()).isEqualTo("nobody knows yet");
    assertThat(ProgramRun.of("check", wide).out()).contains(" in 1 role; 1 accepted\n");
  }

  @Test
  void check_when_anErrorIsAccepted_isAnErrorStill() throws IOException {
    String spec =
        write(
            "spec.yaml",
            spec("\"s3:NoSuchThing\"", "*") + accept("UNKNOWN_ACTION", "data: s3:NoSuchThing", ""));

    ProgramRun check = ProgramRun.of("check", spec, "--format=json", "--fail-on=error");

    assertThat(check.code()).isEqualTo(3);
    assertThat(codes(check)).contains("UNKNOWN_ACTION", "ACCEPTANCE_OF_AN_ERROR");
    assertThat(JSON.readTree(check.out()).at("/accepted")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2026-11-24, true", "2026-11-25, true", "2026-11-26, false"})
  void check_when_anAcceptanceIsForATime_isOverAfterItsLastDay(String day, boolean isAccepted)
      throws IOException {
    String spec =
        write(
            "spec.yaml",
            spec("\"s3:*\"", "arn:aws:s3:::vision-data/*")
                + accept("SERVICE_WILDCARD", "data: s3:*", ", until: \"2026-11-25\""));

    ProgramRun check = ProgramRun.on(day, "check", spec, "--format=json");

    List<String> codes = codes(check);
    assertThat(codes.contains("SERVICE_WILDCARD")).isEqualTo(!isAccepted);
    assertThat(codes.contains("ACCEPTANCE_OVER")).isEqualTo(!isAccepted);
    if (isAccepted) {
      assertThat(JSON.readTree(check.out()).at("/accepted/0/until").asText())
          .isEqualTo("2026-11-25");
    }
  }

  @Test
  void check_when_oneOfTwoAlikeIsAccepted_findsTheOther() throws IOException {
    String one = spec("\"s3:*\"", "arn:aws:s3:::vision-data/*");
    String last = one.lines().reduce((before, line) -> line).orElseThrow();
    String base = one + last.replace("vision-data", "other") + "\n";
    String once = write("once.yaml", base + accept("SERVICE_WILDCARD", "data: s3:* (1)", ""));

    ProgramRun check = ProgramRun.of("check", once, "--format=json");

    assertThat(codes(check).stream().filter("SERVICE_WILDCARD"::equals)).hasSize(1);
    assertThat(JSON.readTree(check.out()).at("/accepted")).hasSize(1);
    String mended = write("mended.yaml", one + accept("SERVICE_WILDCARD", "data: s3:* (1)", ""));
    assertThat(codes(ProgramRun.of("check", mended, "--format=json")))
        .contains("SERVICE_WILDCARD", "ACCEPTANCE_OF_NOTHING");
  }

  /** Before a deployment, only severe findings are looked for; the others may well be there. */
  @Test
  void synth_when_anAcceptedFindingIsNotLookedFor_doesNotCallItMissing() throws IOException {
    write("organisation.yaml", "checks: {ACCEPTANCE_OF_NOTHING: {type: error, reason: x}}\n");
    String text = spec("\"s3:GetObject\"", "arn:aws:s3:::vision-data/*");
    JsonNode slight =
        JSON.readTree(ProgramRun.of("check", write("s.yaml", text), "--format=json").out())
            .at("/findings/0");
    assertThat(slight.at("/type").asText()).isIn("WARNING", "SUGGESTION");
    String accept = accept(slight.at("/code").asText(), slight.at("/on").asText(), "");
    String spec = write("s.yaml", text + accept);

    assertThat(ProgramRun.of("check", spec).out()).doesNotContain("ACCEPTANCE_OF_NOTHING");
    ProgramRun synth = ProgramRun.of("synth", spec, "-o", folder.resolve("out").toString());

    assertThat(synth.err()).doesNotContain("ACCEPTANCE_OF_NOTHING");
    assertThat(synth.code()).isZero();
    String wrong = write("s.yaml", text + accept("NO_SUCH_CHECK", "x", ""));
    assertThat(ProgramRun.of("synth", wrong, "-o", folder.resolve("out").toString()).code())
        .isEqualTo(3);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String spec(String actions, String resource) {
    return SPEC.formatted(actions, resource);
  }

  private static String accept(String code, String on, String more) {
    return "    accept:\n      - {finding: %s, on: \"%s\", reason: nobody knows yet%s}\n"
        .formatted(code, on, more);
  }

  private static List<String> codes(ProgramRun check) throws IOException {
    var codes = new ArrayList<String>();
    JSON.readTree(check.out())
        .at("/findings")
        .forEach(found -> codes.add(found.at("/code").asText()));
    return codes;
  }
}

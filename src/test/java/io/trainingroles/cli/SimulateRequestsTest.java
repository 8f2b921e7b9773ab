package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code simulate --requests}: requests with all their policies, one per line. */
final class SimulateRequestsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void requests_when_read_getALineEachInOrder() {
    ProgramRun simulate =
        requests(
            """
            {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","policies":[{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}]}
            {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","policies":[{"Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}]}
            {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k"}
            {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","policies":[{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":true}}}}],"context":{"aws:SecureTransport":null}}
            """);
    assertThat(simulate.code()).isZero();
    assertThat(simulate.err()).isEmpty();
    assertThat(simulate.out().lines().map(SimulateRequestsTest::word))
        .containsExactly("ALLOWED", "EXPLICIT_DENY", "IMPLICIT_DENY", "INDETERMINATE");
  }

  /** So many that they are decided side by side. */
  @Test
  void requests_when_thereAreMany_getALineEachInOrder() {
    var lines = new StringBuilder();
    var expected = new ArrayList<String>();
    for (int number = 0; number < 3_000; number++) {
      boolean allows = number % 7 != 0;
      lines
          .append("{\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::b/")
          .append(number)
          .append(
              "\",\"policies\":[{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":")
          .append("\"arn:aws:s3:::b/")
          .append(allows ? number : -1)
          .append("\"}]}]}\n");
      expected.add(allows ? "ALLOWED" : "IMPLICIT_DENY");
    }

    assertThat(requests(lines.toString()).out().lines().map(SimulateRequestsTest::word))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void requests_when_aNameIsLikelyMisspelt_getsAnErrorInItsPlace() {
    String line =
        """
        {"action":"s3:GetObjct","resource":"arn:aws:s3:::b/k"}
        {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","context":{"aws:SecureTransprt":"true"}}
        {"action":"s3:NewlyInvented","resource":"arn:aws:s3:::b/k"}
        """;
    ProgramRun simulate = requests(line);
    assertThat(simulate.code()).isEqualTo(2);
    assertThat(simulate.out().lines().map(SimulateRequestsTest::word))
        .containsExactly("error", "error", "IMPLICIT_DENY");
    assertThat(simulate.out()).contains("did you mean 's3:GetObject'?", "'aws:SecureTransport'");
  }

  @Test
  void requests_when_noRequestHasAValue_getAnErrorInTheirPlace() {
    ProgramRun simulate =
        requests(
            """
            {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","context":{"aws:SecureTransport":"TRUE"}}
            {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","context":{"aws:SecureTransport":""}}
            {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","context":{"aws:SourceIp":["10.0.0.1","10.0.0.0/8"]}}
            {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","context":{"aws:SecureTransport":true,"aws:PrincipalOrgID":""}}
            """);

    assertThat(simulate.code()).isEqualTo(2);
    assertThat(simulate.out().lines().map(SimulateRequestsTest::word))
        .containsExactly("error", "error", "error", "IMPLICIT_DENY");
    assertThat(simulate.out()).contains("must be true or false", "is a range of addresses");
  }

  @Test
  void requests_when_anActionIsAskedOnStar_areDecidedOnWhatAwsAsksAbout() {
    String allow =
        "\"policies\":[{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"%s\"}]}]";
    String group = "arn:aws:logs:eu-west-1:123456789012:log-group::log-stream:*";
    ProgramRun simulate =
        requests(
            String.join(
                "\n",
                "{\"action\":\"s3:ListAllMyBuckets\",\"resource\":\"*\","
                    + allow.formatted("arn:aws:s3:::*")
                    + "}",
                "{\"action\":\"s3:ListAllMyBuckets\",\"resource\":\"*\","
                    + allow.formatted("arn:aws:s3:::data*")
                    + "}",
                "{\"action\":\"logs:DescribeLogGroups\",\"resource\":\"*\","
                    + allow.formatted(group)
                    + "}",
                "{\"action\":\"logs:DescribeLogGroups\",\"resource\":\"*\",\"context\":{\"aws:RequestedRegion\":\"eu-west-1\"},"
                    + allow.formatted(group)
                    + "}",
                "{\"action\":\"logs:DescribeLogGroups\",\"resource\":\"*\","
                    + allow.formatted("arn:aws:logs:*:*:log-group:*")
                    + "}"));
    assertThat(simulate.out().lines().map(SimulateRequestsTest::word))
        .containsExactly("ALLOWED", "IMPLICIT_DENY", "INDETERMINATE", "ALLOWED", "ALLOWED");
  }

  /** Whether it is allowed depends on the Region, which the request does not say. */
  @ParameterizedTest
  @CsvSource({
    "eu-*, , INDETERMINATE",
    "ap-southeast-?, , INDETERMINATE",
    "*, , ALLOWED",
    "??-*, , ALLOWED",
    "*, eu-west-*, INDETERMINATE",
    "*, us-gov-*, ALLOWED",
    "cn-*, , IMPLICIT_DENY",
  })
  void requests_when_aRegionIsAPattern_areDecidedInEachRegion(
      String allowed, @Nullable String denied, String decision) {
    String group = "arn:aws:logs:%s:123456789012:log-group::log-stream:*";
    String statement = "{\"Effect\":\"%s\",%s\"Action\":\"logs:*\",\"Resource\":\"%s\"}";
    String line =
        "{\"action\":\"logs:DescribeLogGroups\",\"resource\":\"*\",\"policies\":[{\"Statement\":["
            + statement.formatted("Allow", "", group.formatted(allowed))
            + "]}]"
            + (denied == null
                ? ""
                : ",\"rcps\":[[{\"Statement\":["
                    + statement.formatted("Deny", "\"Principal\":\"*\",", group.formatted(denied))
                    + "]}]]")
            + "}";
    assertThat(word(requests(line).out())).isEqualTo(decision);
  }

  @Test
  void requests_when_oneCannotBeRead_getsAnErrorInItsPlaceAndExitCode2() {
    ProgramRun simulate =
        requests(
            """
            {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k"}
            {"action":
            {"resource":"*"}
            {"action":"s3:Get*","resource":"*"}
            []

            {"action":"s3:GetObject","resource":"*","polices":[]}
            {"action":"s3:GetObject","resource":"*","policies":[{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringIs":{"a":"b"}}}]}]}
            {"action":"s3:GetObject","resource":"*","policies":[{"Statement":[{"Effect":"Allow","Action":"s3:*"}]}]}
            {"action":"s3:GetObject","resource":"*","policies":[{"Statement":[{"Efect":"Allow"}]}]}
            {"action":"s3:GetObject","resource":"*","principal":"somebody"}
            {"action":"s3:GetObject","resource":"*","action":"s3:PutObject"}
            {"action":"s3:GetObject","resource":"*"} {}
            {"action":"s3:GetObject","resource":"*","context":{"a":{"b":"c"}}}
            {"action":"s3:GetObject","resource":"*","resource_account":"12"}
            {"action":"s3:GetObject","resource":"*"}""");
    assertThat(simulate.code()).isEqualTo(2);
    assertThat(simulate.out().lines().map(SimulateRequestsTest::word))
        .containsExactly(
            "IMPLICIT_DENY",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "IMPLICIT_DENY");
    assertThat(simulate.out())
        .contains("$.policies[0].Statement[0].Efect: 'Efect' is not an element")
        .doesNotContain("$:");
  }

  @Test
  void requests_when_notUtf8_areRefusedLineByLine() {
    byte[] lines =
        "x\n{\"action\":\"s3:GetObject\",\"resource\":\"*\"}\n".getBytes(StandardCharsets.UTF_8);
    lines[0] = (byte) 0xFF;
    ProgramRun simulate = ProgramRun.withInput(lines, "simulate", "--requests", "-");
    assertThat(simulate.code()).isEqualTo(2);
    assertThat(simulate.out().lines().map(SimulateRequestsTest::word))
        .containsExactly("error", "IMPLICIT_DENY");
  }

  @Test
  void requests_when_inAFile_areReadFromIt() throws IOException {
    Path file = folder.resolve("requests.jsonl");
    Files.writeString(file, "{\"action\":\"s3:GetObject\",\"resource\":\"*\"}\n");
    ProgramRun simulate = ProgramRun.of("simulate", "--requests", file.toString());
    assertThat(simulate.code()).isZero();
    assertThat(simulate.out()).startsWith("{\"decision\":\"IMPLICIT_DENY\",\"because\":[");
    ProgramRun missing = ProgramRun.of("simulate", "--requests", file + "x");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err())
        .contains("does not exist; give a file with one request per line, or -");
  }

  private static String word(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      if (json.has("error")) {
        assertThat(json.get("error").asText()).isNotBlank();
        return "error";
      }
      assertThat(json.get("because")).isNotEmpty();
      return json.get("decision").asText();
    } catch (IOException broken) {
      throw new AssertionError(line, broken);
    }
  }

  private static ProgramRun requests(String lines) {
    return ProgramRun.withInput(lines, "simulate", "--requests", "-");
  }
}

package io.trainingroles.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.event.EventSink.Completeness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each form of an input says the same about the same two calls. */
final class EventReaderTest {
  private static final Path FORMS = Path.of("src/test/resources/fixtures/events/forms");

  @ParameterizedTest
  @CsvSource({
    "111122223333_CloudTrail_eu-west-1_20261005T0605Z_example.json, TRAIL",
    "lookup-events.json, QUERY",
    "eventbridge.jsonl, QUERY",
    "athena-structures.csv, QUERY",
    "athena-json-columns.csv, QUERY",
    "athena-get-query-results.json, QUERY",
    "lake-get-query-results.json, QUERY",
    "rows.json, QUERY"
  })
  void events_when_inAnyForm_areTheSame(String file, Completeness completeness) throws IOException {
    Received received = Received.of(FORMS.resolve(file));

    assertThat(received.findings).isEmpty();
    assertThat(received.unread).isZero();
    assertThat(received.completeness).containsExactly(completeness, completeness);
    RecordedEvent first = received.events.get(0);
    assertThat(first.name()).isEqualTo("DescribeTrainingJob");
    assertThat(first.source()).isEqualTo("sagemaker.amazonaws.com");
    assertThat(first.time()).isEqualTo(Instant.parse("2026-10-05T06:00:00Z"));
    assertThat(first.parameter("TrainingJobName")).contains("vision-1");
    assertThat(first.isReadOnly()).isTrue();
    assertThat(first.account()).isEqualTo("111122223333");
    assertThat(first.category()).isEqualTo(RecordedEvent.Category.MANAGEMENT);
    RecordedEvent second = received.events.get(1);
    assertThat(second.category()).isEqualTo(RecordedEvent.Category.DATA);
    assertThat(second.isDenied()).isTrue();
    assertThat(received.events)
        .allSatisfy(
            event ->
                assertThat(event.role())
                    .contains(
                        new RecordedRole(
                            "111122223333",
                            "vision",
                            "arn:aws:iam::111122223333:role/training/vision",
                            "arn:aws:sts::111122223333:assumed-role/vision/SageMaker")));
  }

  @Test
  void role_when_onlyTheSessionIsRecorded_hasNoPath() throws IOException {
    Received received =
        Received.of(
            """
            [{"eventSource": "s3.amazonaws.com", "eventName": "ListBuckets", "userIdentity":
              {"type": "AssumedRole", "arn": "arn:aws:sts::111122223333:assumed-role/vision/s"}},
             {"eventSource": "s3.amazonaws.com", "eventName": "ListBuckets", "userIdentity":
              {"type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/jo", "sessionContext": {"sessionIssuer": {}}}},
             {"eventSource": "s3.amazonaws.com", "eventName": "ListBuckets", "userIdentity": null}]
            """);

    assertThat(received.events).hasSize(3);
    assertThat(received.events.get(0).role())
        .contains(
            new RecordedRole(
                "111122223333", "vision", "", "arn:aws:sts::111122223333:assumed-role/vision/s"));
    assertThat(received.events.get(1).role()).isEmpty();
    assertThat(received.events.get(2).role()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | NO_EVENTS it has no recorded events",
        "{} | NO_EVENTS it has no recorded events",
        "hello | NO_EVENTS it has no recorded events",
        "a,b\\n1,2 | NO_EVENTS it has no recorded events",
        "{\"Version\": \"2012-10-17\", \"Statement\": []} | NO_EVENTS it has no recorded events",
        "{\"Records\": [{\"x\": 1}, 5]} | MISSING_KEY none of its records has an eventSource and an eventName",
        "{\"Records\": [{\"x\": 1} | EVENTS_NOT_JSON this is not JSON",
        "{\"Records\": [], | EVENTS_NOT_JSON this is not JSON",
        "[1, 2] 3 | EVENTS_NOT_JSON this is not JSON"
      })
  void read_when_thereAreNoEvents_saysSo(String text, String finding) throws IOException {
    assertThat(Received.of(text.replace("\\n", "\n")).findings)
        .singleElement()
        .asString()
        .startsWith(finding);
  }

  @Test
  void read_when_aValueIsTooLarge_isRefused() throws IOException {
    String numbers = "[" + "1,".repeat(600_000) + "1]";

    assertThat(Received.of("{\"resources\": " + numbers + "}").findings)
        .singleElement()
        .asString()
        .contains("more than 500000 values in one");
    assertThat(Received.of("{\"Records\": [{\"x\": " + numbers + "}]}").findings)
        .singleElement()
        .asString()
        .contains("more than 500000 values in one");
    String record = "{\"eventSource\": \"s3.amazonaws.com\", \"eventName\": \"ListBuckets\"}";
    assertThat(
            Received.of("{\"Records\": [" + (record + ",").repeat(300_000) + record + "]}").events)
        .hasSize(300_001);
  }

  @Test
  void read_when_aLogIsEmpty_findsNothingWrong() throws IOException {
    assertThat(Received.of("\uFEFF {\"Records\": []}").findings).isEmpty();
  }

  @Test
  void read_when_someRecordsSayNothing_countsThem() throws IOException {
    Received received =
        Received.of(
            """
            {"Records": [{"eventName": "GetObject"}, null,
              {"eventSource": "s3.amazonaws.com", "eventName": "GetObject", "eventTime": "yesterday",
               "requestParameters": "x", "resources": "y", "readOnly": "maybe", "userIdentity": []}]}
            """);

    assertThat(received.findings).isEmpty();
    assertThat(received.unread).isEqualTo(2);
    assertThat(received.events).hasSize(1);
    assertThat(received.events.get(0).time()).isNull();
    assertThat(received.events.get(0).isReadOnly()).isNull();
  }

  @Test
  void read_when_aPageIsOneOfMore_saysSo() throws IOException {
    assertThat(Received.of("{\"Events\": [], \"NextToken\": \"abc\"}").notes)
        .containsExactly(
            "events is one page of several (it has a NextToken); what is on the other pages is not known");
    assertThat(Received.of("{\"Events\": [], \"NextToken\": null}").notes).isEmpty();
  }

  @Test
  void rows_when_quotedOverSeveralLines_areRead() throws IOException {
    Received received =
        Received.of(
            "eventSource,eventName,errorMessage\r\n"
                + "\r\n"
                + "s3.amazonaws.com,GetObject,\"say \"\"no\"\",\nplease\"\r\n"
                + "s3.amazonaws.com,PutObject,");

    assertThat(received.events)
        .extracting(RecordedEvent::message)
        .containsExactly("say \"no\",\nplease", "");
  }

  @Test
  void reports_when_ofIam_areRead() throws IOException {
    Received received =
        Received.of(
            """
            {"JobStatus": "COMPLETED", "JobType": "ACTION_LEVEL",
             "ServicesLastAccessed": [{"ServiceName": "Amazon SageMaker", "ServiceNamespace": "sagemaker",
               "LastAuthenticated": "2026-10-05T06:00:00+00:00",
               "LastAuthenticatedEntity": "arn:aws:iam::111122223333:role/training/vision",
               "TrackedActionsLastAccessed": [
                 {"ActionName": "CreateTrainingJob", "LastAccessedTime": "2026-10-05T06:00:00+00:00"},
                 {"ActionName": "StopTrainingJob"}]}],
             "JobCompletionDate": "2026-11-01T06:00:00+00:00", "IsTruncated": true}
            """);

    assertThat(received.findings).isEmpty();
    LastAccessedService service = received.services.get(0);
    assertThat(service.madeOn()).isEqualTo(Instant.parse("2026-11-01T06:00:00Z"));
    assertThat(service.actions())
        .containsExactly(
            new LastAccessedService.TrackedAction(
                "CreateTrainingJob", Instant.parse("2026-10-05T06:00:00Z")),
            new LastAccessedService.TrackedAction("StopTrainingJob", null));
    assertThat(received.notes).hasSize(1);
  }

  @Test
  void reports_when_ofAccessAnalyzer_areRead() throws IOException {
    Received received =
        Received.of(
            """
            {"jobDetails": {"status": "SUCCEEDED"}, "generatedPolicyResult": {
              "properties": {"isComplete": true, "principalArn": "arn:aws:iam::111122223333:role/vision",
                "cloudTrailProperties": {"startTime": "2026-10-01T00:00:00Z", "endTime": "2026-10-31T00:00:00Z"}},
              "generatedPolicies": [{"policy": "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"ecr:GetAuthorizationToken\\",\\"sagemaker:ListTags\\"],\\"Resource\\":\\"${X}\\"}]}"}, {"policy": "?"}]}}
            """);

    assertThat(received.findings).isEmpty();
    GeneratedPolicy policy = received.policies.get(0);
    assertThat(policy.isComplete()).isTrue();
    assertThat(policy.from()).isEqualTo(Instant.parse("2026-10-01T00:00:00Z"));
    assertThat(policy.actions())
        .isEqualTo(List.of("ecr:GetAuthorizationToken", "sagemaker:ListTags"));
    assertThat(received.notes)
        .containsExactly("a policy in the answer of IAM Access Analyzer cannot be read");
  }
}

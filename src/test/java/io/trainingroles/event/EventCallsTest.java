package io.trainingroles.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.ExpectedText;
import io.trainingroles.access.ContextValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which requests a record shows. {@code -Dsnapshots.update=true} rewrites what is expected. */
final class EventCallsTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/events");
  private static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  @Test
  void calls_when_namesDiffer_areOfTheActionsThatWereNeeded() throws IOException {
    Received received = Received.of(FIXTURES.resolve("names-that-differ.json"));

    assertThat(received.findings).isEmpty();
    assertThat(received.events).hasSize(53);
    String shown =
        received.events.stream().map(EventCallsTest::shown).collect(Collectors.joining());
    ExpectedText.check(FIXTURES.resolve("names-that-differ.txt"), shown);
  }

  private static String shown(RecordedEvent event) {
    String heading = event.source() + " " + event.name() + "\n";
    CallReading reading = new EventCalls().of(event);
    if (reading instanceof CallReading.Calls calls) {
      return heading
          + calls.calls().stream().map(EventCallsTest::shown).collect(Collectors.joining());
    }
    return heading
        + (reading instanceof CallReading.NotMapped none
            ? "    ? " + none.reason() + "\n"
            : "    none\n");
  }

  private static String shown(RecordedResource.Certainty certainty) {
    return switch (certainty) {
      case EXACT -> "";
      case INFERRED -> " (inferred)";
      case POSSIBLE -> " (possible)";
    };
  }

  private static String shown(RecordedCall call) {
    String resources =
        call.resources().stream()
            .map(resource -> resource.text() + shown(resource.certainty()))
            .collect(Collectors.joining(", "));
    return "    "
        + call.action()
        + " on "
        + resources
        + (call.origin() == RecordedCall.Origin.CALL ? "" : " " + call.origin())
        + "\n";
  }

  @Test
  void context_when_aServiceCallsForTheRole_hasWhatTheRecordShows() throws IOException {
    Map<String, ContextValue> keys =
        context(
            """
            {"eventSource": "kms.amazonaws.com", "eventName": "Decrypt", "awsRegion": "eu-west-1",
             "eventTime": "2026-10-05T06:00:00Z", "sourceIPAddress": "bedrock.amazonaws.com",
             "userIdentity": {"type": "AssumedRole", "invokedBy": "bedrock.amazonaws.com",
               "principalId": "AROAEXAMPLE:s", "arn": "arn:aws:sts::111122223333:assumed-role/vision/s"},
             "requestParameters": {"encryptionContext": {"aws:s3:arn": "arn:aws:s3:::data/0"}},
             "resources": [{"ARN": "%s"}], "tlsDetails": {"tlsVersion": "TLSv1.3"}}
            """
                .formatted(KEY));

    assertThat(keys)
        .containsEntry("kms:ViaService", ContextValue.of("bedrock.eu-west-1.amazonaws.com"))
        .containsEntry("aws:CalledVia", ContextValue.of(List.of("bedrock.amazonaws.com")))
        .containsEntry("kms:EncryptionContext:aws:s3:arn", ContextValue.of("arn:aws:s3:::data/0"))
        .containsEntry("aws:SecureTransport", ContextValue.of("true"))
        .containsEntry("aws:RequestedRegion", ContextValue.of("eu-west-1"))
        .doesNotContainKeys("aws:SourceIp", "aws:PrincipalArn");
  }

  @Test
  void context_when_objectsAreListed_hasThePrefixAlsoWhereItIsEmpty() throws IOException {
    assertThat(context(listing("\"prefix\": \"train/\"")))
        .containsEntry("s3:prefix", ContextValue.of("train/"))
        .containsEntry("aws:SourceIp", ContextValue.of("203.0.113.7"));
    assertThat(context(listing("\"prefix\": \"\"")))
        .containsEntry("s3:prefix", ContextValue.of(""));
    assertThat(context(listing("\"x\": 1"))).doesNotContainKey("s3:prefix");
  }

  private static String listing(String parameter) {
    return """
        {"eventSource": "s3.amazonaws.com", "eventName": "ListObjects", "sourceIPAddress": "203.0.113.7",
         "userIdentity": {}, "requestParameters": {"bucketName": "data", %s}}
        """
        .formatted(parameter);
  }

  private static Map<String, ContextValue> context(String event) throws IOException {
    CallReading reading = new EventCalls().of(Received.of(event).events.get(0));
    return ((CallReading.Calls) reading).calls().get(0).context();
  }
}

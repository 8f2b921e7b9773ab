package io.trainingroles.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CloudTrail records, and under which names. */
final class CloudTrailReferenceTest {
  private final CloudTrailReference trail = CloudTrailReference.ofAws();
  private final ServiceAuthorizationReference reference = ServiceAuthorizationReference.ofAws();

  @Test
  void lines_when_read_nameServicesAndActionsThatThereAre() {
    List<String[]> lines =
        ReferenceTexts.trail()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", -1))
            .toList();

    assertThat(lines).hasSizeGreaterThan(50);
    for (String[] line : lines) {
      switch (line[0]) {
        case "source" -> assertThat(reference.service(line[2])).as(line[1]).isPresent();
        case "also" -> assertThat(trail.furtherActions(source(line[1]), name(line[1]))).hasSize(1);
        case "free" -> assertThat(reference.service(line[1])).isPresent();
        default ->
            assertThat(line[2].split(" ", -1))
                .as(line[1])
                .allMatch(
                    name ->
                        name.equals("*")
                            || reference.action(line[1] + ":" + name)
                                instanceof ActionLookup.Known);
      }
    }
  }

  private static String source(String event) {
    return event.substring(0, event.indexOf(':')) + ".amazonaws.com";
  }

  private static String name(String event) {
    return event.substring(event.indexOf(':') + 1);
  }

  @Test
  void permissionsOnly_when_read_areActions() {
    assertThat(
            ReferenceTexts.permissionOnly()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .flatMap(
                    line ->
                        Stream.of(line[1].split(" ", -1))
                            .filter(name -> !name.isEmpty())
                            .map(name -> line[0] + ":" + name)))
        .hasSizeGreaterThan(100)
        .allMatch(name -> reference.action(name) instanceof ActionLookup.Known);
  }

  @ParameterizedTest
  @CsvSource({
    "sagemaker:CreateTrainingJob, MANAGEMENT",
    "sagemaker:InvokeEndpoint, DATA",
    "sagemaker:AccessModelPackage, PERMISSION_ONLY",
    "elasticfilesystem:ClientMount, PERMISSION_ONLY",
    "kms:ReEncryptFrom, MANAGEMENT",
    "s3:GetObject, DATA",
    "s3:ListBucket, DATA",
    "s3:ListAllMyBuckets, MANAGEMENT",
    "s3:GetJobTagging, NOT_KNOWN",
    "iam:PassRole, NEVER",
    "logs:PutLogEvents, NEVER",
    "logs:DescribeLogStreams, NOT_KNOWN",
    "cloudwatch:PutMetricData, DATA",
    "polly:ListLexicons, NOT_KNOWN"
  })
  void recording_when_anActionIsGiven_isAsDocumented(String action, Recording.Kind kind) {
    Action known = ((ActionLookup.Known) reference.action(action)).action();

    Recording recording = trail.recording(known);
    assertThat(recording.kind()).isEqualTo(kind);
    assertThat(recording.source().isEmpty()).isEqualTo(kind == Recording.Kind.NOT_KNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "monitoring.amazonaws.com, cloudwatch",
    "MONITORING.amazonaws.com.cn, cloudwatch",
    "sagemaker.amazonaws.com, sagemaker",
    "example.amazonaws.com,",
    "monitoring.example.com,",
    "../x.amazonaws.com,"
  })
  void service_when_anEventSourceIsGiven_isItsPrefix(String source, String service) {
    assertThat(trail.service(source).orElse(null)).isEqualTo(service);
  }
}

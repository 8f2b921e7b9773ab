package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.StorageIssues;
import io.trainingroles.policy.QuotaIssues;
import io.trainingroles.spec.JobFiles;
import io.trainingroles.spec.SpecIssues;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the readers' findings speak of what the readers say. */
final class ReaderPagesTest {
  private static final List<IssuePage> PAGES =
      Stream.of(
              StorageIssues.PAGES,
              JobIssues.PAGES,
              SpecIssues.PAGES,
              List.of(
                  QuotaIssues.POLICY_TOO_LARGE,
                  QuotaIssues.TRUST_POLICY_TOO_LARGE,
                  QuotaIssues.TOO_MANY_POLICIES))
          .flatMap(List::stream)
          .toList();
  private static final Path FIXTURES = Path.of("src", "test", "resources", "fixtures");
  private static final Pattern FINDING =
      Pattern.compile(
          "^[^ ]+:[0-9]+: (error|security warning|warning|suggestion): .* \\[([A-Z0-9_]+)]$");
  private static final String TRUST = "trusts: [{service: sagemaker, jobs: training-job/vision-*}]";

  /** By what the tests of the readers expect, and by what is read here. */
  @Test
  void pages_when_listed_haveACodeAndSeverityThatTheReadersGive() throws IOException {
    Set<String> given = expectedOfReaders();
    readHere().forEach(finding -> given.add(shown(finding.code().value(), word(finding))));

    assertThat(given).hasSizeGreaterThan(20);
    assertThat(PAGES)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            page ->
                assertThat(given)
                    .contains(shown(page.code().value(), word(page.severity().name()))));
  }

  /** What can be accepted can be explained; an error without a page says all in its message. */
  @Test
  void findings_when_theyAreNoErrors_haveAPage() throws IOException {
    Set<String> given = expectedOfReaders();
    readHere().forEach(finding -> given.add(shown(finding.code().value(), word(finding))));
    List<String> codes = PAGES.stream().map(page -> page.code().value()).toList();

    assertThat(given)
        .filteredOn(shown -> !shown.endsWith(" error"))
        .hasSizeGreaterThan(15)
        .allSatisfy(shown -> assertThat(codes).contains(shown.substring(0, shown.indexOf(' '))));
  }

  @Test
  void codes_when_listed_areThereOnceAndOfNoCheck() {
    List<String> codes = Catalogue.pages().stream().map(page -> page.code().value()).toList();

    assertThat(codes).doesNotHaveDuplicates();
  }

  private static Set<String> expectedOfReaders() throws IOException {
    var given = new TreeSet<String>();
    for (String folder : List.of("spec", "job")) {
      try (Stream<Path> files = Files.walk(FIXTURES.resolve(folder))) {
        for (Path file : files.filter(ReaderPagesTest::isOfFindings).toList()) {
          try (Stream<String> lines = Files.lines(file)) {
            lines
                .map(FINDING::matcher)
                .filter(line -> line.matches())
                .forEach(line -> given.add(shown(line.group(2), line.group(1))));
          }
        }
      }
    }
    return given;
  }

  private static boolean isOfFindings(Path file) {
    return file.toString().endsWith(".findings") || file.endsWith("findings.txt");
  }

  /** What depends on a spec together with its jobs. */
  private static List<Finding> readHere() {
    String container =
        """
        {"family": "f", "taskRoleArn": "arn:aws:iam::123456789012:role/r",
         "containerDefinitions": [{"name": "c", "image": "i",
           "secrets": [{"name": "TOKEN", "valueFrom": "/training/token"}],
           "mountPoints": [{"sourceVolume": "v", "containerPath": "/v"}]}],
         "volumes": [{"name": "v", "efsVolumeConfiguration": {
           "fileSystemId": "fs-0123456789abcdef0", "transitEncryption": "ENABLED",
           "authorizationConfig": {"iam": "ENABLED"}}}]}
        """;
    String processing =
        """
        {"ProcessingJobName": "p", "RoleArn": "arn:aws:iam::123456789012:role/other",
         "ProcessingResources": {"ClusterConfig": {"InstanceCount": 1,
           "InstanceType": "ml.m5.large", "VolumeSizeInGB": 1}},
         "AppSpecification": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/i"}}
        """;
    String nameless =
        """
        {"TrainingJobDefinition": {"RoleArn": "arn:aws:iam::123456789012:role/r",
          "StaticHyperParameters": {}, "AlgorithmSpecification": {"TrainingInputMode": "File"},
          "OutputDataConfig": {"S3OutputPath": "s3://models/vision"},
          "ResourceConfig": {"InstanceCount": 1, "InstanceType": "ml.m5.large",
            "VolumeSizeInGB": 1}, "StoppingCondition": {"MaxRuntimeInSeconds": 60}},
         "HyperParameterTuningJobConfig": {"Strategy": "Random",
           "ResourceLimits": {"MaxParallelTrainingJobs": 1}}}
        """;
    String known = "account: '123456789012'\nterraform: {region: eu-west-1}\n";
    return Stream.of(
            read(known + "roles: {r: {" + TRUST + ", runs: job.json}}", processing),
            read("roles: {r: {trusts: [ecs-tasks], runs: job.json}}", container),
            read(
                known
                    + "roles: {r: {trusts: [sagemaker], runs: {job: job.json, own_log_streams: true}}}",
                nameless),
            read(
                known + "roles: {r: {trusts: [ec2], starts: {job: job.json, jobs_as: r}}}",
                container))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Finding> read(String spec, String job) {
    SpecReading<SynthesizedSpec> reading =
        new SpecSynthesizer(path -> new JobFiles.Text(path, job)).read("spec.yaml", spec);
    return reading instanceof SpecReading.Read<SynthesizedSpec> read
        ? read.warnings()
        : ((SpecReading.Refused<SynthesizedSpec>) reading).findings();
  }

  private static String word(Finding finding) {
    return word(finding.severity().name());
  }

  private static String word(String severity) {
    return severity.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String shown(String code, String severity) {
    return code + " " + severity;
  }
}

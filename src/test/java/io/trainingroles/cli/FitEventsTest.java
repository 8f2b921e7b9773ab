package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code fit --events} takes, refuses and says. */
final class FitEventsTest {
  private static final Path FORMS = Path.of("src/test/resources/fixtures/events/forms");
  private static final String JOB = "examples/from-a-job/jobs/segmentation.json";
  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "sagemaker:DescribeTrainingJob", "Resource": "*"},
        {"Effect": "Allow", "Action": ["sagemaker:ListTrainingJobs", "s3:PutObject"], "Resource": "*"}]}
      """;

  @TempDir private Path folder;

  @Test
  void fit_when_aFolderHasLogs_readsEachOfThem() throws IOException {
    Path logs = Files.createDirectories(folder.resolve("AWSLogs/2026/10/05"));
    for (String name : new String[] {"0605Z_example.json", "0610Z_example.json.gz"}) {
      String file = "111122223333_CloudTrail_eu-west-1_20261005T" + name;
      Files.copy(FORMS.resolve(file), logs.resolve(file));
    }
    Files.writeString(logs.resolve("1_CloudTrail-Digest_x.json"), "{}");
    Files.writeString(logs.resolve("README.txt"), "none");

    ProgramRun run = fit(write("p.json", POLICY), "--events", folder.resolve("AWSLogs"));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out())
        .contains("4 records of 2026-10-05 to 2026-10-12, 4 of them of the role in account")
        .contains("used: sagemaker:DescribeTrainingJob (2 records, last on 2026-10-05)")
        .contains("not used: sagemaker:ListTrainingJobs")
        .contains("not observable: s3:PutObject")
        .contains("s3:GetObject on arn:aws:s3:::data/train/0.rec (2 records");
  }

  @Test
  void fit_when_aGzipIsCutOff_saysNothingOfTheRole() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(Files.readAllBytes(FORMS.resolve("lookup-events.json")));
    }
    Path file = folder.resolve("cut.json.gz");
    for (int length : new int[] {5, 12, bytes.size() / 2, bytes.size() - 9}) {
      Files.write(file, Arrays.copyOf(bytes.toByteArray(), length));

      ProgramRun run = fit(write("p.json", POLICY), "--events", file);
      assertThat(run.code()).as("%s bytes", length).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("truncated");
    }
  }

  @Test
  void fit_when_theEventsAreNone_isRefused() throws IOException {
    Path policy = write("p.json", POLICY);

    assertThat(fit(policy, "--events", policy).err()).contains("it has no recorded events");
    assertThat(fit(policy, "--events", folder.resolve("none")).err()).contains("no such file");
    assertThat(fit(policy, "--events", Files.createDirectory(folder.resolve("empty"))).err())
        .contains("the folder has no file with recorded events");
    Path bytes = Files.write(folder.resolve("x.json"), new byte[] {'{', '"', (byte) 0xFF});
    assertThat(fit(policy, "--events", bytes).err())
        .contains("neither UTF-8 text nor UTF-8 text in gzip");
    assertThat(ProgramRun.of("fit", policy.toString()).err())
        .contains("give --job FILE or --events FILE");
    assertThat(ProgramRun.of("fit", policy.toString(), "--events", "x").err())
        .contains("give --events-role NAME");
    assertThat(
            ProgramRun.of("fit", policy.toString(), "--job", JOB, "--events-role", "vision").err())
        .contains("--events-role is only for --events");
  }

  @Test
  void fit_when_noRecordIsOfTheRole_namesTheNearest() throws IOException {
    Path policy = write("p.json", POLICY);
    Path events = FORMS.resolve("lookup-events.json");

    ProgramRun run =
        ProgramRun.of(
            "fit", policy.toString(), "--events", events.toString(), "--events-role", "vison");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains("the events have no record of the role 'vison'")
        .contains("--events-role vision");
    assertThat(run.out()).contains("not observable: there is no record of the role");
    assertThat(run.out()).doesNotContain("not used");
    ProgramRun passed =
        ProgramRun.of(
            "fit",
            policy.toString(),
            "--events",
            events.toString(),
            "--events-role",
            "vison",
            "--unknown",
            "pass");
    assertThat(passed.code()).isZero();
  }

  @Test
  void fit_when_theRoleIsInSeveralAccounts_asksForOne() throws IOException {
    String log =
        Files.readString(
            FORMS.resolve("111122223333_CloudTrail_eu-west-1_20261005T0605Z_example.json"));
    Path one = write("a.json", log);
    Path other = write("b.json", log.replace("111122223333", "999988887777"));
    Path policy = write("p.json", POLICY);

    ProgramRun run = fit(policy, "--events", one, "--events", other);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("several accounts (111122223333, 999988887777); give --account ID");
    assertThat(fit(policy, "--events", one, "--events", other, "--account", "999988887777").out())
        .contains("4 records")
        .contains("2 of them of the role in account");
    ProgramRun byArn =
        ProgramRun.of(
            "fit",
            policy.toString(),
            "--events",
            one.toString(),
            "--events",
            other.toString(),
            "--events-role",
            "arn:aws:iam::111122223333:role/training/vision");
    assertThat(byArn.out()).contains("2 of them of the role in account");
  }

  @Test
  void fit_when_textsAreHostile_showsThemHarmlessly() throws IOException {
    String log =
        """
        {"Records": [{"eventSource": "s3.amazonaws.com", "eventName": "GetObject", "awsRegion": "\\u001b[31meu",
          "eventTime": "2026-10-05T06:00:00Z", "userAgent": "\\u001b]0;x\\u0007", "recipientAccountId": "111122223333",
          "userIdentity": {"type": "AssumedRole", "sessionContext": {"sessionIssuer":
            {"arn": "arn:aws:iam::111122223333:role/vision"}}},
          "requestParameters": {"bucketName": "data", "key": "a\\u202e${x}*?\\u001b[2J"}},
         {"eventSource": "evil\\u001b[31m", "eventName": "\\u001b[2J", "recipientAccountId": "\\u001b[31m",
          "userIdentity": {"type": "AssumedRole", "sessionContext": {"sessionIssuer":
            {"arn": "arn:aws:iam::111122223333:role/vision"}}}},
         {"eventSource": "kms.amazonaws.com", "eventName": "Decrypt", "errorCode": "AccessDenied",
          "errorMessage": "x is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:\\u001b[31m because no identity-based policy",
          "userIdentity": {"type": "AssumedRole", "arn": "arn:aws:sts::111122223333:assumed-role/vision/\\u001b[31m"}}]}
        """;
    Path events = write("events.json", log);

    for (String format : new String[] {"text", "json"}) {
      ProgramRun run = fit(write("p.json", POLICY), "--events", events, "--format", format);
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.out() + run.err())
          .doesNotContain("\u001B", "\u202E", "\u0007")
          .contains("kms:Decrypt");
    }
  }

  @Test
  void fit_when_aJobNeedsIt_keepsWhatWasNotUsed() throws IOException {
    String spec = "examples/from-a-job/training-roles.yaml";
    String log =
        Files.readString(
                FORMS.resolve("111122223333_CloudTrail_eu-west-1_20261005T0605Z_example.json"))
            .replace("role/training/vision", "role/segmentationTraining")
            .replace("assumed-role/vision", "assumed-role/segmentationTraining")
            .replace("111122223333", "123456789012");
    Path events = write("events.json", log);

    ProgramRun alone = ProgramRun.of("fit", spec, "--events", events.toString());
    assertThat(alone.out()).contains("\n  not used: ecr:BatchCheckLayerAvailability");
    ProgramRun both = ProgramRun.of("fit", spec, "--job", JOB, "--events", events.toString());
    assertThat(both.out())
        .startsWith("segmentationTraining fits: it allows what the job needs")
        .contains("\n  not used (a job needs it): ecr:BatchCheckLayerAvailability")
        .doesNotContain("\n  not used: ");
  }

  private static ProgramRun fit(Path policy, Object... more) {
    String[] words = new String[more.length + 4];
    words[0] = "fit";
    words[1] = policy.toString();
    words[2] = "--events-role";
    words[3] = "vision";
    for (int index = 0; index < more.length; index++) {
      words[index + 4] = more[index].toString();
    }
    return ProgramRun.of(words);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }
}

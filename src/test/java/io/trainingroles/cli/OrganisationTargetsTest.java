package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes where a policy of an organisation is attached or detached, and says the same. */
final class OrganisationTargetsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DENIES =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", %s "Action": "s3:DeleteBucket", "Resource": "*"}]}""";
  private static final String ALLOWS =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}""";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SERVICE  | denies | -           | r-ab12      | 0 | s3:DeleteBucket (statement 1 of content denies it)",
        "SERVICE  | denies | r-ab12      | r-ab12 ou-1 | 0 | s3:DeleteBucket (statement 1 of content denies it)",
        "RESOURCE | denies | -           | r-ab12      | 0 | s3:DeleteBucket (statement 1 of content denies it)",
        "SERVICE  | denies | r-ab12 ou-1 | r-ab12      | 3 | no longer attached to ou-1: what it denies, such as s3:DeleteBucket",
        "RESOURCE | denies | r-ab12      | -           | 3 | no longer attached to r-ab12: what it denies, such as s3:DeleteBucket",
        "SERVICE  | allows | -           | r-ab12      | 3 | now attached to r-ab12: what it allows is no longer blocked there",
        "SERVICE  | allows | r-ab12      | -           | 3 | what it allows is still possible there only if another policy allows it",
        "SERVICE  | denies | r-ab12      | r-ab12      | 0 | No change",
      })
  void diff_when_onlyTheTargetsOfAPolicyChange_saysWhatThatDoes(
      String type, String does, String old, String now, int code, String said) throws IOException {
    String before = write("before.json", attached(type, does, old));
    String after = write("after.json", attached(type, does, now));

    ProgramRun diff = ProgramRun.of("diff", before, after);

    assertThat(diff.out().replaceAll("\\s+", " ")).contains(said);
    assertThat(diff.code()).as(diff.err()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-               | p-FullAWSAccess | p-FullAWSAccess is now attached to r-1: what it allows is no longer blocked",
        "p-FullAWSAccess | -               | p-FullAWSAccess is no longer attached to r-1: what it allows is still possible there only if",
        "-               | p-other123      | (p-other123) was added, and its document is not in the input",
        "p-other123      | -               | (p-other123) was removed, and its document is not in the input",
      })
  void diff_when_aPolicyThatTheInputDoesNotMakeIsAttached_isNotKnown(
      String old, String now, String said) throws IOException {
    String before = write("before.json", state(attachment(0, old, "r-1"), role()));
    String after = write("after.json", state(attachment(0, now, "r-1"), role()));

    ProgramRun diff = ProgramRun.of("diff", before, after);

    assertThat(diff.out().replaceAll("\\s+", " ")).contains(said);
    assertThat(diff.code()).as(diff.err()).isEqualTo(3);
  }

  @Test
  void diff_when_aTemplateAttachesAPolicyElsewhere_saysWhere() throws IOException {
    String template =
        """
        {"Resources": {"P": {"Type": "AWS::Organizations::Policy", "Properties": {"Name": "p",
          "Type": "SERVICE_CONTROL_POLICY", "Content": %s, "TargetIds": ["%s"]}}}}""";
    String before = write("before.json", template.formatted(DENIES.formatted(""), "ou-1"));
    String after = write("after.json", template.formatted(DENIES.formatted(""), "ou-2"));

    ProgramRun diff = ProgramRun.of("diff", before, after);

    assertThat(diff.out().replaceAll("\\s+", " "))
        .contains("no longer attached to ou-1", "- * s3:DeleteBucket");
    assertThat(diff.code()).isEqualTo(3);
  }

  private static String attached(String type, String does, String targets) throws IOException {
    String principal = type.equals("RESOURCE") ? "\"Principal\": \"*\"," : "";
    String document = does.equals("denies") ? DENIES.formatted(principal) : ALLOWS;
    var resources = new ArrayList<String>();
    resources.add(
        resource(
            "aws_organizations_policy",
            "p",
            "{\"id\": \"p-abc\", \"type\": \"%s_CONTROL_POLICY\", \"content\": %s}"
                .formatted(type, JSON.writeValueAsString(document))));
    for (String target : targets.split(" ", -1)) {
      resources.add(attachment(resources.size(), target.equals("-") ? "-" : "p-abc", target));
    }
    return state(resources.toArray(String[]::new));
  }

  private static String attachment(int number, String policy, String target) {
    return policy.equals("-")
        ? resource("aws_sqs_queue", "q" + number, "{}")
        : resource(
            "aws_organizations_policy_attachment",
            "a" + number,
            "{\"policy_id\": \"%s\", \"target_id\": \"%s\"}".formatted(policy, target));
  }

  private static String role() throws IOException {
    String trust =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
          "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";
    return resource(
        "aws_iam_role",
        "r",
        "{\"name\": \"r\", \"assume_role_policy\": %s}".formatted(JSON.writeValueAsString(trust)));
  }

  private static String resource(String type, String name, String values) {
    return "{\"address\": \"%1$s.%2$s\", \"mode\": \"managed\", \"type\": \"%1$s\", \"name\": \"%2$s\", \"values\": %3$s}"
        .formatted(type, name, values);
  }

  private static String state(String... resources) {
    return """
    {"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": {"resources": [%s]}}}"""
        .formatted(String.join(",", resources));
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}

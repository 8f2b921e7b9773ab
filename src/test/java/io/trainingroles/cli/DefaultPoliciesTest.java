package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies that AWS makes: a state shows them, a plan and a template do not. */
final class DefaultPoliciesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROLE = "arn:aws:iam::123456789012:role/training";
  private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd";

  private static final String OF_ACCOUNT =
      """
      {"Id": "key-default-1", "Version": "2012-10-17", "Statement": [{"Sid": "Enable IAM User Permissions",
       "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "kms:*", "Resource": "*"}]}
      """;

  private static final String OF_ANOTHER = OF_ACCOUNT.replace("123456789012", "999999999999");

  private static final String OF_OWNER =
      """
      {"Version": "2008-10-17", "Id": "__default_policy_ID", "Statement": [{"Sid": "__default_statement_ID",
       "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": ["SNS:Publish", "SNS:Subscribe"],
       "Resource": "arn:aws:sns:eu-west-1:123456789012:t", "Condition": {"StringEquals": {"AWS:SourceOwner": "123456789012"}}}]}
      """;

  private static final String ANYTHING =
      """
      {"Version": "2008-10-17", "Statement": [
        {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key", "aws_sns_topic"})
  void diff_when_aPlanLeavesThePolicyToAws_isNoChange(String type) throws IOException {
    String policy = type.equals("aws_sns_topic") ? OF_OWNER : OF_ACCOUNT;
    String state = write("state.json", state(role(), shown(type, policy)));
    String plan = write("plan.json", plan(type, "", "\"policy\": true", ""));

    ProgramRun there = ProgramRun.of("diff", state, plan);
    ProgramRun back = ProgramRun.of("diff", plan, state);

    assertThat(there.code()).as(there.out() + there.err()).isZero();
    assertThat(there.out()).contains("No change");
    assertThat(back.code()).as(back.out() + back.err()).isZero();
  }

  @Test
  void diff_when_theEndpointOfAStateLimitsNothing_isNoChange() throws IOException {
    String state = write("state.json", state(role(), shown("aws_vpc_endpoint", ANYTHING)));
    String plan = write("plan.json", plan("aws_vpc_endpoint", "", "\"policy\": true", ""));

    assertThat(ProgramRun.of("diff", state, plan).out()).contains("No change");
  }

  @ParameterizedTest
  @CsvSource({"aws_kms_key, kms:*", "aws_sns_topic, SNS:Publish"})
  void diff_when_aStateHasAPolicyThatAwsDoesNotMake_saysSo(String type, String action)
      throws IOException {
    String own = type.equals("aws_kms_key") ? OF_ANOTHER : OF_OWNER.replace("__default_", "my_");
    String state = write("state.json", state(role(), shown(type, own)));
    String plan = write("plan.json", plan(type, "", "\"policy\": true", ""));

    ProgramRun diff = ProgramRun.of("diff", plan, state);

    assertThat(diff.code()).isEqualTo(3);
    assertThat(diff.out()).contains(action);
  }

  /** The name of the statement of AWS is anybody's to give. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"StringEquals\": {\"AWS:SourceOwner\": \"999999999999\"}}",
        "{\"StringEquals\": {\"AWS:SourceOwner\": [\"123456789012\", \"999999999999\"]}}",
        "{\"StringNotEquals\": {\"AWS:SourceOwner\": \"123456789012\"}}",
        "{}"
      })
  void diff_when_aTopicLetsOthersInAsAwsLetsItsOwnerIn_saysSo(String condition) throws IOException {
    String others =
        OF_OWNER.replaceFirst(
            "(?s)\"Condition\": .*?}}}]}",
            Matcher.quoteReplacement("\"Condition\": " + condition + "}]}"));
    String state = write("state.json", state(role(), shown("aws_sns_topic", others)));
    String plan = write("plan.json", plan("aws_sns_topic", "", "\"policy\": true", ""));

    ProgramRun diff = ProgramRun.of("diff", plan, state);

    assertThat(diff.code()).as(diff.out() + diff.err()).isEqualTo(3);
    assertThat(diff.out()).contains("SNS:Publish");
  }

  @ParameterizedTest
  @CsvSource({
    "aws_kms_key.k.key_id, 0, No change",
    "var.key, 3, it is not known which key an aws_kms_key_policy is for",
  })
  void diff_when_anotherResourceSetsTheKeysPolicy_isThatPolicy(
      String reference, int code, String said) throws IOException {
    String state =
        write(
            "state.json",
            state(
                role(),
                shown("aws_kms_key", OF_ANOTHER),
                resource("aws_kms_key_policy", "k", policyAndKey(OF_ANOTHER, KEY))));
    String plan =
        write("plan.json", plan("aws_kms_key", "", "\"policy\": true", planned(reference)));

    ProgramRun diff = ProgramRun.of("diff", state, plan);

    assertThat(diff.code()).as(diff.out() + diff.err()).isEqualTo(code);
    assertThat(diff.out().replaceAll("\\s+", " ")).contains(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws_kms_key", "aws_sqs_queue"})
  void check_when_aPolicyThatIsSetIsKnownLater_saysSo(String type) throws IOException {
    String plan =
        write(
            "plan.json",
            plan(type, "\"policy\": {\"references\": [\"var.p\"]}", "\"policy\": true", ""));

    assertThat(ProgramRun.of("check", plan).out())
        .contains("POLICY_NOT_SEEN", type + ".k.policy, known after apply");
  }

  @Test
  void diff_when_aTemplateHasAKeyWithoutAPolicy_hasTheDefault() throws IOException {
    String with =
        write(
            "with.json",
            "{\"Resources\": {\"K\": {\"Type\": \"AWS::KMS::Key\", \"Properties\": {}}}}");

    ProgramRun check = ProgramRun.of("check", with);

    assertThat(check.code()).as(check.out() + check.err()).isZero();
    assertThat(check.out()).contains("1 policy").doesNotContain("[");
  }

  private static String role() throws IOException {
    return resource(
        "aws_iam_role",
        "k",
        """
        {"arn": "%s", "name": "training", "path": "/", "assume_role_policy": %s}"""
            .formatted(
                ROLE,
                JSON.writeValueAsString(
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"sagemaker.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}")));
  }

  private static String shown(String type, String policy) throws IOException {
    return resource(
        type,
        "k",
        "{\"arn\": \"%s\", \"id\": \"%s\", \"key_id\": \"1234abcd\", \"policy\": %s}"
            .formatted(KEY, KEY, JSON.writeValueAsString(policy)));
  }

  private static String policyAndKey(String policy, String key) throws IOException {
    return "{\"policy\": %s, \"key_id\": \"%s\"}".formatted(JSON.writeValueAsString(policy), key);
  }

  private static String resource(String type, String name, String values) {
    return """
    {"address": "%1$s.%2$s", "mode": "managed", "type": "%1$s", "name": "%2$s", "values": %3$s}"""
        .formatted(type, name, values);
  }

  private static String state(String... resources) {
    return """
    {"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": {"resources": [%s]}}}"""
        .formatted(String.join(",", resources));
  }

  /** A policy of the key, by what says which key. */
  private static String planned(String reference) {
    String address = reference.replace(".key_id", "");
    return "{\"key_id\": {\"references\": [\"%s\", \"%s\"]}, \"policy\": {}}"
        .formatted(reference, address);
  }

  /** A new resource and a role that is there; {@code keyPolicy} has the expressions of one more. */
  private static String plan(String type, String expressions, String unknown, String keyPolicy)
      throws IOException {
    String values = keyPolicy.isEmpty() ? "" : "," + ofKey(keyPolicy)[0];
    String changes = keyPolicy.isEmpty() ? "" : "," + ofKey(keyPolicy)[1];
    String configured = keyPolicy.isEmpty() ? "" : "," + ofKey(keyPolicy)[2];
    return """
    {"format_version": "1.2", "terraform_version": "1.11.4",
     "planned_values": {"root_module": {"resources": [%2$s, {"address": "%1$s.k", "mode": "managed", "type": "%1$s", "name": "k", "values": {}}%5$s]}},
     "resource_changes": [
       {"address": "aws_iam_role.k", "mode": "managed", "type": "aws_iam_role", "name": "k", "change": {"actions": ["no-op"], "after_unknown": {}}},
       {"address": "%1$s.k", "mode": "managed", "type": "%1$s", "name": "k", "change": {"actions": ["create"], "before": null, "after": {}, "after_unknown": {%4$s}}}%6$s],
     "configuration": {"root_module": {"resources": [
       {"address": "aws_iam_role.k", "mode": "managed", "type": "aws_iam_role", "name": "k", "expressions": {"name": {}, "assume_role_policy": {}}},
       {"address": "%1$s.k", "mode": "managed", "type": "%1$s", "name": "k", "expressions": {%3$s}}%7$s]}}}
    """
        .formatted(type, role(), expressions, unknown, values, changes, configured);
  }

  private static String[] ofKey(String expressions) throws IOException {
    String named =
        "{\"address\": \"aws_kms_key_policy.k\", \"mode\": \"managed\", \"type\": \"aws_kms_key_policy\", \"name\": \"k\", ";
    return new String[] {
      named + "\"values\": {\"policy\": " + JSON.writeValueAsString(OF_ANOTHER) + "}}",
      named + "\"change\": {\"actions\": [\"create\"], \"after_unknown\": {\"key_id\": true}}}",
      named + "\"expressions\": " + expressions + "}"
    };
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}

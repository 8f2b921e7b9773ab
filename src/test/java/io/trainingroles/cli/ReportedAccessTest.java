package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a report says of access: never that there is none where there is some, or may be. */
final class ReportedAccessTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PUBLIC =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"},
        {"Effect": "Deny", "Principal": {"AWS": "111122223333"}, "Action": "s3:*",
         "Resource": "arn:aws:s3:::b/secret/*"}]}
      """;
  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"AWS": "arn:aws:iam::111122223333:root"}}]}
      """;
  private static final String SERVICE_TRUST =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": "sagemaker.amazonaws.com"}}]}
      """;

  @TempDir private Path folder;

  /** A document that is no role's is distinguished from a role that may do nothing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resource | allows everyone: s3 (read on b/*), except for 1 denial | What it allows, and to whom",
        "trust | grants nothing; says who can assume a role | account 111122223333",
        "boundary | grants nothing; limits access to iam (write on any resource), s3 (list, read | "
            + "It grants nothing"
      })
  void report_when_documentIsNoRoles_saysWhatItMeans(String type, String shortly, String section)
      throws IOException {
    String text =
        switch (type) {
          case "resource" -> PUBLIC;
          case "trust" -> TRUST;
          default -> policy("\"iam:PassRole\", \"s3:*\"", "\"*\"");
        };
    String input = write(type + ".json", text);

    String page = report("access.html", input, "--type", type);
    String markdown = report("access.md", input, "--type", type);
    JsonNode role = role(report("access.json", input, "--type", type));

    assertThat(page).contains("<td><div>" + shortly, section);
    assertThat(markdown).contains("`" + shortly);
    assertThat(page + markdown)
        .doesNotContain("no policy grants it anything", "<div>nothing<", "`nothing`");
    assertThat(role.has("access")).isFalse();
  }

  @Test
  void report_when_policyOfResource_saysWhomItAllowsWhat() throws IOException {
    String input = write("bucket.json", PUBLIC);

    JsonNode role = role(report("access.json", input, "--type", "resource"));

    JsonNode row = role.path("allows_principals").path(0);
    assertThat(row.path("who").asText()).isEqualTo("everyone");
    assertThat(row.path("resource").asText()).isEqualTo("arn:aws:s3:::b/*");
    assertThat(role.path("denials").path(0).asText())
        .isEqualTo("account 111122223333: s3:* on arn:aws:s3:::b/secret/*");
  }

  /** A stack whose template is not in the input may give the role policies, and a group a user. */
  @Test
  void report_when_otherResourcesMayGrant_saysThatAccessIsNotKnown() throws IOException {
    String input =
        write(
            "main.tf.json",
            """
            {"resource": {
              "aws_iam_role": {"r": {"name": "r", "assume_role_policy": %s}},
              "aws_cloudformation_stack": {"s": {"name": "s", "capabilities": ["CAPABILITY_IAM"],
                "template_url": "https://example.com/t.json"}},
              "aws_iam_user": {"u": {"name": "u"}},
              "aws_iam_user_group_membership": {"m": {"user": "u", "groups": ["outside"]}}}}
            """
                .formatted(JSON.writeValueAsString(SERVICE_TRUST)));

    String page = report("access.html", input);
    String markdown = report("access.md", input);

    assertThat(page).contains("its template is not in the input", "the group is not in the input");
    assertThat(page + markdown)
        .doesNotContain("no policy grants it anything", "<div>nothing<", "`nothing`");
    assertThat(markdown.lines().filter(line -> line.contains("| `not known` |"))).hasSize(3);
  }

  @Test
  void report_when_allIsTakenAway_saysWhatCanTakeIt() throws IOException {
    String denied =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"},
          {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}]}
        """;
    String past =
        policy("\"s3:GetObject\"", "\"*\"")
            .replace(
                "\"Resource\"",
                "\"Condition\": {\"DateLessThan\": {\"aws:CurrentTime\": \"2020-01-01T00:00:00Z\"}},"
                    + " \"Resource\"");

    for (String text : List.of(denied, past)) {
      assertThat(report("access.html", write("policy.json", text)))
          .contains("Nothing that AWS documents: what its policies allow is denied")
          .doesNotContain("no policy grants it anything");
    }
  }

  /** A filter never hides a role that has the service, however a policy spells it. */
  @ParameterizedTest
  @CsvSource({
    "*, true, true",
    "s?:*, true, false",
    "ia?:*, false, true",
    "*:Get*, true, true",
    "S3:GetObject, true, false",
    "I*M:PassRole, false, true"
  })
  void filter_when_serviceIsChosen_findsEachRoleThatHasIt(
      String action, boolean hasS3, boolean hasIam) throws IOException {
    String one = write("one.json", policy("\"" + action + "\"", "\"*\""));
    String other = write("two.json", policy("\"s3:PutObject\", \"iam:GetRole\"", "\"*\""));

    List<String> services = facets(report("access.html", one, other)).get(0);

    assertThat(services.contains("s3")).isEqualTo(hasS3);
    assertThat(services.contains("iam")).isEqualTo(hasIam);
    assertThat(services).doesNotContain("services", "all", "s?", "ia?");
  }

  @Test
  void filter_when_notAllIsKnown_findsTheRoleByEachService() throws IOException {
    String account =
        account(
            "{\"PolicyName\": \"own\", \"PolicyArn\": \"arn:aws:iam::123456789012:policy/own\"}",
            "");
    String other = write("two.json", policy("\"s3:PutObject\", \"iam:GetRole\"", "\"*\""));

    assertThat(facets(report("access.html", write("account.json", account), other)).get(0))
        .containsExactly("iam", "s3");
  }

  /** 'Everything' is all actions on all resources, and nothing limits it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'*' | '*' | everything: any action on any resource",
        "'s3:*' | '*' | s3 (everything)",
        "'s3:*' | arn:aws:s3:::b | s3 (list, read, write, permissions, tagging on b)",
        "'s3:ListBucket,s3:GetObject,s3:PutObject,s3:PutBucketPolicy,s3:PutObjectTagging' | '*' | "
            + "s3 (list, read, write, permissions, tagging on any resource)",
        "'*' | arn:aws:s3:::b/* | s3 (list, read, write, permissions, tagging on b/*)"
      })
  void report_when_allLevelsAreThere_saysEverythingOnlyWhereItIs(
      String actions, String resource, String expected) throws IOException {
    String quoted = "\"" + actions.replace(",", "\",\"") + "\"";
    String input = write("policy.json", policy(quoted, "\"" + resource + "\""));

    assertThat(report("access.md", input)).contains("| `" + expected + "` |");
  }

  @Test
  void report_when_somethingLimitsAll_doesNotSayEverything() throws IOException {
    String all = policy("\"*\"", "\"*\"");
    String underCondition =
        all.replace(
            "\"Resource\"",
            "\"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"true\"}}, \"Resource\"");
    String denied =
        all.replace(
            "}]}", "}, {\"Effect\": \"Deny\", \"Action\": \"iam:*\", \"Resource\": \"*\"}]}");
    String but = all.replace("Action", "NotAction").replace("[\"*\"], \"Res", "[\"iam:*\"], \"Res");

    assertThat(report("one.md", write("one.json", underCondition)))
        .contains(
            "`all services (list, read, write, permissions, tagging on any resource with conditions)`");
    assertThat(report("two.md", write("two.json", denied)))
        .contains(
            "`all services (list, read, write, permissions, tagging on any resource), except for 1 denial`");
    assertThat(report("three.md", write("three.json", but)))
        .contains("`all services (all but iam:* on any resource)`");
  }

  @Test
  void report_when_boundaryIsSeen_narrowsTheRowsAndNamesIt() throws IOException {
    String account =
        account(
            "{\"PolicyName\": \"AdministratorAccess\", \"PolicyArn\": "
                + "\"arn:aws:iam::aws:policy/AdministratorAccess\"}",
            "\"PermissionsBoundary\": {\"PermissionsBoundaryType\": \"Policy\", "
                + "\"PermissionsBoundaryArn\": \"arn:aws:iam::123456789012:policy/Limit\"},");
    String input =
        write(
            "account.json",
            account.replace(
                "\"Policies\": []",
                """
                "Policies": [{"PolicyName": "Limit", "Arn": "arn:aws:iam::123456789012:policy/Limit",
                  "Path": "/", "DefaultVersionId": "v1", "PolicyVersionList": [{"VersionId": "v1",
                    "IsDefaultVersion": true, "Document": {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*"},
                      {"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::data/secret/*"}]}}]}]
                """));

    String markdown = report("access.md", input);
    JsonNode role = role(report("access.json", input));

    assertThat(markdown)
        .contains("`s3 (read on data/*), within its permissions boundary, except for 1 denial`")
        .contains("arn:aws:iam::123456789012:policy/Limit");
    assertThat(role.path("permissions_boundary").asText())
        .isEqualTo("arn:aws:iam::123456789012:policy/Limit");
    assertThat(role.path("access")).hasSize(1);
    assertThat(role.path("access").path(0).path("resource").asText())
        .isEqualTo("arn:aws:s3:::data/*");
    assertThat(role.path("denials").path(0).asText())
        .isEqualTo("s3:* on arn:aws:s3:::data/secret/*");
  }

  @Test
  void report_when_inlinePoliciesAreSeveral_saysHowLargeTheyAreTogether() throws IOException {
    String spec =
        write(
            "spec.yaml",
            "roles: {r: {trusts: [sagemaker], inline_policies: {a: [read: s3://one], b: [read: s3://two]}}}");

    JsonNode role = role(report("access.json", spec));
    int sum =
        role.path("policies").path(0).path("size").asInt()
            + role.path("policies").path(1).path("size").asInt();

    assertThat(role.path("inline_policies").path("size").asInt()).isEqualTo(sum);
    assertThat(role.path("inline_policies").path("limit").asInt()).isEqualTo(10_240);
    assertThat(report("access.html", spec))
        .contains("All inline policies together: " + sum + " of 10,240 characters.");
  }

  /** All that check finds is in the report, whatever it is about. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/test/resources/fixtures/report/kinds.tf.json",
        "src/test/resources/fixtures/report/hostile.json",
        "src/test/resources/fixtures/check/PASS_ADMINISTRATOR/bad.tf.json",
        "src/test/resources/fixtures/check/ASSUME_ADMINISTRATOR/bad-chain.tf.json",
        "examples/sagemaker-team/training-roles.yaml",
        "examples/from-a-job/training-roles.yaml"
      })
  void report_when_inputIsReviewed_hasAllFindingsOfCheck(String input) throws IOException {
    JsonNode check =
        JSON.readTree(ProgramRun.of("check", input, "--format", "json").out()).path("findings");
    JsonNode report = JSON.readTree(report("access.json", input));

    var reported = new ArrayList<String>(codes(report.path("findings")));
    report.path("roles").forEach(role -> reported.addAll(codes(role.path("findings"))));
    assertThat(reported).isNotEmpty().containsExactlyInAnyOrderElementsOf(codes(check));
  }

  private static List<String> codes(JsonNode findings) {
    return StreamSupport.stream(findings.spliterator(), false)
        .map(finding -> finding.path("code").asText())
        .toList();
  }

  /** The services by which each row of the list is found. */
  private static List<List<String>> facets(String page) {
    Matcher rows = Pattern.compile("<tr data-services=\"([^\"]*)\"").matcher(page);
    var facets = new ArrayList<List<String>>();
    while (rows.find()) {
      facets.add(List.of(rows.group(1).split("&#10;|\n")));
    }
    return facets;
  }

  private static String account(String attached, String more) {
    return """
        {"UserDetailList": [], "GroupDetailList": [], "Policies": [], "RoleDetailList": [{
          "Path": "/", "RoleName": "r", "Arn": "arn:aws:iam::123456789012:role/r", %s
          "AssumeRolePolicyDocument": %s, "RolePolicyList": [], "InstanceProfileList": [],
          "AttachedManagedPolicies": [%s]}]}
        """
        .formatted(more, SERVICE_TRUST, attached);
  }

  private static String policy(String actions, String resources) {
    return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": ["
        + actions
        + "], \"Resource\": ["
        + resources
        + "]}]}";
  }

  private static JsonNode role(String json) throws IOException {
    return ReportedFiles.valid(json).path("roles").path(0);
  }

  private String report(String name, String... arguments) throws IOException {
    return new ReportedFiles(folder).report(name, arguments);
  }

  private String write(String name, String text) throws IOException {
    return new ReportedFiles(folder).write(name, text);
  }
}

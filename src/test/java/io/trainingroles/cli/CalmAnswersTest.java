package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "No change" and "no findings" are said where they are true, and nowhere else. */
final class CalmAnswersTest {
  private static final String ROLE =
      """
      "aws_iam_role": {"r": {"name": "r", "assume_role_policy":
        "{'Version': '2012-10-17', 'Statement': {'Effect': 'Allow', 'Action': 'sts:AssumeRole',
          'Principal': {'Service': 'sagemaker.amazonaws.com'}}}"}}
      """
          .replace("\n", " ");

  private static final String POLICY =
      "\"aws_iam_policy\": {\"p\": {\"name\": \"p\", \"policy\": "
          + document("'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': '*'")
          + "}}";

  private static final String ATTACHMENT =
      "\"aws_iam_role_policy_attachment\": {\"a\": {\"role\": \"${aws_iam_role.r.name}\","
          + " \"policy_arn\": \"${aws_iam_policy.p.arn}\"}}";

  /** Of all runs since the last reset. */
  private final StringBuilder out = new StringBuilder();

  private final StringBuilder err = new StringBuilder();

  @TempDir private Path folder;

  @Test
  void diff_when_aPolicyIsDetached_isNarrowerAndHasNoNewPolicy() throws IOException {
    assertThat(diff(terraform(ROLE, POLICY, ATTACHMENT), terraform(ROLE, POLICY))).isZero();

    assertThat(output()).startsWith("Access is narrower: 1 no longer allowed");
  }

  @Test
  void diff_when_aPolicyIsAttached_isBroaderByTheRoleAlone() throws IOException {
    assertThat(diff(terraform(ROLE, POLICY), terraform(ROLE, POLICY, ATTACHMENT))).isEqualTo(3);

    assertThat(output()).startsWith("Access is broader: 1 newly allowed").doesNotContain("removed");
  }

  @Test
  void diff_when_aDetachedPolicyAlsoAllowsMore_isBroader() throws IOException {
    String more = POLICY.replace("s3:GetObject", "s3:*");

    assertThat(diff(terraform(ROLE, POLICY, ATTACHMENT), terraform(ROLE, more))).isEqualTo(3);

    assertThat(output()).contains("aws_iam_policy.p").doesNotContain("new policy");
  }

  @Test
  void diff_when_aPolicyOfAnAccountIsDetached_isNarrower() throws IOException {
    String attached =
        "{\"PolicyName\": \"p\", \"PolicyArn\": \"arn:aws:iam::123456789012:policy/p\"}";

    assertThat(diff(account(attached), account(""))).isZero();
    assertThat(diff(account(""), account(attached))).isEqualTo(3);
    assertThat(output()).doesNotContain("new policy").doesNotContain("removed");
  }

  @Test
  void diff_when_aUserJoinsAGroup_callsTheUserNeitherNewNorRemoved() throws IOException {
    String others =
        "\"aws_iam_user\": {\"u\": {\"name\": \"u\"}}, \"aws_iam_group\": {\"g\": {\"name\": \"g\"}},"
            + " \"aws_iam_group_policy\": {\"p\": {\"name\": \"p\", \"group\": \"g\", \"policy\": "
            + document("'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*'")
            + "}}";
    String joins =
        "\"aws_iam_user_group_membership\": {\"m\": {\"user\": \"u\", \"groups\": [\"g\"]}}";

    assertThat(diff(terraform(others), terraform(others, joins))).isEqualTo(3);
    assertThat(output()).contains("user u").doesNotContain("new user");
    out.setLength(0);

    assertThat(diff(terraform(others, joins), terraform(others))).isZero();
    assertThat(output()).contains("user u").doesNotContain("removed");
  }

  @Test
  void diff_when_aSecondQueueGetsThePolicyOfTheFirst_isBroader() throws IOException {
    String policy =
        document("'Effect': 'Allow', 'Principal': '*', 'Action': 'sqs:*', 'Resource': '*'");
    String one = "\"aws_sqs_queue\": {\"a\": {\"name\": \"a\", \"policy\": " + policy + "}}";
    String two =
        "\"aws_sqs_queue\": {\"a\": {\"name\": \"a\", \"policy\": "
            + policy
            + "}, \"b\": {\"name\": \"b\", \"policy\": "
            + policy
            + "}}";

    assertThat(diff(terraform(one), terraform(two))).isEqualTo(3);

    assertThat(output()).contains("aws_sqs_queue.b");
  }

  /** A queue shows the policy that a resource of its own gives it. */
  @Test
  void check_when_aQueueShowsThePolicyOfAnotherResource_findsItOnce() throws IOException {
    String policy =
        document("'Effect': 'Allow', 'Principal': '*', 'Action': 'sqs:*', 'Resource': '*'");
    String queue = "\"aws_sqs_queue\": {\"a\": {\"name\": \"a\", \"policy\": " + policy + "}}";
    String own =
        "\"aws_sqs_queue_policy\": {\"a\": {\"queue_url\": \"a\", \"policy\": " + policy + "}}";

    assertThat(check(terraform(queue, own))).isEqualTo(3);

    assertThat(output()).contains("1 security warning in 1 policy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Effect': 'Allow', 'Action': 's3:Get*' | 'Effect': 'Allow', 'Action': 's3:*' | no longer blocks",
        "'Effect': 'Deny', 'Action': 's3:*' | 'Effect': 'Deny', 'Action': 's3:Put*' | no longer denies",
      })
  void diff_when_aServiceControlPolicyLimitsLess_isNotKnown(String old, String now, String why)
      throws IOException {
    assertThat(diff(terraform(ROLE, organisation(old)), terraform(ROLE, organisation(now))))
        .isEqualTo(3);
    assertThat(output()).contains("may be broader", why, "if another policy allows it");
    out.setLength(0);

    assertThat(diff(terraform(ROLE, organisation(old)), terraform(ROLE))).isEqualTo(3);
    assertThat(output()).contains("may be broader");
    out.setLength(0);

    assertThat(diff(terraform(ROLE, organisation(now)), terraform(ROLE, organisation(old))))
        .isZero();
    assertThat(output()).contains("narrower");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'aws_lambda_permission': {'x': {'action': 'lambda:InvokeFunction', 'function_name': 'f',"
            + " 'principal': '*'}}",
        "'aws_lambda_layer_version_permission': {'x': {'action': 'lambda:GetLayerVersion',"
            + " 'layer_name': 'l', 'principal': '*', 'version_number': 1}}",
        "'aws_cloudwatch_event_permission': {'x': {'principal': '*', 'statement_id': 'x'}}",
      })
  void answers_when_aResourceGivesEverybodyAPermission_areNotCalm(String resource)
      throws IOException {
    String given = resource.replace('\'', '"');

    assertThat(check(terraform(given))).isEqualTo(3);
    assertThat(output()).contains("RESOURCE_PUBLIC");
    out.setLength(0);

    assertThat(diff(terraform(ROLE), terraform(ROLE, given))).isEqualTo(3);
    assertThat(output()).contains("new policy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'aws_lambda_permission': {'x': {'action': 'lambda:InvokeFunction', 'function_name': 'f',"
            + " 'principal': 's3.amazonaws.com', 'source_arn': '${aws_s3_bucket.b.arn}'}}",
        "'aws_lambda_permission': {'x': {'action': 'lambda:InvokeFunctionUrl', 'function_name':"
            + " 'f', 'principal': '*', 'principal_org_id': 'o-abcdefghij'}}",
        "'aws_cloudwatch_event_permission': {'x': {'principal': '*', 'condition': {'key':"
            + " 'aws:PrincipalOrgID', 'type': 'StringEquals', 'value': 'o-abcdefghij'}}}",
      })
  void check_when_aPermissionIsLimited_findsNothing(String resource) throws IOException {
    assertThat(check(terraform(resource.replace('\'', '"')))).isZero();

    assertThat(output()).contains("in 1 policy");
  }

  @Test
  void diff_when_aKeyIsGrantedToAnotherAccount_isBroader() throws IOException {
    String grant =
        "\"aws_kms_grant\": {\"g\": {\"key_id\":"
            + " \"arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab\","
            + " \"grantee_principal\": \"arn:aws:iam::999999999999:role/x\", \"operations\":"
            + " [\"Decrypt\"]}}";

    assertThat(diff(terraform(ROLE), terraform(ROLE, grant))).isEqualTo(3);

    assertThat(output()).contains("kms:Decrypt", "arn:aws:iam::999999999999:role/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws_made_tomorrow", "awscc_s3_bucket_policy"})
  void check_when_aTypeOfResourcesIsNotListed_judgesThePolicyInIt(String type) throws IOException {
    String policy =
        document("'Effect': 'Allow', 'Principal': '*', 'Action': 's3:*', 'Resource': '*'");

    assertThat(check(terraform("\"" + type + "\": {\"x\": {\"rules\": " + policy + "}}")))
        .isEqualTo(3);

    assertThat(output()).contains("RESOURCE_PUBLIC", type + ".x.rules");
  }

  @Test
  void check_when_aPermissionSetHasAPolicyOfAws_judgesIt() throws IOException {
    String attachment =
        "\"aws_ssoadmin_managed_policy_attachment\": {\"x\": {\"managed_policy_arn\":"
            + " \"arn:aws:iam::aws:policy/AdministratorAccess\"}}";

    assertThat(check(terraform(attachment))).isEqualTo(3);

    assertThat(output()).contains("FULL_ADMIN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "AWS::Lambda::Permission | 'FunctionName': 'f', 'Action': 'lambda:InvokeFunction',"
            + " 'Principal': '*' | RESOURCE_PUBLIC",
        "AWS::Events::EventBusPolicy | 'StatementId': 's', 'Statement': {'Effect': 'Allow',"
            + " 'Principal': '*', 'Action': 'events:PutEvents', 'Resource': '*'} | RESOURCE_PUBLIC",
        "AWS::DynamoDB::Table | 'ResourcePolicy': {'PolicyDocument': {'Version': '2012-10-17',"
            + " 'Statement': [{'Effect': 'Allow', 'Principal': '*', 'Action': 'dynamodb:*',"
            + " 'Resource': '*'}]}} | RESOURCE_PUBLIC",
        "AWS::SSO::PermissionSet | 'Name': 'n', 'ManagedPolicies':"
            + " ['arn:aws:iam::aws:policy/AdministratorAccess'] | FULL_ADMIN",
      })
  void check_when_aTemplateGivesAccessInAnotherWay_findsIt(
      String type, String properties, String code) throws IOException {
    assertThat(check(template(type, properties))).isEqualTo(3);

    assertThat(output()).contains(code);
  }

  @Test
  void check_when_anEventBusIsForAnOrganisation_findsNothing() throws IOException {
    Path template =
        template(
            "AWS::Events::EventBusPolicy",
            "'StatementId': 's', 'Action': 'events:PutEvents', 'Principal': '*', 'Condition':"
                + " {'Key': 'aws:PrincipalOrgID', 'Type': 'StringEquals', 'Value': 'o-abcdefghij'}");

    assertThat(check(template)).isZero();
  }

  @Test
  void check_when_aTemplateHasAModule_saysThatItIsNotKnown() throws IOException {
    assertThat(check(template("Org::Team::Role::MODULE", ""))).isEqualTo(2);

    assertThat(err.toString()).contains("X is a module, which has resources of its own");
  }

  /** A session has the tags of its role. */
  @ParameterizedTest
  @CsvSource({"red, 3", "blue, 0"})
  void diff_when_aTagChangesThatThePolicyAsksAbout_isNotKnown(String team, int exit)
      throws IOException {
    String policy =
        "\"aws_iam_role_policy\": {\"p\": {\"name\": \"p\", \"role\": \"r\", \"policy\": "
            + document(
                "'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource':"
                    + " 'arn:aws:s3:::b/$${aws:PrincipalTag/team}/*'")
            + "}}";
    String tagged =
        ROLE.replace("\"name\": \"r\",", "\"name\": \"r\", \"tags\": {\"team\": \"%s\"},");

    assertThat(
            diff(
                terraform(tagged.formatted("blue"), policy),
                terraform(tagged.formatted(team), policy)))
        .isEqualTo(exit);

    assertThat(output())
        .contains(exit == 0 ? "No change" : "depends on aws:PrincipalTag/team, and the role's tag");
  }

  private static String document(String statement) {
    return "\"{'Version': '2012-10-17', 'Statement': [{".concat(statement).concat("}]}\"");
  }

  private static String organisation(String statement) {
    return "\"aws_organizations_policy\": {\"x\": {\"name\": \"x\", \"content\": "
        + document(statement + ", 'Resource': '*'")
        + "}}";
  }

  private Path terraform(String... resources) throws IOException {
    String all = "{\"resource\": {" + String.join(", ", resources) + "}}";
    return write(all.replace("'", "\\\""));
  }

  private Path template(String type, String properties) throws IOException {
    return write(
        ("{'AWSTemplateFormatVersion': '2010-09-09', 'Resources': {'X': {'Type': '"
                + type
                + "', 'Properties': {"
                + properties
                + "}}}}")
            .replace('\'', '"'));
  }

  private Path account(String attached) throws IOException {
    return write(
        """
        {'UserDetailList': [], 'GroupDetailList': [], 'RoleDetailList': [{'Path': '/',
         'RoleName': 'r', 'Arn': 'arn:aws:iam::123456789012:role/r', 'InstanceProfileList': [],
         'AssumeRolePolicyDocument': {'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow',
         'Principal': {'Service': 'sagemaker.amazonaws.com'}, 'Action': 'sts:AssumeRole'}]},
         'RolePolicyList': [], 'AttachedManagedPolicies': [%s]}],
         'Policies': [{'PolicyName': 'p', 'Arn': 'arn:aws:iam::123456789012:policy/p', 'Path': '/',
         'DefaultVersionId': 'v1', 'PolicyVersionList': [{'VersionId': 'v1', 'IsDefaultVersion':
         true, 'Document': {'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'Action':
         's3:GetObject', 'Resource': '*'}]}}]}]}
        """
            .replace('\'', '"')
            .formatted(attached));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "input", ".json"), text);
  }

  private int diff(Path old, Path now) {
    return run("diff", old.toString(), now.toString());
  }

  private int check(Path input) {
    return run("check", input.toString());
  }

  private int run(String... arguments) {
    ProgramRun run = ProgramRun.of(arguments);
    out.append(run.out());
    err.append(run.err());
    return run.code();
  }

  private String output() {
    return out.toString();
  }
}

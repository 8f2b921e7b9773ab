package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.account.AccountDetails;
import io.trainingroles.input.terraform.CloudFormationTemplate;
import io.trainingroles.input.terraform.TerraformFiles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user is judged with the policies of its groups. */
final class GroupPoliciesTest {
  private static final String START =
      statement("Allow", "sagemaker:CreateTrainingJob", "arn:aws:sagemaker:*:123456789012:*");
  private static final String PASS =
      statement("Allow", "iam:PassRole", "arn:aws:iam::123456789012:role/*");

  @Test
  void way_when_userAndGroupHaveAPartEach_isOneOfTheUser() {
    assertThat(codes("user ann", account(START, PASS, "[\"ml\"]")))
        .contains("ESCALATION_BY_PASSED_ROLE");
    assertThat(codes("group ml", account(START, PASS, "[\"ml\"]")))
        .contains("PASS_ANY_ROLE")
        .doesNotContain("ESCALATION_BY_PASSED_ROLE");
  }

  @Test
  void way_when_userIsInNoGroup_isNone() {
    assertThat(codes("user ann", account(START, PASS, "[]")))
        .doesNotContain("ESCALATION_BY_PASSED_ROLE");
  }

  @Test
  void way_when_groupDeniesAPart_isNone() {
    String denied = PASS + "," + statement("Deny", "sagemaker:Create*", "*");
    assertThat(codes("user ann", account(START, denied, "[\"ml\"]")))
        .doesNotContain("ESCALATION_BY_PASSED_ROLE");
  }

  @Test
  void way_when_groupHasAllOfIt_isOneOfTheGroupAlone() {
    String both = PASS + "," + START;
    assertThat(codes("user ann", account(START, both, "[\"ml\"]"))).doesNotContain("PASS_ANY_ROLE");
    assertThat(codes("group ml", account(START, both, "[\"ml\"]")))
        .contains("ESCALATION_BY_PASSED_ROLE");
  }

  @Test
  void policies_when_groupIsNotInTheDetails_areNotKnown() {
    assertThat(codes("user ann", account(START, PASS, "[\"other\"]"))).contains("POLICY_NOT_SEEN");
  }

  @Test
  void policies_when_theGroupsAreNotListed_areNotKnown() {
    String details = account(START, PASS, "[]");
    assertThat(codes("user ann", details)).doesNotContain("POLICY_NOT_SEEN");
    assertThat(codes("user ann", details.replace("\"GroupList\":[],", "")))
        .contains("POLICY_NOT_SEEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"aws_iam_user_group_membership\":{\"m\":{\"user\":\"ann\",\"groups\":[\"${aws_iam_group.ml.name}\"]}}",
        "\"aws_iam_group_membership\":{\"m\":{\"name\":\"m\",\"group\":\"ml\",\"users\":[\"${aws_iam_user.ann.name}\"]}}"
      })
  void way_when_aConfigurationPutsTheUserIntoTheGroup_isOneOfTheUser(String membership) {
    assertThat(codesOfFile("user ann", membership))
        .contains("ESCALATION_BY_PASSED_ROLE")
        .doesNotContain("POLICY_NOT_SEEN");
    assertThat(codesOfFile("user bob", membership)).doesNotContain("ESCALATION_BY_PASSED_ROLE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"aws_iam_user_group_membership\":{\"m\":{\"user\":\"ann\",\"groups\":[\"elsewhere\"]}}",
        "\"aws_iam_user_group_membership\":{\"m\":{\"user\":\"ann\",\"groups\":\"${var.groups}\"}}",
        "\"aws_iam_group_membership\":{\"m\":{\"name\":\"m\",\"group\":\"ml\",\"users\":[\"${var.user}\"]}}"
      })
  void policies_when_aMembershipIsNotKnown_areNotKnown(String membership) {
    assertThat(codesOfFile("user ann", membership)).contains("POLICY_NOT_SEEN");
  }

  @Test
  void way_when_aTemplatePutsTheUserIntoTheGroup_isOneOfTheUser() {
    String template =
        """
        {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {
          "Ml": {"Type": "AWS::IAM::Group", "Properties": {"GroupName": "ml", "Policies": [
            {"PolicyName": "p", "PolicyDocument": %s}]}},
          "Ann": {"Type": "AWS::IAM::User", "Properties": {"UserName": "ann", "Groups": [{"Ref": "Ml"}],
            "Policies": [{"PolicyName": "p", "PolicyDocument": %s}]}},
          "Bob": {"Type": "AWS::IAM::User", "Properties": {"UserName": "bob", "Policies": [
            {"PolicyName": "p", "PolicyDocument": %s}]}},
          "Add": {"Type": "AWS::IAM::UserToGroupAddition", "Properties": {"GroupName": "ml", "Users": ["bob"]}}}}
        """
            .formatted(document(PASS), document(START), document(START));
    var read = (InputReading.Read) CloudFormationTemplate.read("t.json", template);

    assertThat(codes("user ann", read)).contains("ESCALATION_BY_PASSED_ROLE");
    assertThat(codes("user bob", read)).contains("ESCALATION_BY_PASSED_ROLE");
  }

  private static List<String> codesOfFile(String holder, String membership) {
    String file =
        ("{\"resource\":{\"aws_iam_user\":{\"ann\":{\"name\":\"ann\"},\"bob\":{\"name\":\"bob\"}},"
                + "\"aws_iam_group\":{\"ml\":{\"name\":\"ml\"}},"
                + "\"aws_iam_user_policy\":{\"a\":{\"user\":\"ann\",\"policy\":%1$s},\"b\":{\"user\":\"bob\",\"policy\":%1$s}},"
                + "\"aws_iam_group_policy\":{\"g\":{\"group\":\"ml\",\"policy\":%2$s}},%3$s}}")
            .formatted(quoted(document(START)), quoted(document(PASS)), membership);
    return codes(
        holder,
        (InputReading.Read)
            TerraformFiles.read("main.tf.json", Map.of("main.tf.json", file), List.of()));
  }

  private static String document(String statement) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\\"") + "\"";
  }

  @Test
  void policyOfAws_when_groupHasIt_isReportedOfTheGroupAlone() {
    String details =
        account(START, START, "[\"ml\"]")
            .replace(
                "\"GroupName\":\"ml\",\"AttachedManagedPolicies\":[]",
                "\"GroupName\":\"ml\",\"AttachedManagedPolicies\":[{\"PolicyName\":\"IAMFullAccess\",\"PolicyArn\":\"arn:aws:iam::aws:policy/IAMFullAccess\"}]");
    assertThat(codes("group ml", details)).contains("BROAD_MANAGED_POLICY");
    assertThat(codes("user ann", details))
        .doesNotContain("BROAD_MANAGED_POLICY")
        .contains("ESCALATION_BY_PASSED_ROLE");
  }

  private static List<String> codes(String holder, String details) {
    return codes(holder, (InputReading.Read) AccountDetails.read("account.json", details));
  }

  private static List<String> codes(String holder, InputReading.Read read) {
    var reviewer = new Reviewer(Catalogue.CHECKS, CheckSettings.of(LocalDate.of(2026, 11, 24)));
    JudgedRole judged =
        new ManagedPolicyDocuments()
            .addTo(read.others()).stream()
                .filter(role -> role.name().equals(holder))
                .findFirst()
                .orElseThrow();
    return reviewer.review(judged).findings().stream()
        .map(CheckFinding::finding)
        .map(finding -> finding.code().value())
        .toList();
  }

  private static String account(String ofUser, String ofGroup, String groups) {
    return "{\"RoleDetailList\":[],\"Policies\":[],\"UserDetailList\":[{\"UserName\":\"ann\",\"Path\":\"/\","
        + "\"Arn\":\"arn:aws:iam::123456789012:user/ann\",\"AttachedManagedPolicies\":[],\"GroupList\":"
        + groups
        + ",\"UserPolicyList\":["
        + policy("own", ofUser)
        + "]}],\"GroupDetailList\":[{\"GroupName\":\"ml\",\"AttachedManagedPolicies\":[],\"Path\":\"/\","
        + "\"Arn\":\"arn:aws:iam::123456789012:group/ml\",\"GroupPolicyList\":["
        + policy("shared", ofGroup)
        + "]}]}";
  }

  private static String policy(String name, String statements) {
    return "{\"PolicyName\":\""
        + name
        + "\",\"PolicyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":["
        + statements
        + "]}}";
  }

  private static String statement(String effect, String action, String resource) {
    return "{\"Effect\":\""
        + effect
        + "\",\"Action\":\""
        + action
        + "\",\"Resource\":\""
        + resource
        + "\"}";
  }
}

package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.account.AccountDetails;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    var reviewer = new Reviewer(Catalogue.CHECKS, CheckSettings.of(LocalDate.of(2026, 11, 24)));
    var read = (InputReading.Read) AccountDetails.read("account.json", details);
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

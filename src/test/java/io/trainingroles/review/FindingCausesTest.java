package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.report.CheckJson;
import io.trainingroles.report.CheckText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What follows from another finding is nested under it. */
final class FindingCausesTest {
  private static final String EVERYTHING = "{'Effect':'Allow','Action':'*','Resource':'*'}";
  private static final String PASS = "{'Effect':'Allow','Action':'iam:PassRole','Resource':'*'}";
  private static final String START =
      "{'Effect':'Allow','Action':'sagemaker:CreateTrainingJob','Resource':'*'}";
  private static final String PULL =
      "{'Effect':'Allow','Action':['ecr:BatchGetImage','ecr:GetDownloadUrlForLayer'],'Resource':'*'}";

  @Test
  void findings_when_statementAllowsEverything_followFromThat() {
    assertThat(causes(EVERYTHING, "ESCALATION_BY_ROLE")).containsExactly("FULL_ADMIN");
    assertThat(causes(EVERYTHING, "READS_ANY_BUCKET")).containsExactly("FULL_ADMIN");
    assertThat(causes(EVERYTHING, "FULL_ADMIN")).containsExactly("");
  }

  @Test
  void findings_when_someOfEverythingIsDenied_followFromTheRest() {
    String denied = EVERYTHING + ",{'Effect':'Deny','Action':'aws-portal:*','Resource':'*'}";
    assertThat(causes(denied, "ESCALATION_BY_ROLE")).containsExactly("WILDCARD_IN_SERVICE");
    String others = "{'Effect':'Allow','Action':'*','NotResource':'arn:aws:s3:::vision'}";
    assertThat(causes(others, "READS_ANY_BUCKET")).containsExactly("WILDCARD_IN_SERVICE");
    assertThat(causes(others, "WILDCARD_IN_SERVICE")).containsExactly("");
    String some = "{'Effect':'Allow','Action':'ia?:*','Resource':'*'}";
    assertThat(causes(some, "ESCALATION_BY_ROLE")).containsExactly("");
  }

  @Test
  void networkInterfaces_when_theServiceIsAllowedWhole_areNoCauseOfTheirOwn() {
    String all = "{'Effect':'Allow','Action':'ec2:*','Resource':'*'}";
    assertThat(causes(all, "INFRASTRUCTURE_CHANGED")).containsExactly("SERVICE_WILDCARD");
  }

  @Test
  void findings_when_inAnotherStatement_followFromNothing() {
    assertThat(causes(EVERYTHING + "," + PULL, "PULL_ANY_IMAGE")).containsExactly("RESOURCE_STAR");
  }

  @Test
  void wayToMoreRights_when_anyRoleIsPassed_followsFromThat() {
    assertThat(causes(PASS + "," + START, "ESCALATION_BY_PASSED_ROLE"))
        .containsExactly("PASS_ANY_ROLE");
    assertThat(causes(PASS + "," + START, "PASS_ANY_ROLE")).containsExactly("");
  }

  @Test
  void wayToMoreRights_when_itsServiceIsAllowedWhole_followsFromThat() {
    String all = "{'Effect':'Allow','Action':'sagemaker:*','Resource':'*'}";
    assertThat(causes(all, "ESCALATION_BY_RUNNING_CODE")).containsExactly("SERVICE_WILDCARD");
    assertThat(causes(all, "SHARES_RESOURCES")).containsExactly("SERVICE_WILDCARD");
    assertThat(causes(all, "SERVICE_WILDCARD")).containsExactly("");
  }

  @Test
  void wayToMoreRights_when_itNeedsAnotherService_doesNotFollowFromTheFirst() {
    String both = "{'Effect':'Allow','Action':['glue:*','iam:AttachRolePolicy'],'Resource':'*'}";
    assertThat(causes(both, "ESCALATION_BY_ROLE")).containsExactly("");
  }

  @Test
  void text_when_aWayToMoreRightsFollows_startsWithItsCause() {
    String policy =
        "{'Effect':'Allow','Action':'kms:Decrypt','Resource':'*'},"
            + "{'Effect':'Allow','Action':'ec2:*','Resource':'*'}";
    assertThat(
            new CheckText(Map.of("p", document(policy)), Catalogue.pages(), false)
                .of(review(policy), List.of(role(policy))))
        .contains("Start with SERVICE_WILDCARD");
  }

  @Test
  void text_when_muchFollows_showsThreeAndNamesTheRest() {
    String text =
        new CheckText(Map.of("p", document(EVERYTHING)), Catalogue.pages(), false)
            .of(review(EVERYTHING), List.of(role(EVERYTHING)));
    String nested = text.substring(text.indexOf("so there is also:"), text.indexOf("Start with"));
    assertThat(nested.lines().filter(line -> line.matches(" {6}(security )?warning \\[.*")))
        .hasSize(3);
    assertThat(nested).contains("more: ");
    assertThat(text).contains("Start with FULL_ADMIN");
  }

  @Test
  void json_when_findingFollows_namesItsCause() {
    assertThat(CheckJson.of(review(EVERYTHING), null))
        .contains("\"caused_by\":{\"code\":\"FULL_ADMIN\",\"on\":\"*\"}");
  }

  private static Stream<String> causes(String statements, String code) {
    return review(statements).findings().stream()
        .filter(found -> found.finding().code().value().equals(code))
        .map(CheckFinding::causedBy)
        .map(cause -> cause == null ? "" : cause.code().value());
  }

  private static Review review(String statements) {
    var reviewer = new Reviewer(Catalogue.CHECKS, CheckSettings.of(LocalDate.of(2026, 11, 24)));
    return reviewer.review(role(statements));
  }

  private static JudgedRole role(String statements) {
    var read =
        (InputReading.Read)
            AccessInput.readDocument("p", "p", document(statements), PolicyUse.MANAGED);
    return read.roles().get(0);
  }

  private static String document(String statements) {
    return ("{'Version':'2012-10-17','Statement':[" + statements + "]}").replace('\'', '"');
  }
}

package io.trainingroles.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.check.Check;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.review.Catalogue;
import io.trainingroles.review.CheckSettings;
import io.trainingroles.review.RoleReview;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a review says first. */
final class CheckTextTest {
  private static final String ESCALATION =
      """
      {"Effect": "Allow", "Action": "iam:PutRolePolicy", "Resource": "*"}
      """;
  private static final String SERVICE_LINKED =
      """
      {"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*"}
      """;
  private static final String BREADTH =
      """
      {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}
      """;
  private static final String EVERYTHING =
      """
      {"Effect": "Allow", "Action": "*", "Resource": "*"}
      """;

  @Test
  void text_when_aPolicyAllowsEverything_beginsAndStartsWithThat() {
    String text = text(role("a", ESCALATION), role("b", EVERYTHING));

    assertThat(text).startsWith("== b: ").contains("Start with FULL_ADMIN at b.json");
    assertThat(text.indexOf('[')).isEqualTo(text.indexOf("[FULL_ADMIN]"));
  }

  @Test
  void text_when_theLastRoleIsTheMostSevere_beginsWithIt() {
    String text = text(role("a", BREADTH), role("b", BREADTH), role("c", ESCALATION));

    assertThat(text)
        .startsWith("== c: ")
        .containsSubsequence("== a: ", "== b: ")
        .contains("Start with ESCALATION_BY_ROLE at c.json");
  }

  @Test
  void text_when_anyoneCanAssumeARole_beginsWithThatEvenIfAnotherAllowsEverything() {
    String text = text(role("a", EVERYTHING), trust("b"));

    assertThat(text).startsWith("== b: ").contains("Start with ANYONE_TRUSTED at b.json");
  }

  @Test
  void text_when_aServiceCanGetItsOwnRole_beginsWithTheRightsThatTheRoleCanGive() {
    String text = text(role("a", SERVICE_LINKED), role("b", ESCALATION));

    assertThat(text)
        .startsWith("== b: ")
        .contains("CREATE_ANY_SERVICE_LINKED_ROLE")
        .contains("Start with ESCALATION_BY_ROLE at b.json");
  }

  private static String text(JudgedRole... roles) {
    List<JudgedRole> judged = List.of(roles);
    var review =
        new RoleReview(List.of(), CheckSettings.of(LocalDate.of(2026, 11, 24)), Severity.SUGGESTION)
            .of(judged);
    return new CheckText(Map.of(), Catalogue.CHECKS.stream().map(Check::page).toList(), false)
        .of(review, judged);
  }

  private static JudgedRole role(String name, String statement) {
    return document(name, statement, PolicyUse.MANAGED);
  }

  private static JudgedRole trust(String name) {
    return document(
        name,
        """
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": "*"}
        """,
        PolicyUse.TRUST);
  }

  private static JudgedRole document(String name, String statement, PolicyUse use) {
    String policy = "{\"Version\": \"2012-10-17\", \"Statement\": [" + statement + "]}";
    var read = (InputReading.Read) AccessInput.readDocument(name + ".json", name, policy, use);
    return read.roles().get(0);
  }
}

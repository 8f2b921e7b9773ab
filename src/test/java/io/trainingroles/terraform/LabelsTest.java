package io.trainingroles.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.quicktheories.QuickTheory.qt;

import io.trainingroles.HostileTexts;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location.Field;
import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.Statement;
import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.PolicyName;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.RoleName;
import io.trainingroles.terraform.address.LabelCollisions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names inside a configuration, and what becomes of two that are the same. */
final class LabelsTest {
  private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_-]*";

  @Test
  void labels_when_anyName_areIdentifiers() {
    qt().withExamples(5000)
        .forAll(HostileTexts.over("abXYZ09+=,.@_-", 12).map(text -> text.isEmpty() ? "a" : text))
        .checkAssert(
            text -> {
              var role = new RoleName(text);
              assertThat(Labels.of(role)).matches(IDENTIFIER);
              assertThat(Labels.of(new PolicyName(text))).isEqualTo(Labels.of(role));
              assertThat(Labels.outputPrefix(role)).matches("[a-z_][a-z0-9_]*");
              if (text.matches(IDENTIFIER)) {
                assertThat(Labels.of(role)).isEqualTo(text);
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "aiTrainingRole,aiTrainingRole,ai_training_role",
    "ai-training-role,ai-training-role,ai_training_role",
    "AITrainingRole,AITrainingRole,ai_training_role",
    "trainGPT2Model,trainGPT2Model,train_gpt2_model",
    "TRAINER,TRAINER,trainer",
    "9lives,_9lives,_9lives",
    "-x,_-x,__x",
    "a.b@c,a_b_c,a_b_c",
    "ROLE1Role,ROLE1Role,role1_role",
    "+,_,_"
  })
  void labels_when_named_areThese(String name, String label, String prefix) {
    assertThat(Labels.of(new RoleName(name))).isEqualTo(label);
    assertThat(Labels.outputPrefix(new RoleName(name))).isEqualTo(prefix);
  }

  @Test
  void collisions_when_thereAreNone_areNone() {
    assertThat(LabelCollisions.among(List.of(role("a", "p"), role("b", "q"), role("p", "a"))))
        .isEmpty();
  }

  @Test
  void collisions_when_roles_nameBothAndTheAddress() {
    assertThat(LabelCollisions.among(List.of(role("a.b"), role("a_b"), role("a@b"))))
        .extracting(Finding::location, Finding::problem)
        .containsExactly(
            tuple(
                Field.of("roles", "a_b"),
                "'a_b' and 'a.b' would both be aws_iam_role.a_b in Terraform"),
            tuple(
                Field.of("roles", "a@b"),
                "'a@b' and 'a.b' would both be aws_iam_role.a_b in Terraform"));
  }

  @Test
  void collisions_when_outputs_areFound() {
    assertThat(LabelCollisions.among(List.of(role("aRole"), role("a-role"))))
        .extracting(Finding::problem)
        .containsExactly("'a-role' and 'aRole' would both be output.a_role_name in Terraform");
  }

  @Test
  void labels_when_inlinePoliciesHaveOneLabel_haveTheRoleBeforeAllButTheFirst() {
    List<RoleDetail> roles = List.of(role("a", "p.q", "p_q"), role("b", "p+q", "r"));
    assertThat(RoleLabels.of(roles))
        .containsExactly(
            new RoleLabels(List.of("p_q", "a_p_q")), new RoleLabels(List.of("b_p_q", "r")));
    assertThat(LabelCollisions.among(roles)).isEmpty();
  }

  @Test
  void labels_when_aRoleIsAddedBelow_stayAsTheyAre() {
    List<RoleDetail> roles = List.of(role("a", "p", "b_p"), role("b", "q"));
    var more = new ArrayList<>(roles);
    more.add(role("c", "p", "q"));
    assertThat(RoleLabels.of(more).subList(0, 2)).isEqualTo(RoleLabels.of(roles));
  }

  @Test
  void collisions_when_policies_areFound() {
    assertThat(LabelCollisions.among(List.of(role("a", "p", "b_p"), role("b", "p"))))
        .extracting(Finding::location, Finding::problem)
        .containsExactly(
            tuple(
                Field.of("roles", "b", "inline_policies", "p"),
                "'p of b' and 'b_p of a' would both be aws_iam_role_policy.b_p in Terraform"));
  }

  @Test
  void collisions_when_noneAreFound_theRendererTakesThem() {
    qt().withExamples(1000)
        .forAll(
            HostileTexts.over("aA._-", 3).map(text -> text.isEmpty() ? "a" : text),
            HostileTexts.over("aA._-", 3).map(text -> text.isEmpty() ? "a" : text))
        .checkAssert(
            (one, two) -> {
              List<RoleDetail> roles = List.of(role(one, one, two + "x"), role(two + "y", two));
              boolean free = LabelCollisions.among(roles).isEmpty();
              boolean rendered = true;
              try {
                new ConfigurationRenderer().root(roles, TerraformSettings.DEFAULT);
              } catch (IllegalArgumentException refused) {
                rendered = false;
              }
              assertThat(rendered).as(one + " " + two).isEqualTo(free);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "5.0",
        "5.100.0",
        "= 5.0",
        "!= 5.1",
        "> 5",
        ">=5.0,<7.0",
        "~> 5.0",
        ">= 5.0, < 7.0",
        " ~> 5.0 ",
        "5.0.0-beta1"
      })
  void providerVersion_when_right_isTaken(String constraint) {
    assertThat(new ProviderVersion(constraint)).hasToString(constraint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "latest",
        "~>",
        ">= 5.0,",
        ", 5.0",
        "5.0.0.0",
        "=> 5.0",
        "~> 5.0 6.0",
        "v5.0",
        "5.0\n",
        "5.",
        "${var.v}",
        ">= 5.0 || < 4.0",
        "\u0665.0"
      })
  void providerVersion_when_wrong_isRefused(String constraint) {
    assertThatThrownBy(() -> new ProviderVersion(constraint))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("'" + constraint + "' is not a version constraint");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "5", "5.", "5.0,", "5.0, ", "~> ", "-", ",", "5.0-a"})
  void providerVersion_when_veryLong_isRefusedAtOnce(String part) {
    for (String start : List.of("", "5.0 ", ">= 5.0-")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () ->
              assertThatThrownBy(() -> new ProviderVersion(start + part.repeat(200_000)))
                  .isInstanceOf(InvalidValueException.class));
    }
  }

  private static RoleDetail role(String name, String... policies) {
    PolicyDocument document =
        PolicyDocument.of(
            List.of(Statement.trust(Principals.of(new Principal.Everyone()), Actions.of("sts:*"))));
    return new RoleDetail(
        new RoleName(name),
        RoleAttributes.NONE,
        document,
        Stream.of(policies)
            .map(policy -> new InlinePolicy(new PolicyName(policy), document))
            .toList(),
        List.of(),
        List.of(),
        false);
  }
}

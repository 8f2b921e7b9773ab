package io.trainingroles.input.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HclBodyTest {
  @Test
  void of_when_aFileHasBlocks_findsTheirLabelsAndAttributes() {
    HclBody body =
        HclBody.of(
            """
            # resource "aws_iam_role" "commented" {}
            /* resource "aws_iam_role" "also" {} */
            resource "aws_iam_role" training {
              name = "vision" // the team
              tags = {
                resource = "}"
              }
              lifecycle { prevent_destroy = true }
            }
            """);

    assertThat(body.blocks()).hasSize(1);
    HclBlock role = body.blocks().get(0);
    assertThat(role.type()).isEqualTo("resource");
    assertThat(role.labels()).containsExactly("aws_iam_role", "training");
    assertThat(role.body().attribute("name").orElseThrow().text()).contains("vision");
    assertThat(role.body().attribute("tags").orElseThrow().text()).isEmpty();
    assertThat(role.body().blocks("lifecycle")).hasSize(1);
  }

  @Test
  void of_when_anExpressionHasInterpolations_findsWhatTheyReferTo() {
    String source =
        """
        policy = jsonencode({ Resource = ["${aws_s3_bucket.a[0].arn}/*", "$${aws:username}", f("}")] })
        """;

    HclAttribute policy = HclBody.of(source).attribute("policy").orElseThrow();

    assertThat(policy.references())
        .extracting(HclReference::names)
        .contains(List.of("aws_s3_bucket", "a"), List.of("jsonencode"), List.of("f"))
        .doesNotContain(List.of("aws"));
    assertThat(policy.references())
        .filteredOn(HclReference::isCalled)
        .extracting(reference -> reference.names().get(0))
        .containsExactly("jsonencode", "f");
  }

  @Test
  void of_when_aHeredocHasBraces_takesThemForText() {
    HclBody body =
        HclBody.of(
            """
            resource "a" "b" {
              policy = <<-POLICY
                { "Resource": "${aws_kms_key.data.arn}" {{{ " %{ if var.on }x%{ endif }
                POLICYX
                POLICY
              name = "after"
            }
            data "c" "d" {}
            """);

    assertThat(body.blocks()).extracting(HclBlock::type).containsExactly("resource", "data");
    HclBody block = body.blocks().get(0).body();
    assertThat(block.attributes()).extracting(HclAttribute::name).containsExactly("policy", "name");
    assertThat(block.attribute("policy").orElseThrow().references())
        .extracting(HclReference::names)
        .contains(List.of("aws_kms_key", "data", "arn"), List.of("var", "on"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "}",
        "resource \"a\" \"b\" {",
        "a = \"${b",
        "a = <<X\nno end",
        "a = [1, 2\nb = 3",
        "= = =",
        "a =",
        "resource {} }{ \"",
        "a = \"\\"
      })
  void of_when_aFileIsNotHcl_doesNotFail(String source) {
    assertThat(HclBody.of(source)).isNotNull();
  }

  @Test
  void of_when_aBlockIsOnOneLine_endsWithIt() {
    HclBody body = HclBody.of("variable \"a\" { default = { x = 1 } }\nvariable \"b\" {}\n");

    assertThat(body.blocks())
        .extracting(HclBlock::labels)
        .containsExactly(List.of("a"), List.of("b"));
  }
}

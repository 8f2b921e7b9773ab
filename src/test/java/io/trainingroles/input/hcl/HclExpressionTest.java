package io.trainingroles.input.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.input.hcl.HclExpression.Access;
import io.trainingroles.input.hcl.HclExpression.Call;
import io.trainingroles.input.hcl.HclExpression.Conditional;
import io.trainingroles.input.hcl.HclExpression.For;
import io.trainingroles.input.hcl.HclExpression.Literal;
import io.trainingroles.input.hcl.HclExpression.Members;
import io.trainingroles.input.hcl.HclExpression.Name;
import io.trainingroles.input.hcl.HclExpression.Operation;
import io.trainingroles.input.hcl.HclExpression.Parts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HclExpressionTest {
  private static final Access ARN =
      new Access(new Name("aws_kms_key"), List.of("data", "arn"), List.of(new Literal("0")));

  @Test
  void of_when_operatorsAreMixed_bindsThemAsTerraformDoes() {
    assertThat(HclExpression.of("!var.a && b.c == 10 || d.e >= 2 ? null : \"x\""))
        .isEqualTo(
            new Conditional(
                new Operation(
                    "||",
                    List.of(
                        new Operation(
                            "&&",
                            List.of(
                                new Operation("!", List.of(access("var", "a"))),
                                new Operation("==", List.of(access("b", "c"), new Literal("10"))))),
                        new Operation(">=", List.of(access("d", "e"), new Literal("2"))))),
                HclExpression.NULL,
                new Literal("x")));
  }

  @Test
  void of_when_anItemIsNamed_keepsTheWayToIt() {
    assertThat(HclExpression.of("aws_kms_key.data[0].arn")).isEqualTo(ARN);
    assertThat(HclExpression.of("aws_kms_key.data[*].arn"))
        .isEqualTo(new Access(new Name("aws_kms_key"), List.of("data", "arn"), List.of()));
    assertThat(HclExpression.of("f(aws_kms_key.data[0].arn, [1])[\"x\"].y"))
        .isEqualTo(
            new Access(
                new Call("f", List.of(ARN, new Parts(List.of(new Literal("1"))))),
                List.of("y"),
                List.of(new Literal("x"))));
  }

  @Test
  void of_when_itGoesOverAList_findsTheParts() {
    assertThat(HclExpression.of("{\n for k, v in var.all : k => v.arn...\n if v.on\n}"))
        .isEqualTo(
            new For(
                List.of("k", "v"),
                access("var", "all"),
                List.of(new Name("k"), access("v", "arn")),
                Optional.of(access("v", "on"))));
    assertThat(HclExpression.of("[for each in x.y : each]"))
        .isEqualTo(
            new For(
                List.of("each"), access("x", "y"), List.of(new Name("each")), Optional.empty()));
  }

  @Test
  void of_when_itIsAnObject_findsItsMembers() {
    assertThat(HclExpression.of("{\n a = 1, \"b:c\" : aws_kms_key.data[0].arn\n (var.k) = true\n}"))
        .isEqualTo(
            new Members(
                Map.of("a", new Literal("1"), "b:c", ARN),
                List.of(access("var", "k"), new Literal("true"))));
  }

  @Test
  void of_when_aTemplateDecides_findsTheCondition() {
    assertThat(HclExpression.ofTemplate("a %{ if var.on }b%{ endif ~} ${aws_kms_key.data[0].arn}"))
        .isEqualTo(
            new Parts(
                List.of(
                    new Literal("a "),
                    new Conditional(
                        access("var", "on"), HclExpression.NOTHING, HclExpression.NOTHING),
                    new Literal("b"),
                    HclExpression.NOTHING,
                    new Literal(" "),
                    ARN)));
  }

  @Test
  void of_when_itIsBroken_losesNoReference() {
    assertThat(HclExpression.of("a.b ] [ c.d ( % e.f").toString()).contains("[b]", "[d]", "[f]");
  }

  private static Access access(String name, String attribute) {
    return new Access(new Name(name), List.of(attribute), List.of());
  }
}

package io.trainingroles.input.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.GatheredRole;
import io.trainingroles.input.InputProblems.ReadDocument;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.role.value.VariableType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which roles of two inputs are compared. */
final class RoleDifferenceTest {
  @Test
  void between_when_twoRolesHaveOneName_comparesEach() {
    JudgedRole narrow = role("s3:GetObject");
    JudgedRole wide = role("s3:*");

    List<RoleDifference> differences =
        RoleDifference.between(List.of(narrow, narrow), List.of(wide, narrow), new AccessProver());

    assertThat(differences).extracting(RoleDifference::isBroadened).containsExactly(true, false);
  }

  @Test
  void between_when_theSecondRoleOfANameIsGone_isNarrowed() {
    JudgedRole role = role("s3:GetObject");

    List<RoleDifference> differences =
        RoleDifference.between(List.of(role, role), List.of(role), new AccessProver());

    assertThat(differences).extracting(RoleDifference::isNarrowed).containsExactly(false, true);
  }

  @ParameterizedTest
  @CsvSource({
    "one, one, ",
    "one, two, 'the inputs define aws_s3_bucket.b.arn differently'",
    ", one, 'cannot be compared'",
    ", , 'cannot be compared'"
  })
  void between_when_aValueIsKnownOnlyLater_asksWhatDefinesIt(
      @Nullable String before, @Nullable String after, @Nullable String why) {
    List<RoleDifference> differences =
        RoleDifference.between(
            List.of(waiting(before)), List.of(waiting(after)), new AccessProver());

    assertThat(differences.get(0).unknown()).hasSize(why == null ? 0 : 1);
    assertThat(differences.get(0).unknown()).allMatch(each -> why != null && each.contains(why));
  }

  private static JudgedRole waiting(@Nullable String definition) {
    var role = new GatheredRole("train", "/", SeenAttributes.none(new Location.Source("test")));
    String bucket = new TerraformReference(VariableType.TEXT, "aws_s3_bucket.b.arn").text();
    Statement read = Statement.allow(Actions.of("s3:GetObject"), Resources.of(bucket));
    role.addPolicy(
        PolicyUse.INLINE,
        "p",
        new ReadDocument(
            PolicyDocument.of(List.of(read)),
            new PolicySource.Unwritten(new Location.Source("test"))));
    return role.judged("train").defined(value -> Optional.ofNullable(definition));
  }

  private static JudgedRole role(String action) {
    return AccessInput.ofDocument(
        "train",
        PolicyDocument.of(
            List.of(Statement.allow(Actions.of(action), Resources.of("arn:aws:s3:::data/*")))));
  }
}

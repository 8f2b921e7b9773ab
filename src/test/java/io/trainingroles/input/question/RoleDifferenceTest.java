package io.trainingroles.input.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.JudgedRole;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  private static JudgedRole role(String action) {
    return AccessInput.ofDocument(
        "train",
        PolicyDocument.of(
            List.of(Statement.allow(Actions.of(action), Resources.of("arn:aws:s3:::data/*")))));
  }
}

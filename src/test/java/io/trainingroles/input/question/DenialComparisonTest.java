package io.trainingroles.input.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.finding.Location;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.GatheredRole;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.input.UnseenPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a policy denies matters to those who have other policies. */
final class DenialComparisonTest {
  private static final String MINE = "arn:aws:iam::111122223333:policy/mine";
  private static final String OTHER = "arn:aws:iam::111122223333:policy/other";

  private static final String READ =
      "{'Effect': 'Allow', %s 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::data/*'}";
  private static final String DENY =
      "{'Effect': 'Deny', %s 'Action': '%s', 'Resource': 'arn:aws:s3:::data/*'}";

  @Test
  void between_when_aPolicyOfAResourceDeniesLess_isNotKnown() {
    RoleDifference lifted = one(ofBucket("s3:DeleteObject"), ofBucket());

    assertThat(lifted.changes()).isEmpty();
    assertThat(lifted.unknown())
        .containsExactly(
            "statement 2 of it no longer denies s3:DeleteObject on arn:aws:s3:::data/example, so it"
                + " is allowed if another policy allows it");
  }

  @Test
  void between_when_aPolicyOfAResourceNoLongerDeniesWhatItAllows_isBroaderAndKnown() {
    RoleDifference lifted = one(ofBucket("s3:Get*"), ofBucket());

    assertThat(lifted.isBroadened()).isTrue();
    assertThat(lifted.unknown()).isEmpty();
  }

  @Test
  void between_when_aPolicyOfAResourceDeniesMore_isNarrower() {
    RoleDifference added = one(ofBucket(), ofBucket("s3:DeleteObject"));

    assertThat(added.changes())
        .extracting(AccessChange::kind)
        .containsExactly(AccessChange.Kind.REVOKED);
    assertThat(added.unknown()).isEmpty();
  }

  @Test
  void between_when_aPolicyOfAResourceDeniesTheSameInOtherWords_isTheSame() {
    JudgedRole two = ofBucket("s3:DeleteObject", "s3:PutObject");
    JudgedRole turned = ofBucket("s3:PutObject", "s3:DeleteObject");

    RoleDifference same = one(two, turned);

    assertThat(same.changes()).isEmpty();
    assertThat(same.unknown()).isEmpty();
  }

  @Test
  void between_when_aPolicyOfAResourceThatOnlyDeniesIsRemoved_isNotKnown() {
    JudgedRole old = ofBucket("s3:DeleteObject");

    List<RoleDifference> removed =
        RoleDifference.between(List.of(old), List.of(), DocumentedAccess.prover());

    assertThat(removed).hasSize(1);
    assertThat(removed.get(0).unknown()).hasSize(1);
    assertThat(removed.get(0).isNarrowed()).isTrue();
  }

  @Test
  void between_when_aPolicyOfAResourceIsNew_saysWhatItAllows() {
    List<RoleDifference> added =
        RoleDifference.between(List.of(), List.of(ofBucket()), DocumentedAccess.prover());

    assertThat(added.get(0).telling())
        .extracting(change -> change.witness().action())
        .containsExactly("s3:GetObject");
  }

  @Test
  void between_when_aTrustPolicyDeniesWhatItDoesNotAllow_isTheSame() {
    JudgedRole denying =
        trusting(", {'Effect': 'Deny', 'Principal': '*', 'Action': 'sts:TagSession'}");

    RoleDifference lifted = one(denying, trusting(""));

    assertThat(lifted.changes()).isEmpty();
    assertThat(lifted.unknown()).isEmpty();
  }

  @Test
  void between_when_aPolicyThatStandsAloneDeniesLess_assumesThatNoOtherAllowsIt() {
    RoleDifference lifted =
        one(alone(PolicyUse.MANAGED, "s3:D*"), alone(PolicyUse.MANAGED, "s3:DeleteObjectT*"));

    assertThat(lifted.unknown()).isEmpty();
    assertThat(lifted.assumptions().liftedDenials())
        .extracting(change -> change.witness().action())
        .hasSize(1)
        .noneMatch(action -> action.startsWith("s3:DeleteObjectT"));
  }

  @Test
  void between_when_aBoundaryDeniesWhatItDoesNotAllow_isTheSame() {
    PolicyUse boundary = PolicyUse.PERMISSIONS_BOUNDARY;

    RoleDifference lifted = one(alone(boundary, "s3:PutObject"), alone(boundary));

    assertThat(lifted.changes()).isEmpty();
    assertThat(lifted.unknown()).isEmpty();
    assertThat(lifted.assumptions()).isEqualTo(DifferenceAssumptions.NONE);
  }

  @ParameterizedTest
  @CsvSource({"s3:*, s3:Put*, 1", "s3:Put*, s3:*, 0", "s3:*, s3:*, 0", "s3:Put*, s3:Put*, 0"})
  void between_when_aRoleDeniesLess_dependsOnThePolicyThatIsNotSeen(
      String before, String after, int unknown) {
    RoleDifference difference = one(withUnseen(before, MINE), withUnseen(after, MINE));

    assertThat(difference.unknown()).hasSize(unknown).allMatch(each -> each.contains(MINE));
    assertThat(difference.assumptions().samePolicies()).containsExactly(MINE);
  }

  @Test
  void between_when_theUnseenPolicyIsAnother_assumesNothing() {
    RoleDifference difference = one(withUnseen("s3:Put*", MINE), withUnseen("s3:Put*", OTHER));

    assertThat(difference.unknown()).hasSize(2);
    assertThat(difference.assumptions().samePolicies()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = PolicyUse.class,
      names = {"MANAGED", "RESOURCE"})
  void between_when_nothingIsDenied_assumesNothing(PolicyUse use) {
    RoleDifference same = one(alone(use), alone(use));

    assertThat(same.changes()).isEmpty();
    assertThat(same.unknown()).isEmpty();
    assertThat(same.assumptions()).isEqualTo(DifferenceAssumptions.NONE);
  }

  private static RoleDifference one(JudgedRole before, JudgedRole after) {
    return RoleDifference.between(List.of(before), List.of(after), DocumentedAccess.prover())
        .get(0);
  }

  private static JudgedRole trusting(String more) {
    String service =
        "{'Effect': 'Allow', 'Principal': {'Service': 'sagemaker.amazonaws.com'}, 'Action':"
            + " 'sts:AssumeRole'}";
    return read(PolicyUse.TRUST, service + more);
  }

  private static JudgedRole ofBucket(String... denied) {
    return alone(PolicyUse.RESOURCE, denied);
  }

  private static JudgedRole alone(PolicyUse use, String... denied) {
    String principal = use == PolicyUse.RESOURCE ? "'Principal': '*'," : "";
    var statements = new StringBuilder(READ.formatted(principal));
    for (String action : denied) {
      statements.append(',').append(DENY.formatted(principal, action));
    }
    return read(use, statements.toString());
  }

  private static JudgedRole read(PolicyUse use, String statements) {
    String document = "{'Version': '2012-10-17', 'Statement': [" + statements + "]}";
    var read =
        (InputReading.Read)
            AccessInput.readDocument("it.json", "it", document.replace('\'', '"'), use);
    return read.roles().get(0);
  }

  /** A role that denies some actions, and has a policy of which only the ARN is known. */
  private static JudgedRole withUnseen(String denied, String arn) {
    var role = new GatheredRole("train", "/", SeenAttributes.none(new Location.Source("test")));
    String document =
        "{'Version': '2012-10-17', 'Statement': [" + DENY.formatted("", denied) + "]}";
    new InputProblems("test")
        .document("test", document.replace('\'', '"'))
        .ifPresent(read -> role.addPolicy(PolicyUse.INLINE, "p", read));
    JudgedRole judged = role.judged("train");
    return new JudgedRole(
        judged.name(),
        judged.path(),
        judged.policies(),
        List.of(new UnseenPolicy("the attached policy", arn, true)),
        judged.attributes(),
        judged.kind());
  }
}

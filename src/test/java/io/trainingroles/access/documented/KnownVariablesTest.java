package io.trainingroles.access.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.Caller;
import io.trainingroles.access.proof.AccessDifference;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.Identity;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Policy variables whose values are known, by the question, the statement, a default, or who has
 * the policy; and those for which a value is found.
 */
final class KnownVariablesTest {
  private static final Identity ROLE =
      Identity.of((Caller.Role) Caller.of("arn:aws:iam::111122223333:role/vision"));

  private final AccessProver prover = DocumentedAccess.prover();

  private Proof never(Statement statement, Identity identity, String resource, Condition... when) {
    RequestSet set = RequestSet.ofIdentity(PolicyDocument.of(List.of(statement))).of(identity);
    return prover.never(
        set,
        new AccessPattern(
            ActionPattern.of("s3:GetObject"), ResourcePattern.of(resource), List.of(when)));
  }

  private static Statement allow(String resource, Condition... conditions) {
    return Statement.allow(Actions.of("s3:GetObject"), Resources.of(resource), conditions);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b/${aws:username}/*           | b/ann/*          | ANYBODY | true",
        "b/${aws:username}/*           | b/ann/*          | ROLE    | false",
        "b/${aws:username, 'x'}/*      | b/ann/*          | ROLE    | false",
        "b/${aws:username, 'x'}/*      | b/x/*            | ROLE    | true",
        "b/${aws:PrincipalAccount}/*   | b/ann/*          | ANYBODY | false",
        "b/${aws:PrincipalAccount}/*   | b/444455556666/* | ANYBODY | true",
        "b/${aws:PrincipalAccount}/*   | b/444455556666/* | ROLE    | false",
        "b/${aws:PrincipalAccount}/*   | b/111122223333/* | ROLE    | true",
        "b/${aws:PrincipalTag/t}/*     | b/red/1          | ROLE    | true",
        "b/${aws:PrincipalTag/t, 'n'}/* | b/red/1         | ROLE    | true",
        "b/${aws:PrincipalTag/t, 'n'}/* | b/n/1           | ROLE    | true"
      })
  void never_when_aVariableIsInTheResource_isDecided(
      String granted, String asked, String who, boolean isPossible) {
    Identity identity = who.equals("ROLE") ? ROLE : Identity.ANYBODY;

    Proof proof = never(allow("arn:aws:s3:::" + granted), identity, "arn:aws:s3:::" + asked);

    assertThat(proof).isInstanceOf(isPossible ? Proof.CounterExample.class : Proof.Proved.class);
  }

  @ParameterizedTest
  @CsvSource({"red, true", "blue, true", "green, false"})
  void never_when_theStatementAsksForSomeValues_isDecidedForEach(String value, boolean isPossible) {
    Statement statement =
        allow(
            "arn:aws:s3:::b/${aws:PrincipalTag/t}/*",
            new Condition("StringEquals", "aws:PrincipalTag/t", List.of("red", "blue")));

    Proof proof = never(statement, ROLE, "arn:aws:s3:::b/" + value + "/*");

    assertThat(proof).isInstanceOf(isPossible ? Proof.CounterExample.class : Proof.Proved.class);
  }

  @ParameterizedTest
  @CsvSource({
    "none/x, true",
    "red/x, true",
    "none, false",
  })
  void never_when_aVariableWithADefaultIsInACondition_isDecided(String prefix, boolean isPossible) {
    Statement statement =
        Statement.allow(
            Actions.of("s3:ListBucket"),
            Resources.of("arn:aws:s3:::b"),
            Condition.of("StringLike", "s3:prefix", "${aws:PrincipalTag/t, 'none'}/*"));
    RequestSet set = RequestSet.ofIdentity(PolicyDocument.of(List.of(statement)));

    Proof proof =
        prover.never(
            set,
            new AccessPattern(
                ActionPattern.of("s3:ListBucket"),
                ResourcePattern.of("*"),
                List.of(Condition.of("StringEquals", "s3:prefix", prefix))));

    assertThat(proof).isInstanceOf(isPossible ? Proof.CounterExample.class : Proof.Proved.class);
  }

  @ParameterizedTest
  @CsvSource({"111122223333/x, true", "444455556666/x, false", "x, false"})
  void never_when_theRoleFixesAVariableInACondition_isDecided(String prefix, boolean isPossible) {
    Statement statement =
        Statement.allow(
            Actions.of("s3:ListBucket"),
            Resources.of("arn:aws:s3:::b"),
            Condition.of("StringLike", "s3:prefix", "${aws:PrincipalAccount}/*"));
    RequestSet set = RequestSet.ofIdentity(PolicyDocument.of(List.of(statement))).of(ROLE);

    Proof proof =
        prover.never(
            set,
            new AccessPattern(
                ActionPattern.of("s3:ListBucket"),
                ResourcePattern.of("*"),
                List.of(Condition.of("StringEquals", "s3:prefix", prefix))));

    assertThat(proof).isInstanceOf(isPossible ? Proof.CounterExample.class : Proof.Proved.class);
  }

  /** The caller and the owner of the resource are of one account, or of two that no text names. */
  @ParameterizedTest
  @CsvSource({"ANYBODY", "ROLE"})
  void difference_when_resourcesMustBeOfTheCallersAccount_hasThoseOfOthers(String who) {
    Identity identity = who.equals("ROLE") ? ROLE : Identity.ANYBODY;
    Statement all = Statement.allow(Actions.of("ecr:BatchGetImage"), Resources.of("*"));
    Statement own =
        Statement.allow(
            Actions.of("ecr:BatchGetImage"),
            Resources.of("*"),
            Condition.of("StringEquals", "aws:ResourceAccount", "${aws:PrincipalAccount}"));

    AccessDifference difference =
        prover.difference(
            RequestSet.ofIdentity(PolicyDocument.of(List.of(all))).of(identity),
            RequestSet.ofIdentity(PolicyDocument.of(List.of(own))).of(identity));

    assertThat(difference.isNarrowed()).isTrue();
    assertThat(difference.isBroadened()).isFalse();
  }
}

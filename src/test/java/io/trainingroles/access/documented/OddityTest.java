package io.trainingroles.access.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Oddity;
import io.trainingroles.access.proof.Oddity.Kind;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are unusual: only where no plainer one shows the same, and with the reason. */
final class OddityTest {
  private final AccessProver prover = DocumentedAccess.prover();

  private Proof.CounterExample found(PolicyDocument document) {
    return (Proof.CounterExample)
        prover.never(RequestSet.ofIdentity(document), AccessPattern.of("*", "*"));
  }

  private static PolicyDocument allow(String action, String... resources) {
    return PolicyDocument.of(List.of(Statement.allow(Actions.of(action), Resources.of(resources))));
  }

  @ParameterizedTest
  @CsvSource({
    "sqs:SendMessage, arn:aws:sqs:*:prod*, STAR_MATCHES_COLONS, arn:aws:sqs:*:prod*",
    "s3:GetObject, arn:aws:s3:*:data/*, STAR_MATCHES_COLONS, arn:aws:s3:*:data/*",
    "sqs:SendMessage, arn:aws:sqs:moon-*:*:q, UNUSUAL_REGION, moon-us-east-1",
    "s3:GetFuture, arn:aws:s3:::data/*, UNKNOWN_ACTION, s3:GetFuture"
  })
  void never_when_eachSuchRequestIsUnusual_saysWhy(
      String action, String resource, Kind kind, String value) {
    assertThat(found(allow(action, resource)).oddities())
        .containsExactly(new Oddity(kind, value, true));
  }

  @Test
  void never_when_onlyUnusualCharactersAreLeft_saysWhich() {
    Statement deny =
        new Statement(
            null,
            Effect.DENY,
            null,
            Actions.of("s3:*"),
            new ResourceElement.NotResources(List.of(ResourcePattern.of("arn:aws:s3:::data/*!*"))),
            List.of());
    PolicyDocument document =
        PolicyDocument.of(
            List.of(
                Statement.allow(Actions.of("s3:GetObject"), Resources.of("arn:aws:s3:::data/*")),
                deny));

    assertThat(found(document).oddities())
        .containsExactly(new Oddity(Kind.UNUSUAL_CHARACTERS, "!", true));
  }

  @ParameterizedTest
  @CsvSource({
    "sqs:SendMessage, arn:aws:sqs:*:prod*, arn:aws:sqs:*:*:prod*",
    "sqs:SendMessage, arn:aws:sqs:moon-*:*:q, arn:aws:sqs:*:111122223333:q",
    "s3:GetObject, arn:aws:s3:*:data/*, arn:aws:s3:::other/*",
    "sqs:*, arn:aws:sqs*, arn:aws:sqs*",
    "logs:PutLogEvents, arn:aws:logs:*:*:*, arn:aws:logs:*",
    "s3:GetObject, arn:aws:s3:::data/my file;*, arn:aws:s3:::data/my file;*"
  })
  void never_when_aPlainerRequestShowsIt_isThatOne(String action, String one, String other) {
    Proof.CounterExample found = found(allow(action, one, other));

    assertThat(found.oddities()).as("%s", found.witness()).isEmpty();
    assertThat(found.witness().resource()).doesNotContain("moon").doesNotContain("000000000000");
  }

  /** A star for all actions means those of the service that the resource names. */
  @Test
  void never_when_aWildcardIsInTheService_findsARequestOfThatService() {
    assertThat(found(allow("*", "arn:aws:sqs*")).witness().action()).startsWith("sqs:");
  }
}

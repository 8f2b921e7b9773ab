package io.trainingroles.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which statements can be judged as they stand. */
class StatementKnownTest {
  private static final String UNKNOWN = UnknownText.named("var.bucket");
  private static final ActionElement READ = ActionElement.Actions.of("s3:GetObject");
  private static final ResourceElement DATA = ResourceElement.Resources.of("arn:aws:s3:::data/*");

  static Stream<Statement> withAnUnknownText() {
    return Stream.of(
        Statement.allow(READ, ResourceElement.Resources.of("arn:aws:s3:::" + UNKNOWN + "/*")),
        Statement.allow(
            READ,
            new ResourceElement.NotResources(
                List.of(ResourcePattern.of("arn:aws:s3:::" + UNKNOWN)))),
        Statement.allow(READ, DATA, Condition.of("StringLike", "s3:prefix", "a", UNKNOWN)),
        Statement.allow(READ, DATA, Condition.of("StringLike", "aws:PrincipalTag/" + UNKNOWN, "a")),
        trust(new Principal.Aws(UNKNOWN)),
        trust(new Principal.Service(UNKNOWN)),
        trust(new Principal.Federated(UNKNOWN)),
        trust(new Principal.CanonicalUser(UNKNOWN)));
  }

  @ParameterizedTest
  @MethodSource("withAnUnknownText")
  void isKnown_when_aTextIsKnownOnlyAfterApply_isFalse(Statement statement) {
    assertFalse(statement.isKnown());
  }

  @Test
  void isKnown_when_allTextsAreKnown_isTrue() {
    assertTrue(Statement.allow(READ, DATA, Condition.of("StringLike", "s3:prefix", "a")).isKnown());
    assertTrue(trust(new Principal.Everyone()).isKnown());
  }

  @Test
  void text_when_thePrincipalIsEveryone_isAStar() {
    assertEquals("*", new Principal.Everyone().text());
  }

  private static Statement trust(Principal principal) {
    return Statement.trust(
        PrincipalElement.Principals.of(principal), ActionElement.Actions.of("sts:AssumeRole"));
  }
}

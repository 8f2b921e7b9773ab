package io.trainingroles.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainingroles.access.decision.Simulator;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests, callers and policies refuse to be. */
final class RequestTest {
  private static final Caller NOBODY = new Caller.Anonymous();
  private static final ActionElement READ = ActionElement.Actions.of("s3:GetObject");
  private static final ResourceElement ALL = ResourceElement.Resources.of("*");
  private static final PrincipalElement EVERYONE =
      PrincipalElement.Principals.of(new Principal.Everyone());

  @ParameterizedTest
  @ValueSource(strings = {"", "s3", "s3:", ":x", "s3:Get*", "s3:a:b", "s3 :x", "s3:x_y", "s3:é"})
  void request_when_theActionIsNotOne_isRefused(String action) {
    assertThatThrownBy(() -> new Request(NOBODY, action, "*", RequestContext.EMPTY))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("is not one action");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bucket", "arn:aws:s3::bucket", "urn:aws:s3:::b", "**"})
  void request_when_theResourceIsNoArn_isRefused(String resource) {
    assertThatThrownBy(() -> new Request(NOBODY, "s3:GetObject", resource, RequestContext.EMPTY))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("is not the ARN of a resource");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::123456789012:role/a/b, Role",
    "arn:aws-cn:sts::123456789012:assumed-role/b/s, RoleSession",
    "arn:aws:iam::123456789012:user/jo, User",
    "arn:aws:sts::123456789012:federated-user/jo, FederatedUser",
    "arn:aws:iam::123456789012:root, RootUser",
    "123456789012, RootUser",
    "sagemaker.amazonaws.com, Service",
    "ec2.amazonaws.com.cn, Service",
    "s3.eu-west-1.amazonaws.com, Service",
    "arn:aws:iam::123456789012:oidc-provider/x, FederatedIdentity",
    "arn:aws:iam::123456789012:saml-provider/x, FederatedIdentity",
    "accounts.google.com, FederatedIdentity",
    "cognito-identity.amazonaws.com, FederatedIdentity",
    "anonymous, Anonymous"
  })
  void caller_when_named_isTold(String name, String kind) {
    assertThat(Caller.of(name).getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jo",
        "*",
        "arn:aws:iam::123456789012:group/g",
        "arn:aws:iam::12:role/x",
        "arn:aws:iam::123456789012:role/",
        "arn:aws:sts::123456789012:assumed-role/x",
        "arn:aws:sts::123456789012:assumed-role/x/y/z",
        "arn:aws:s3:::b",
        "12345678901",
        "arn:aws:iam::123456789012:rooty"
      })
  void caller_when_itMakesNoRequests_isRefused(String name) {
    assertThatThrownBy(() -> Caller.of(name))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("is not a valid caller");
  }

  @Test
  void context_when_keysDifferInCaseOnly_isRefused() {
    assertThatThrownBy(
            () ->
                RequestContext.of(Map.of("a:b", ContextValue.of("1"), "A:B", ContextValue.of("2"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RequestContext.of(Map.of("", ContextValue.of("1"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(RequestContext.of(Map.of("a", ContextValue.of(List.of()))).get("a")).isEmpty();
  }

  @Test
  void simulator_when_aStatementDoesNotFitItsPolicy_refusesIt() {
    var named = new Statement(null, Effect.ALLOW, EVERYONE, READ, ALL, List.of());
    var nameless = Statement.allow(READ, ALL);
    var boundless = new Statement(null, Effect.ALLOW, null, READ, null, List.of());
    assertRefused(Policies.ofIdentity(List.of(document(named))), "names a principal");
    assertRefused(Policies.ofIdentity(List.of(document(boundless))), "names no resource");
    assertRefused(
        Policies.NONE.withPermissionsBoundary(new NamedPolicy("b", document(named))),
        "names a principal");
    assertRefused(
        Policies.NONE.withResourcePolicy(new NamedPolicy("r", document(nameless)), null),
        "names no principal");
    assertRefused(
        Policies.NONE.withOrganization(
            List.of(), List.of(new PolicyLevel(List.of(new NamedPolicy("r", document(nameless)))))),
        "names no principal");
    assertRefused(
        Policies.ofIdentity(
            List.of(document(Statement.allow(READ, ALL, Condition.of("Equals", "a", "b"))))),
        "no condition operator 'Equals'");
  }

  private static PolicyDocument document(Statement statement) {
    return PolicyDocument.of(List.of(statement));
  }

  private static void assertRefused(Policies policies, String problem) {
    assertThatThrownBy(() -> new Simulator(policies))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(problem);
  }
}

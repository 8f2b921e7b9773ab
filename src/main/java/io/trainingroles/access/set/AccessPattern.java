package io.trainingroles.access.set;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one kind, to ask whether they can ever be allowed.
 *
 * @param action which actions
 * @param resource which resources
 * @param conditions what else holds for them
 */
public record AccessPattern(
    ActionPattern action, ResourcePattern resource, List<Condition> conditions) {
  /** Keeps an unchangeable copy. */
  public AccessPattern {
    conditions = List.copyOf(conditions);
  }

  /**
   * All requests with such an action and resource.
   *
   * @param action such as {@code s3:Delete*}
   * @param resource such as {@code arn:aws:s3:::my-ai-data-bucket/*}
   * @return the pattern
   */
  public static AccessPattern of(String action, String resource) {
    return new AccessPattern(ActionPattern.of(action), ResourcePattern.of(resource), List.of());
  }

  /**
   * The same, whatever else holds for the requests.
   *
   * @return the pattern without its conditions
   */
  public AccessPattern withoutConditions() {
    return new AccessPattern(action, resource, List.of());
  }

  /** Policies that allow these requests and no others, whoever makes them. */
  public Policies policies() {
    return RequestSet.policies(
        new NamedPolicy("asked for", PolicyDocument.of(List.of(statement(everyone())))));
  }

  public RequestBox box() {
    return RequestBox.of(
        new PolicyStatement(PolicyKind.IDENTITY, "asked for", 0, statement(null)),
        PolicyVersion.V2012_10_17);
  }

  private static PrincipalElement everyone() {
    return PrincipalElement.Principals.of(new Principal.Everyone());
  }

  private Statement statement(@Nullable PrincipalElement principal) {
    return new Statement(
        null,
        Effect.ALLOW,
        principal,
        new ActionElement.Actions(List.of(action)),
        new ResourceElement.Resources(List.of(resource)),
        conditions);
  }
}

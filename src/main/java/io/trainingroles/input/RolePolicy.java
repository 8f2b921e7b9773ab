package io.trainingroles.input;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A policy of a role.
 *
 * @param use what it is to the role
 * @param name what people call it
 * @param document what it says
 * @param source where it is in the input
 * @param managed what else the input says of a managed policy; null for others, and for a document
 *     that stands alone
 */
public record RolePolicy(
    PolicyUse use,
    String name,
    PolicyDocument document,
    PolicySource source,
    @Nullable ManagedPolicyAttributes managed) {
  /** Refuses null. */
  public RolePolicy {
    Objects.requireNonNull(use);
    Objects.requireNonNull(name);
    Objects.requireNonNull(document);
    Objects.requireNonNull(source);
  }

  /**
   * A policy of which the input says no more.
   *
   * @param use what it is to the role
   * @param name what people call it
   * @param document what it says
   * @param source where it is in the input
   */
  public RolePolicy(PolicyUse use, String name, PolicyDocument document, PolicySource source) {
    this(use, name, document, source, null);
  }

  /**
   * What it surely says: each statement that allows matches no more than it does whatever the
   * values that are known only later, and each that denies no less.
   */
  NamedPolicy atLeast() {
    return bound(true);
  }

  /** What it can say at most: the other way around. */
  NamedPolicy atMost() {
    return bound(false);
  }

  private NamedPolicy bound(boolean least) {
    List<Statement> statements =
        document.statements().stream()
            .map(
                statement ->
                    (statement.effect() == Effect.ALLOW) == least
                        ? StatementBounds.atLeast(statement)
                        : StatementBounds.atMost(statement))
            .toList();
    return new NamedPolicy(name, new PolicyDocument(document.version(), document.id(), statements));
  }

  /** The statements that have a text that is known only later. */
  List<Statement> unknown() {
    return document.statements().stream().filter(statement -> !statement.isKnown()).toList();
  }
}

package io.trainingroles.input;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A policy of a role.
 *
 * @param use what it is to the role
 * @param name what people call it
 * @param document what it says
 * @param source where it is in the input
 */
public record RolePolicy(PolicyUse use, String name, PolicyDocument document, PolicySource source) {
  /** Refuses null. */
  public RolePolicy {
    Objects.requireNonNull(use);
    Objects.requireNonNull(name);
    Objects.requireNonNull(document);
    Objects.requireNonNull(source);
  }

  /** What it says, without the statements that have a text that is known only later. */
  Optional<NamedPolicy> known() {
    List<Statement> known =
        document.statements().stream().filter(statement -> statement.isKnown()).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NamedPolicy(name, new PolicyDocument(document.version(), document.id(), known)));
  }
}

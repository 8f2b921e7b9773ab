package io.trainingroles.access;

import io.trainingroles.iam.PolicyDocument;
import java.util.Objects;

/**
 * A policy document and what people call it.
 *
 * @param name such as {@code aiTrainingPolicy}
 * @param document what it says
 */
public record NamedPolicy(String name, PolicyDocument document) {
  /** Checks that both are there. */
  public NamedPolicy {
    Objects.requireNonNull(name);
    Objects.requireNonNull(document);
  }
}

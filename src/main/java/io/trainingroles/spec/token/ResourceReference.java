package io.trainingroles.spec.token;

import io.trainingroles.role.value.VariableType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that is known only after apply, with what it is: a token of a variable, a local value or
 * a module's output does not say that itself. Where a token is an attribute of a resource, such as
 * {@code bucket.getArn()}, the token alone is enough.
 *
 * @param text a text with a token of CDKTF in it
 * @param kind what the token's value is; null where the token says so itself
 */
public record ResourceReference(String text, @Nullable VariableType kind) {
  /** Refuses null. */
  public ResourceReference {
    Objects.requireNonNull(text);
  }

  /**
   * A token whose value is of a kind.
   *
   * @param token the token, or a text with it
   * @param kind what its value is
   * @return the reference
   */
  public static ResourceReference of(String token, VariableType kind) {
    return new ResourceReference(token, Objects.requireNonNull(kind));
  }

  /**
   * A token of an attribute whose kind is known, such as the ARN of a bucket.
   *
   * @param token the token, or a text with it
   * @return the reference
   */
  public static ResourceReference of(String token) {
    return new ResourceReference(token, null);
  }

  /**
   * A folder in the bucket.
   *
   * @param prefix such as {@code train/}
   * @return the reference
   */
  public ResourceReference below(String prefix) {
    return new ResourceReference(text + "/" + prefix, kind);
  }
}

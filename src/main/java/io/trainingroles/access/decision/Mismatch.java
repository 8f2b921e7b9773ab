package io.trainingroles.access.decision;

import io.trainingroles.access.ContextValue;
import io.trainingroles.iam.Condition;
import org.jspecify.annotations.Nullable;

/** What about a request does not match a statement. */
public sealed interface Mismatch {

  /** The statement is about others. */
  record OtherPrincipal() implements Mismatch {}

  /**
   * The statement lets the caller's account decide, and the account's own policies do not allow.
   */
  record OnlyDelegates() implements Mismatch {}

  /** The statement is about other actions. */
  record OtherAction() implements Mismatch {}

  /** The statement is about other resources. */
  record OtherResource() implements Mismatch {}

  /**
   * A condition does not hold.
   *
   * @param condition the condition
   * @param given what the request has under its key, or null for nothing
   */
  record FailedCondition(Condition condition, @Nullable ContextValue given) implements Mismatch {}
}

package io.trainingroles.access.proof;

import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.Request;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ResourceElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Access that came or went with one statement.
 *
 * @param kind whether it came or went
 * @param cause what about the policies changed it
 * @param statement the statement that allows it, or that denies it
 * @param actions those of the statement's actions for which it is so
 * @param resources those of the statement's resources for which it is so; null where the statement
 *     names none
 * @param witness one such request, confirmed by the simulator
 * @param absentKeys the condition keys that the witness does not have, for the lack of which the
 *     other side does not allow it
 * @param oddities what is unusual about the witness, where there is no plainer one
 */
public record AccessChange(
    Kind kind,
    Cause cause,
    PolicyStatement statement,
    ActionElement actions,
    @Nullable ResourceElement resources,
    Request witness,
    List<String> absentKeys,
    List<Oddity> oddities) {
  /** Keeps unchangeable copies. */
  public AccessChange {
    absentKeys = List.copyOf(absentKeys);
    oddities = List.copyOf(oddities);
  }

  /** Whether access came or went. */
  public enum Kind {
    /** The policies after allow it, those before did not. */
    GRANTED,
    /** The policies before allowed it, those after do not. */
    REVOKED
  }

  /** What changed the access. */
  public enum Cause {
    /** The statement allows it, and nothing on the other side does. */
    ALLOW,
    /** The statement denies it, and is not on the other side. */
    DENY
  }
}

package io.trainingroles.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a role last used a service, as {@code aws iam get-service-last-accessed-details} says it.
 * See <a
 * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html">GetServiceLastAccessedDetails</a>.
 *
 * @param service what its actions begin with
 * @param entity the ARN of the role that last used it, or empty
 * @param last when; null where it was not used while IAM kept track
 * @param madeOn when the report was made; null where it does not say
 * @param actions its actions of which IAM keeps track; none in a report by service
 */
public record LastAccessedService(
    String service,
    String entity,
    @Nullable Instant last,
    @Nullable Instant madeOn,
    List<TrackedAction> actions) {
  /** Keeps an unchangeable copy. */
  public LastAccessedService {
    actions = List.copyOf(actions);
  }

  /**
   * An action.
   *
   * @param name such as {@code PutImage}
   * @param last when it was last tried, also in vain; null where it was not
   */
  public record TrackedAction(String name, @Nullable Instant last) {}
}

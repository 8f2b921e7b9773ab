package io.trainingroles.adoption;

import io.trainingroles.event.activity.Sightings;
import io.trainingroles.iam.Statement;
import java.util.List;

/**
 * What a role was seen to do and no job explains.
 *
 * @param action such as {@code s3:PutObject}
 * @param resource its ARN, or {@code *}; a pattern where the records do not say all of it; empty
 *     where a report says the action only
 * @param seen the calls
 * @param kept what of the role's statements stays for it, one action on one resource each; none
 *     where no statement of the role allows it
 */
public record UnexplainedUse(String action, String resource, Sightings seen, List<Statement> kept) {
  /** Keeps an unchangeable copy. */
  public UnexplainedUse {
    kept = List.copyOf(kept);
  }
}

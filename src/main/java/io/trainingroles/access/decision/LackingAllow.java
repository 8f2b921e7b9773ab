package io.trainingroles.access.decision;

import io.trainingroles.access.PolicyKind;
import java.util.List;

/**
 * Policies of one kind of which one must allow a request, and none does.
 *
 * @param kind what they are attached to
 * @param level for the policies of an organization their level, counted from 0 at the root; else 0
 * @param unmatched each of their statements that would allow something, with the first thing about
 *     the request that does not match it; none where there is no such statement, or no policy
 */
public record LackingAllow(PolicyKind kind, int level, List<UnmatchedStatement> unmatched) {
  /** Keeps an unchangeable copy. */
  public LackingAllow {
    unmatched = List.copyOf(unmatched);
  }
}

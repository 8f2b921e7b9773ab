package io.trainingroles.access.proof;

import io.trainingroles.access.search.ActionSet;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.set.RequestSet;
import java.util.IdentityHashMap;

/**
 * What searches have worked out of sets and statements and need again: the questions about one role
 * are about the same few. For one thread.
 */
final class SearchMemory {
  private final IdentityHashMap<RequestSet, AskedKeys> keys = new IdentityHashMap<>();
  private final IdentityHashMap<Literal.Action, ActionSet> actions = new IdentityHashMap<>();

  /** What two sets ask about; a set that is compared with itself is remembered. */
  AskedKeys keys(RequestSet inside, RequestSet other) {
    return inside == other
        ? keys.computeIfAbsent(inside, set -> AskedKeys.of(set, set))
        : AskedKeys.of(inside, other);
  }

  /** The actions of which a literal holds. */
  ActionSet actions(Literal.Action action) {
    return actions.computeIfAbsent(action, ActionSet::new);
  }
}

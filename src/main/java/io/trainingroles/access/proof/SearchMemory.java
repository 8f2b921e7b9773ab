package io.trainingroles.access.proof;

import io.trainingroles.access.search.ActionClasses;
import io.trainingroles.access.search.ActionSet;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.access.set.RequestSet;
import java.util.IdentityHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What searches have worked out of sets and statements and need again: the questions about one role
 * are about the same few. For one thread.
 */
final class SearchMemory {
  private final IdentityHashMap<RequestSet, AskedKeys> keys = new IdentityHashMap<>();
  private final IdentityHashMap<Literal.Action, ActionSet> actions = new IdentityHashMap<>();

  private @Nullable Classes last;

  /** What two sets ask about; a set that is compared with itself is remembered. */
  AskedKeys keys(RequestSet inside, RequestSet other) {
    return inside == other
        ? keys.computeIfAbsent(inside, set -> AskedKeys.of(set, set))
        : AskedKeys.of(inside, other);
  }

  /** The actions that the statements of two sets tell apart; those of the last two are kept. */
  ActionClasses classes(RequestSet inside, RequestSet other) {
    Classes known = last;
    if (known == null || !known.areOf(inside, other)) {
      Stream<RequestBox> boxes =
          Stream.of(inside.boxes(), other.boxes(), inside.free().stream(), other.free().stream())
              .flatMap(some -> some);
      known = new Classes(inside, other, new ActionClasses(boxes));
      last = known;
    }
    return known.classes();
  }

  /** What two sets tell apart, whichever is the first. */
  private record Classes(RequestSet one, RequestSet two, ActionClasses classes) {
    boolean areOf(RequestSet inside, RequestSet other) {
      return (one.equals(inside) && two.equals(other)) || (one.equals(other) && two.equals(inside));
    }
  }

  /** The actions of which a literal holds. */
  ActionSet actions(Literal.Action action) {
    return actions.computeIfAbsent(action, ActionSet::new);
  }
}

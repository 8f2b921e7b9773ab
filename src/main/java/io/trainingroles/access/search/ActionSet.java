package io.trainingroles.access.search;

import io.trainingroles.access.pattern.SearchPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The actions of a statement, to be asked about many. */
public final class ActionSet {
  private final boolean isNegated;
  private final Set<String> names = new HashSet<>();
  private final List<SearchPattern> patterns = new ArrayList<>();
  private final Map<String, Boolean> known = new HashMap<>();

  /** The actions of which a literal holds. */
  public ActionSet(Literal.Action action) {
    this.isNegated = action.negated();
    for (SearchPattern pattern : action.patterns()) {
      if (pattern.isText()) {
        names.add(pattern.text());
      } else {
        patterns.add(pattern);
      }
    }
  }

  /** Whether an action, written in lower case, is one of them. */
  public boolean has(String action) {
    boolean isNamed =
        names.contains(action)
            || (!patterns.isEmpty() && known.computeIfAbsent(action, this::isOfPattern));
    return isNamed != isNegated;
  }

  private boolean isOfPattern(String action) {
    for (SearchPattern pattern : patterns) {
      if (pattern.matches(action)) {
        return true;
      }
    }
    return false;
  }
}

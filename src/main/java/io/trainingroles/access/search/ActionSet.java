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
    return known.computeIfAbsent(action, this::find);
  }

  private boolean find(String action) {
    boolean isNamed =
        names.contains(action) || patterns.stream().anyMatch(pattern -> pattern.matches(action));
    return isNamed != isNegated;
  }
}

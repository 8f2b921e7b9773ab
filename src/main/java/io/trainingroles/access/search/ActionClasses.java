package io.trainingroles.access.search;

import io.trainingroles.access.pattern.SearchPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which actions some documents tell apart: those of which different patterns hold. The thousands of
 * actions that AWS has are often a few dozen classes, and of each class one says as much as all.
 */
public final class ActionClasses {
  /** So many patterns are compared with an action while a search takes a step. */
  private static final int PATTERNS_OF_A_STEP = 8;

  private final Set<String> names = new HashSet<>();
  private final List<SearchPattern> patterns = new ArrayList<>();
  private final Map<String, Object> known = new HashMap<>();
  private long steps;

  /**
   * The classes for some statements, and for statements with fewer of their patterns.
   *
   * @param boxes the statements
   */
  public ActionClasses(Stream<RequestBox> boxes) {
    Set<SearchPattern> all = new LinkedHashSet<>();
    boxes
        .flatMap(box -> box.literals().stream())
        .filter(Literal.Action.class::isInstance)
        .forEach(literal -> all.addAll(((Literal.Action) literal).patterns()));
    for (SearchPattern pattern : all) {
      if (pattern.isText()) {
        names.add(pattern.text());
      } else {
        patterns.add(pattern);
      }
    }
  }

  /** The class of an action in lower case: equal for two that no pattern tells apart. */
  Object of(String action) {
    return names.contains(action) ? action : known.computeIfAbsent(action, this::matching);
  }

  /** What it has cost so far to find classes, in steps of a search; each is found once. */
  long steps() {
    return steps;
  }

  private BitSet matching(String action) {
    steps += 1 + patterns.size() / PATTERNS_OF_A_STEP;
    var matching = new BitSet();
    for (int index = 0; index < patterns.size(); index++) {
      matching.set(index, patterns.get(index).matches(action));
    }
    return matching;
  }
}

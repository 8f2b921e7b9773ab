package io.trainingroles.access.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a text that matches one pattern of each union and none of the patterns that are taken
 * away, the shortest where it is not too far: intersection, inclusion and emptiness of unions of
 * patterns in one. The automaton of the patterns is made while it is walked, breadth first, and
 * after some thousand states towards the nearest match; of each pattern only the positions are kept
 * that a later star does not make needless, and a state is left out if another, with the same
 * unions and less taken away, was seen.
 */
public final class TextSearch {
  /** How a search ended. */
  public sealed interface Result {
    /** There is such a text. */
    record Found(TextWord word) implements Result {}

    /** There is none. */
    record Empty() implements Result {}

    /** Whether there is one is not known, because the budget ended first. */
    record Undecided() implements Result {}
  }

  private static final Result EMPTY = new Result.Empty();
  private static final int MOST_COMPARED = 64;
  private static final int POSITIONS_OF_A_STEP = 16;

  /** So many tokens of patterns are read in the time of a step. */
  private static final int TOKENS_OF_A_STEP = 16;

  /** So many states are walked breadth first; most searches need some hundreds. */
  private static final int PATIENCE = 2000;

  private final PatternGroup[] required;
  private final PatternGroup excluded;
  private final List<PatternToken.Variable> variables;
  private final SearchBudget budget;
  private final Map<States, List<int[]>> seen = new HashMap<>();
  private final ArrayDeque<Node> open = new ArrayDeque<>();

  /** What is open once the search has lost its patience. */
  private final PriorityQueue<Node> nearest = new PriorityQueue<>(Node.NEAREST);

  private int steps;
  private int pushed;

  /** The positions in each of the unions. */
  private static final class States {
    private final int[][] positions;
    private final int hash;

    States(int[][] positions) {
      this.positions = positions;
      this.hash = Arrays.deepHashCode(positions);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof States states
          && states.hash == hash
          && Arrays.deepEquals(states.positions, positions);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private static final class Node {
    /** Those first that are nearest to a match; of these, the older ones. */
    private static final Comparator<Node> NEAREST =
        Comparator.comparingInt((Node node) -> node.missing)
            .thenComparingInt(node -> node.excluded.length)
            .thenComparingInt(node -> node.number);

    private final @Nullable Node before;
    private int missing;
    private int number;
    private final int letter;
    private final States required;
    private final int[] excluded;

    Node(@Nullable Node before, int letter, States required, int[] excluded) {
      this.before = before;
      this.letter = letter;
      this.required = required;
      this.excluded = excluded;
    }
  }

  private TextSearch(
      List<List<SearchPattern>> unions,
      List<SearchPattern> excluded,
      @Nullable SearchPattern leader,
      SearchBudget budget) {
    this.required =
        unions.stream()
            .map(union -> PatternGroup.required(union, leader))
            .toArray(PatternGroup[]::new);
    this.excluded = PatternGroup.excluded(PatternOverlap.relevant(excluded, unions), leader);
    this.variables = leader == null ? List.of() : leader.variables();
    this.budget = budget;
  }

  /**
   * Searches.
   *
   * @param unions of each of them one pattern must match
   * @param excluded none of them may match
   * @param budget what the search may cost
   */
  public static Result search(
      List<List<SearchPattern>> unions, List<SearchPattern> excluded, SearchBudget budget) {
    budget.spend(stepsToRead(unions, excluded));
    Set<SearchPattern> taken = new HashSet<>(excluded);
    List<List<SearchPattern>> needed = new ArrayList<>();
    for (List<SearchPattern> union : unions) {
      List<SearchPattern> left = without(union, taken);
      if (left.isEmpty()) {
        return EMPTY;
      }
      if (left.stream().noneMatch(SearchPattern::isAnything)) {
        needed.add(left);
      }
    }
    for (SearchPattern pattern : excluded) {
      if (pattern.isAnything()) {
        return EMPTY;
      }
    }
    List<List<SearchPattern>> narrowed = PatternOverlap.narrowed(needed);
    if (narrowed.stream().anyMatch(List::isEmpty)) {
      return EMPTY;
    }
    return LeaderChoice.search(
        narrowed, (groups, leader) -> new TextSearch(groups, excluded, leader, budget).run());
  }

  /** What it costs to read the patterns and to make automata of them. */
  private static long stepsToRead(List<List<SearchPattern>> unions, List<SearchPattern> excluded) {
    long tokens = 0;
    for (List<SearchPattern> union : unions) {
      for (SearchPattern pattern : union) {
        tokens += 1 + pattern.length();
      }
    }
    for (SearchPattern pattern : excluded) {
      tokens += 1 + pattern.length();
    }
    return 1 + tokens / TOKENS_OF_A_STEP;
  }

  /** What a pattern matches is taken away where the same pattern must not match. */
  private static List<SearchPattern> without(List<SearchPattern> union, Set<SearchPattern> taken) {
    for (SearchPattern pattern : union) {
      if (taken.contains(pattern)) {
        return union.stream().filter(each -> !taken.contains(each)).toList();
      }
    }
    return union;
  }

  private Result run() {
    var positions = new int[required.length][];
    for (int group = 0; group < required.length; group++) {
      positions[group] = required[group].start();
    }
    int[] startExcluded = excluded.start();
    if (!excluded.isAlways(startExcluded)) {
      add(new Node(null, 0, new States(positions), startExcluded));
    }
    while (!open.isEmpty() || !nearest.isEmpty()) {
      Node node = open.isEmpty() ? nearest.remove() : open.remove();
      if (++steps == PATIENCE) {
        losePatience();
      }
      if (accepts(node)) {
        return new Result.Found(new TextWord(path(node), variables));
      }
      List<Integer> letters = letters(node);
      if (!budget.spend(cost(node) * letters.size())) {
        return new Result.Undecided();
      }
      for (int letter : letters) {
        Node next = step(node, letter);
        if (next != null) {
          add(next);
        }
      }
    }
    return EMPTY;
  }

  /** The shortest text is far: from here on those texts are walked along that end soonest. */
  private void losePatience() {
    List<Node> left = List.copyOf(open);
    open.clear();
    left.forEach(this::push);
  }

  private void push(Node node) {
    if (steps < PATIENCE) {
      open.add(node);
      return;
    }
    for (int group = 0; group < required.length; group++) {
      node.missing += required[group].missing(node.required.positions[group]);
    }
    node.number = pushed++;
    nearest.add(node);
  }

  private boolean accepts(Node node) {
    for (int group = 0; group < required.length; group++) {
      if (!required[group].accepts(node.required.positions[group])) {
        return false;
      }
    }
    return !excluded.accepts(node.excluded);
  }

  /** What it costs to go on by one letter: more where many patterns are still possible. */
  private static long cost(Node node) {
    long positions = node.excluded.length;
    for (int[] union : node.required.positions) {
      positions += union.length;
    }
    return 1 + positions / POSITIONS_OF_A_STEP;
  }

  /** Where one union asks for few characters, no others need to be tried. */
  private List<Integer> letters(Node node) {
    var all = new LetterSet();
    LetterSet fewest = all;
    for (int group = 0; group < required.length; group++) {
      var some = new LetterSet();
      required[group].collect(node.required.positions[group], some);
      required[group].collect(node.required.positions[group], all);
      if (!some.hasOthers() && (fewest == all || some.size() < fewest.size())) {
        fewest = some;
      }
    }
    if (fewest != all) {
      fewest.addVariablesOf(all);
    } else {
      if (required.length == 0) {
        all.addAnything();
      }
      excluded.collect(node.excluded, all);
    }
    return fewest.letters();
  }

  private @Nullable Node step(Node node, int letter) {
    var positions = new int[required.length][];
    for (int group = 0; group < required.length; group++) {
      positions[group] = required[group].after(node.required.positions[group], letter);
      if (positions[group].length == 0) {
        return null;
      }
    }
    int[] nextExcluded = excluded.after(node.excluded, letter);
    return excluded.isAlways(nextExcluded)
        ? null
        : new Node(node, letter, new States(positions), nextExcluded);
  }

  private void add(Node node) {
    List<int[]> others = seen.computeIfAbsent(node.required, states -> new ArrayList<>(2));
    for (int index = 0; index < others.size() && index < MOST_COMPARED; index++) {
      if (isSubset(others.get(index), node.excluded)) {
        return;
      }
    }
    others.add(node.excluded);
    push(node);
  }

  /** Whether all of the first are in the second; both are sorted. */
  private static boolean isSubset(int[] some, int[] all) {
    int index = 0;
    for (int one : some) {
      while (index < all.length && all[index] < one) {
        index++;
      }
      if (index == all.length || all[index] != one) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> path(Node last) {
    var path = new ArrayDeque<Integer>();
    Node node = last;
    Node before = node.before;
    while (before != null) {
      path.addFirst(node.letter);
      node = before;
      before = node.before;
    }
    return List.copyOf(path);
  }
}

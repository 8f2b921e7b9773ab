package io.trainingroles.access.search;

import io.trainingroles.access.pattern.SearchBudget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a request that is in some boxes and in none of others. Boxes that miss the region are
 * dropped; of the rest the one is taken that leaves the fewest ways out, and each way out is
 * followed: outside of it in its first literal, or inside in the first and outside in the second,
 * and so on. Where a box leaves no way out, the region is covered.
 */
public final class BoxSearch {
  private static final int MOST_REFUSED = 200;

  /** So many boxes are looked at again, after a branch, while an automaton takes a step. */
  private static final int BOXES_OF_A_STEP = 2;

  /** What it costs to decide a request by one statement, or to give it one condition key. */
  private static final long STEPS_OF_A_DECISION = 5;

  private final SearchBudget budget;
  private final Predicate<RequestPoint> isConfirmed;
  private int refused;
  private boolean isUndecided;

  /** How a search ended. */
  public enum Outcome {
    /** A request was found and confirmed. */
    FOUND,
    /** There is none. */
    NONE,
    /** Neither a confirmed request nor that there is none. */
    UNDECIDED
  }

  private record WaysOut(RequestBox box, List<Literal> literals) {}

  /** A search; requests that it finds are shown to {@code isConfirmed}, and only then count. */
  public BoxSearch(SearchBudget budget, Predicate<RequestPoint> isConfirmed) {
    this.budget = budget;
    this.isConfirmed = isConfirmed;
  }

  public Outcome search(Region region, List<RequestBox> excluded) {
    if (region.isEmpty(budget)) {
      return Outcome.NONE;
    }
    List<WaysOut> all = excluded.stream().map(box -> new WaysOut(box, List.of())).toList();
    if (follow(region, all, null)) {
      return Outcome.FOUND;
    }
    return isUndecided ? Outcome.UNDECIDED : Outcome.NONE;
  }

  /**
   * Goes on in a region.
   *
   * @param boxes what is excluded, with the ways out of it before the last change
   * @param changed the dimensions of which more is asked since then; null for all
   */
  private boolean follow(Region region, List<WaysOut> boxes, @Nullable Set<String> changed) {
    if (refused > MOST_REFUSED || !budget.spend(1 + boxes.size() / BOXES_OF_A_STEP)) {
      isUndecided = true;
      return false;
    }
    RequestPoint point = region.point(budget);
    if (mayBeOutside(point, boxes) && isConfirmed(point, boxes.size())) {
      return true;
    }
    var open = new ArrayList<WaysOut>();
    for (WaysOut before : boxes) {
      WaysOut ways = isTouched(before.box(), changed) ? waysOut(region, before.box()) : before;
      if (ways == null) {
        continue;
      } else if (ways.literals().isEmpty()) {
        return false;
      }
      open.add(ways);
    }
    if (open.isEmpty()) {
      return confirm(region);
    }
    WaysOut fewest = open.get(0);
    for (WaysOut ways : open) {
      fewest = ways.literals().size() < fewest.literals().size() ? ways : fewest;
    }
    open.remove(fewest);
    return branch(region, fewest.literals(), open);
  }

  private boolean isConfirmed(RequestPoint point, int boxes) {
    budget.spend((boxes + point.coordinates().size()) * STEPS_OF_A_DECISION);
    return isConfirmed.test(point);
  }

  private static boolean isTouched(RequestBox box, @Nullable Set<String> changed) {
    if (changed == null) {
      return true;
    }
    for (Literal literal : box.literals()) {
      if (changed.contains(literal.dimension())) {
        return true;
      }
    }
    return false;
  }

  private boolean branch(Region region, List<Literal> ways, List<WaysOut> rest) {
    Region inside = region;
    Set<String> changed = new HashSet<>();
    for (Literal literal : ways) {
      changed.add(literal.dimension());
      if (!inside.excludes(literal, false, budget)
          && follow(inside.and(literal, false), rest, changed)) {
        return true;
      }
      if (inside.excludes(literal, true, budget)) {
        return false;
      }
      inside = inside.and(literal, true);
    }
    return false;
  }

  /**
   * Whether a point, which the search has anyway, is not known to be in one of the boxes: often
   * that tells, and what it does not tell (variables, keys of which nothing is asked yet) is tried.
   */
  private static boolean mayBeOutside(RequestPoint point, List<WaysOut> excluded) {
    if (point.isUndecided()) {
      return excluded.isEmpty();
    }
    for (WaysOut each : excluded) {
      if (isInside(point, each.box())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInside(RequestPoint point, RequestBox box) {
    for (Literal literal : box.literals()) {
      if (!literal.holds(point.coordinates().get(literal.dimension()))) {
        return false;
      }
    }
    return true;
  }

  /** Null where the box misses the region. */
  private @Nullable WaysOut waysOut(Region region, RequestBox box) {
    var ways = new ArrayList<Literal>();
    for (Literal literal : box.literals()) {
      if (region.excludes(literal, true, budget)) {
        return null;
      }
      if (!region.excludes(literal, false, budget)) {
        ways.add(literal);
      }
    }
    return new WaysOut(box, ways);
  }

  private boolean confirm(Region region) {
    RequestPoint point = region.point(budget);
    if (!point.isUndecided() && isConfirmed.test(point)) {
      return true;
    }
    refused++;
    isUndecided = true;
    return false;
  }
}

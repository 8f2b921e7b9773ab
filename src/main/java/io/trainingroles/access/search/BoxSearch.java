package io.trainingroles.access.search;

import io.trainingroles.access.pattern.SearchBudget;
import java.util.ArrayList;
import java.util.List;
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
    if (follow(region, excluded)) {
      return Outcome.FOUND;
    }
    return isUndecided ? Outcome.UNDECIDED : Outcome.NONE;
  }

  private boolean follow(Region region, List<RequestBox> excluded) {
    if (refused > MOST_REFUSED || !budget.spend()) {
      isUndecided = true;
      return false;
    }
    RequestPoint point = region.point(budget);
    if (mayBeOutside(point, excluded) && isConfirmed.test(point)) {
      return true;
    }
    var open = new ArrayList<WaysOut>();
    for (RequestBox box : excluded) {
      WaysOut ways = waysOut(region, box);
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
    List<RequestBox> rest = new ArrayList<>(open.stream().map(WaysOut::box).toList());
    rest.remove(fewest.box());
    return branch(region, fewest.literals(), rest);
  }

  private boolean branch(Region region, List<Literal> ways, List<RequestBox> rest) {
    Region inside = region;
    for (Literal literal : ways) {
      if (!inside.excludes(literal, false, budget) && follow(inside.and(literal, false), rest)) {
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
  private static boolean mayBeOutside(RequestPoint point, List<RequestBox> excluded) {
    if (point.isUndecided()) {
      return excluded.isEmpty();
    }
    for (RequestBox box : excluded) {
      if (isInside(point, box)) {
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

package io.trainingroles.access.search;

import io.trainingroles.access.Caller;
import io.trainingroles.access.pattern.SearchBudget;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.pattern.TextSearch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of one dimension so far: literals that hold and literals that do not. It is worked
 * out once and only when somebody asks, and so is each way to go on from here.
 */
final class Dimension {
  /** One thing that is asked. */
  record Demand(Literal literal, boolean holds) {}

  private final Universe universe;
  private final List<Demand> demands;
  private final Map<Demand, Dimension> next = new HashMap<>();
  private @Nullable Coordinate coordinate;

  private Dimension(Universe universe, List<Demand> demands) {
    this.universe = universe;
    this.demands = demands;
  }

  /** A dimension of which nothing is asked. */
  static Dimension free(Universe universe) {
    return new Dimension(universe, List.of());
  }

  /** The dimension with one more demand. */
  Dimension and(Literal literal, boolean holds) {
    var demand = new Demand(literal, holds);
    return demands.contains(demand) ? this : next.computeIfAbsent(demand, this::with);
  }

  private Dimension with(Demand demand) {
    var more = new ArrayList<>(demands);
    more.add(demand);
    var dimension = new Dimension(universe, more);
    if (demands.contains(new Demand(demand.literal(), !demand.holds()))) {
      dimension.coordinate = Coordinate.EMPTY;
    }
    return dimension;
  }

  /** Something that meets all demands. */
  Coordinate coordinate(SearchBudget budget) {
    Coordinate known = coordinate;
    if (known == null) {
      known = find(budget);
      // Where only the budget of this question ended, another question may find out.
      coordinate = known instanceof Coordinate.Undecided && budget.isSpent() ? null : known;
    }
    return known;
  }

  boolean isEmpty(SearchBudget budget) {
    return coordinate(budget) instanceof Coordinate.Empty;
  }

  private Coordinate find(SearchBudget budget) {
    Literal first = demands.get(0).literal();
    SearchBudget part = budget.part(universe.stepsOfOneSearch());
    if (first instanceof Literal.Action) {
      return text(Universe.ACTIONS, part);
    } else if (first instanceof Literal.Resource) {
      return text(Universe.RESOURCES, part);
    } else if (first instanceof Literal.Principals || first instanceof Literal.RootUser) {
      part.spend(universe.callers().size());
      return caller();
    }
    return KeySearch.search(demands, universe, part);
  }

  private Coordinate text(List<SearchPattern> all, SearchBudget budget) {
    var required = new ArrayList<List<SearchPattern>>();
    var excluded = new ArrayList<SearchPattern>();
    required.add(all);
    for (Demand demand : demands) {
      boolean negated =
          demand.literal() instanceof Literal.Action action
              ? action.negated()
              : demand.literal() instanceof Literal.Resource resource && resource.negated();
      var patterns =
          demand.literal() instanceof Literal.Action action
              ? action.patterns()
              : ((Literal.Resource) demand.literal()).patterns();
      if (demand.holds() == negated) {
        excluded.addAll(patterns);
      } else {
        required.add(List.copyOf(patterns));
      }
    }
    return Coordinate.of(TextSearch.search(required, excluded, budget));
  }

  private Coordinate caller() {
    for (Caller caller : universe.callers()) {
      if (demands.stream().allMatch(demand -> canBe(caller, demand))) {
        return new Coordinate.Who(caller);
      }
    }
    return Coordinate.EMPTY;
  }

  private static boolean canBe(Caller caller, Demand demand) {
    return demand.literal() instanceof Literal.RootUser root
        ? root.canBe(caller, demand.holds())
        : ((Literal.Principals) demand.literal()).canBe(caller, demand.holds());
  }
}

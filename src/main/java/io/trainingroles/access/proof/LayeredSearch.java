package io.trainingroles.access.proof;

import io.trainingroles.access.Request;
import io.trainingroles.access.pattern.SearchBudget;
import io.trainingroles.access.search.BoxSearch;
import io.trainingroles.access.search.Region;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.access.search.RequestPoint;
import io.trainingroles.access.set.PolicyLayer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One search, through all ways in which the further layers can allow. */
final class LayeredSearch {
  /** Makes a request of a point, or nothing. */
  interface Maker {
    @Nullable Request make(RequestPoint point);
  }

  private final List<PolicyLayer> way;
  private final SearchBudget budget;
  private final List<RequestBox> outside;
  private final Maker make;
  private @Nullable Request witness;

  LayeredSearch(List<PolicyLayer> way, SearchBudget budget, List<RequestBox> outside, Maker make) {
    this.make = make;
    this.way = way;
    this.budget = budget;
    this.outside = outside;
  }

  Answer find(Region region, int layer) {
    if (layer >= way.size()) {
      return search(region);
    }
    Answer answer = Answer.NONE;
    for (RequestBox box : way.get(layer).allows()) {
      Region narrowed = region.and(box);
      Answer found = narrowed.isEmpty(budget) ? Answer.NONE : find(narrowed, layer + 1);
      if (found instanceof Answer.Found) {
        return found;
      }
      answer = found instanceof Answer.None ? answer : found;
    }
    return answer;
  }

  private Answer search(Region region) {
    var search = new BoxSearch(budget, this::confirm);
    return switch (search.search(region, outside)) {
      case NONE -> Answer.NONE;
      case UNDECIDED ->
          new Answer.Open(budget.spend() ? Undecided.Reason.NOT_CONFIRMED : Undecided.Reason.LIMIT);
      case FOUND -> new Answer.Found(Objects.requireNonNull(witness));
    };
  }

  private boolean confirm(RequestPoint point) {
    witness = make.make(point);
    return witness != null;
  }
}

package io.trainingroles.access.proof;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.pattern.SearchBudget;
import io.trainingroles.access.search.BoxSearch;
import io.trainingroles.access.search.Region;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.access.search.SearchLimits;
import io.trainingroles.access.search.Universe;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.PolicyDocument;
import java.util.List;
import java.util.Map;

/**
 * Which statements of a role cover others: match each request that these match, of every
 * conceivable one. All pairs share one universe and one budget, and most are distinguished by how
 * their resources begin and end.
 */
public final class StatementCovers {
  private final List<RequestBox> boxes;
  private final List<Region> regions;
  private final SearchBudget total;
  private final long stepsOfOnePair;

  /**
   * Prepares statements to be asked about.
   *
   * @param statements each as an identity policy of one statement
   * @throws io.trainingroles.iam.InvalidValueException if a statement is not allowed in that policy
   */
  public StatementCovers(List<NamedPolicy> statements) {
    SearchLimits limits = SearchLimits.DEFAULT;
    this.boxes = statements.stream().map(StatementCovers::box).toList();
    RequestSet all = RequestSet.ofRole(statements, null);
    AskedKeys keys = AskedKeys.of(all, all);
    Region everything =
        Region.all(
            new Universe(keys.callers(), keys.multivalued(), Map.of(), limits.stepsOfOneSearch()));
    this.regions = boxes.stream().map(everything::and).toList();
    this.total = new SearchBudget(limits.steps());
    this.stepsOfOnePair = limits.stepsOfOneStatement();
  }

  private static RequestBox box(NamedPolicy policy) {
    PolicyDocument document = policy.document();
    return RequestBox.of(
        new PolicyStatement(PolicyKind.IDENTITY, policy.name(), 0, document.statements().get(0)),
        document.effectiveVersion());
  }

  /**
   * Whether one statement covers another.
   *
   * @param all the number of the one, from 0
   * @param some the number of the other
   * @return true if it is proved that each request that {@code some} matches is matched by {@code
   *     all}
   */
  public boolean covers(int all, int some) {
    RequestBox wide = boxes.get(all);
    RequestBox narrow = boxes.get(some);
    if (wide.isOfOtherResources(narrow)) {
      return false;
    }
    var search = new BoxSearch(total.part(stepsOfOnePair), point -> true);
    return search.search(regions.get(some), List.of(wide)) == BoxSearch.Outcome.NONE;
  }
}

package io.trainingroles.access.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.Caller;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.pattern.SearchBudget;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DistinctKindsTest {
  @Test
  void get_when_noPatternTellsActionsApart_givesTheFirstOfThem() {
    assertThat(names("s3:get*", 1_000)).containsExactly("s3:getobject", "s3:putobject");
  }

  @Test
  void get_when_aStatementNamesAnAction_givesItToo() {
    assertThat(names("s3:listbucket", 1_000)).containsExactly("s3:getobject", "s3:listbucket");
  }

  @Test
  void get_when_theBudgetEnds_givesNoMore() {
    assertThat(names("s3:get*", 1)).isEmpty();
  }

  private static List<String> names(String pattern, long steps) {
    var kinds =
        new DistinctKinds(
            new Space(),
            new RequestSpace.Question(
                List.of(),
                Set.of(),
                Set.of(),
                new Caller.Anonymous(),
                RequestSpace.Likeness.ITSELF),
            new ActionClasses(Stream.of(box(pattern))));
    var budget = new SearchBudget(steps);
    var names = new ArrayList<String>();
    RequestKind kind = kinds.get(0, budget);
    while (kind != null) {
      names.add(kind.name());
      kind = kinds.get(names.size(), budget);
    }
    return names;
  }

  private static RequestBox box(String pattern) {
    Statement statement =
        Statement.allow(ActionElement.Actions.of(pattern), ResourceElement.Resources.of("*"));
    return RequestBox.of(
        new PolicyStatement(PolicyKind.IDENTITY, "policy", 0, statement),
        PolicyVersion.V2012_10_17);
  }

  private static final class Space implements RequestSpace {
    private static final List<String> ACTIONS =
        List.of("s3:getobject", "s3:getobjectversion", "s3:putobject", "s3:listbucket");

    @Override
    public Iterable<RequestKind> kinds(Question question, Predicate<String> isAsked) {
      return ACTIONS.stream()
          .filter(isAsked)
          .map(name -> new RequestKind(name, name, true, resources(), Map.of()))
          .toList();
    }

    private static Literal.Resource resources() {
      return new Literal.Resource(Set.copyOf(Universe.RESOURCES), false);
    }

    @Override
    public boolean hasAction(String action) {
      return ACTIONS.contains(action);
    }

    @Override
    public String date() {
      return "2026-01-01";
    }
  }
}

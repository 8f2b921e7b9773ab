package io.trainingroles.access.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Splits a search by the first pattern with variables that a text matches: in one search no pattern
 * has any, in each of the others one leads.
 */
final class LeaderChoice {
  private LeaderChoice() {}

  /** One of the searches, for the unions that are left and the pattern that leads. */
  interface Search
      extends BiFunction<List<List<SearchPattern>>, @Nullable SearchPattern, TextSearch.Result> {}

  static TextSearch.Result search(List<List<SearchPattern>> unions, Search search) {
    var plain = new ArrayList<List<SearchPattern>>();
    for (List<SearchPattern> union : unions) {
      plain.add(union.stream().filter(pattern -> !pattern.hasVariables()).toList());
    }
    TextSearch.Result result = new TextSearch.Result.Empty();
    if (plain.stream().noneMatch(List::isEmpty)) {
      result = search.apply(plain, null);
    }
    for (int index = 0; index < unions.size(); index++) {
      for (SearchPattern leader : unions.get(index)) {
        if (result instanceof TextSearch.Result.Found) {
          return result;
        }
        if (leader.hasVariables()) {
          TextSearch.Result led = search.apply(led(unions, plain, index, leader), leader);
          result = led instanceof TextSearch.Result.Empty ? result : led;
        }
      }
    }
    return result;
  }

  /** Those before the leader match without variables, else one of them would lead. */
  private static List<List<SearchPattern>> led(
      List<List<SearchPattern>> unions,
      List<List<SearchPattern>> plain,
      int index,
      SearchPattern leader) {
    var groups = new ArrayList<List<SearchPattern>>(plain.subList(0, index));
    groups.add(List.of(leader));
    groups.addAll(unions.subList(index + 1, unions.size()));
    return groups;
  }
}

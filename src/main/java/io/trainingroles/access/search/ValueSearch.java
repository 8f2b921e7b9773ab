package io.trainingroles.access.search;

import io.trainingroles.access.condition.IntervalSet;
import io.trainingroles.access.condition.ValueClause;
import io.trainingroles.access.condition.ValueOrder;
import io.trainingroles.access.pattern.SearchBudget;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.pattern.TextSearch;
import io.trainingroles.access.pattern.TextWord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for one value of a condition key, not the empty text, that meets one clause of each of
 * several alternatives. Texts alone and one order alone are decided exactly. Where a key is
 * compared as texts and in an order, or in two orders, likely values are tried; if none fits and
 * the texts are not finite, the answer is undecided.
 */
final class ValueSearch {
  private static final TextSearch.Result EMPTY = new TextSearch.Result.Empty();
  private static final TextSearch.Result UNDECIDED = new TextSearch.Result.Undecided();
  private static final SearchPattern NOT_EMPTY = SearchPattern.glob("?*");
  private static final int MOST_TEXTS = 50;

  private final List<List<ValueClause>> alternatives;
  private final SearchBudget budget;

  private ValueSearch(List<List<ValueClause>> alternatives, SearchBudget budget) {
    this.alternatives = alternatives;
    this.budget = budget;
  }

  /** Searches; each alternative must be met in one of its clauses. */
  static TextSearch.Result search(List<List<ValueClause>> alternatives, SearchBudget budget) {
    return new ValueSearch(alternatives, budget).choose(0, new ArrayList<>());
  }

  private TextSearch.Result choose(int index, List<ValueClause> chosen) {
    if (index == alternatives.size()) {
      return budget.spend() ? new Clauses(chosen, budget).search() : UNDECIDED;
    }
    TextSearch.Result result = EMPTY;
    for (ValueClause clause : alternatives.get(index)) {
      chosen.add(clause);
      TextSearch.Result found = choose(index + 1, chosen);
      chosen.remove(chosen.size() - 1);
      if (found instanceof TextSearch.Result.Found) {
        return found;
      }
      result = found instanceof TextSearch.Result.Empty ? result : found;
    }
    return result;
  }

  /** All of some clauses at once. */
  private static final class Clauses {
    private final List<List<SearchPattern>> required = new ArrayList<>();
    private final List<SearchPattern> excluded = new ArrayList<>();
    private final Map<ValueOrder, IntervalSet> inside = new EnumMap<>(ValueOrder.class);
    private final Set<ValueOrder> outside = EnumSet.noneOf(ValueOrder.class);
    private final SearchBudget budget;

    Clauses(List<ValueClause> clauses, SearchBudget budget) {
      this.budget = budget;
      required.add(List.of(NOT_EMPTY));
      for (ValueClause clause : clauses) {
        if (clause instanceof ValueClause.Text text) {
          required.addAll(text.required());
          excluded.addAll(text.excluded());
        } else if (clause instanceof ValueClause.InOrder in) {
          inside.merge(in.order(), in.values(), IntervalSet::intersection);
        } else if (clause instanceof ValueClause.NotOfOrder not) {
          outside.add(not.order());
        }
      }
    }

    TextSearch.Result search() {
      if (inside.values().stream().anyMatch(IntervalSet::isEmpty)
          || inside.keySet().stream().anyMatch(outside::contains)) {
        return EMPTY;
      }
      if (inside.isEmpty() && outside.isEmpty()) {
        return TextSearch.search(required, excluded, budget);
      }
      for (String candidate : samples()) {
        if (isTextual(candidate) && isTyped(candidate)) {
          return new TextSearch.Result.Found(TextWord.of(candidate));
        }
      }
      return tryTexts();
    }

    private Set<String> samples() {
      var samples = new LinkedHashSet<String>();
      inside.forEach(
          (order, values) -> {
            for (BigDecimal value : values.samples()) {
              samples.add(order.write(value));
            }
          });
      return samples;
    }

    /** Goes through the texts, shortest first; ends early where they are few. */
    private TextSearch.Result tryTexts() {
      var tried = new ArrayList<>(excluded);
      for (int number = 0; number < MOST_TEXTS; number++) {
        TextSearch.Result result = TextSearch.search(required, tried, budget);
        if (!(result instanceof TextSearch.Result.Found found)) {
          return result;
        }
        if (!found.word().unknown().isEmpty() || isTyped(found.word().text())) {
          return found;
        }
        tried.add(SearchPattern.literal(found.word().text(), false));
      }
      return UNDECIDED;
    }

    private boolean isTextual(String text) {
      var all = new ArrayList<>(required);
      all.add(List.of(SearchPattern.literal(text, false)));
      return TextSearch.search(all, excluded, budget) instanceof TextSearch.Result.Found;
    }

    private boolean isTyped(String text) {
      return outside.stream().allMatch(order -> order.read(text) == null)
          && inside.entrySet().stream()
              .allMatch(
                  entry -> {
                    BigDecimal value = entry.getKey().read(text);
                    return value != null && entry.getValue().contains(value);
                  });
    }
  }
}

package io.trainingroles.access.search;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.condition.ConditionLanguage;
import io.trainingroles.access.condition.ConditionOperator.Quantifier;
import io.trainingroles.access.condition.ValueClause;
import io.trainingroles.access.condition.ValueLanguage;
import io.trainingroles.access.pattern.SearchBudget;
import io.trainingroles.access.pattern.TextSearch;
import io.trainingroles.access.pattern.TextWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what a request may say under one key so that some conditions hold and others do not.
 * The key may be absent, have one value, or several. Of several values, each condition says either
 * that all of them are of some kind or that one of them is; so one value for each of the latter, of
 * the kind that all must be, is enough.
 */
final class KeySearch {
  /** Keys that hardly any request is without; a request that has them is the more real one. */
  private static final Set<String> USUAL =
      Set.of(
          "aws:currenttime",
          "aws:epochtime",
          "aws:principalaccount",
          "aws:principalarn",
          "aws:requestedregion",
          "aws:resourceaccount",
          "aws:securetransport",
          "aws:sourceip");

  private final List<Dimension.Demand> demands;
  private final String key;
  private final KeyRange range;
  private final SearchBudget budget;
  private boolean isUndecided;

  private KeySearch(List<Dimension.Demand> demands, Universe universe, SearchBudget budget) {
    this.demands = demands;
    this.key = language(demands.get(0)).key();
    this.range = universe.range(key);
    this.budget = budget;
  }

  static Coordinate search(List<Dimension.Demand> demands, Universe universe, SearchBudget budget) {
    return new KeySearch(demands, universe, budget).search();
  }

  private static ConditionLanguage language(Dimension.Demand demand) {
    return ((Literal.Met) demand.literal()).language();
  }

  private Coordinate search() {
    boolean isUsual = USUAL.contains(key.toLowerCase(Locale.ROOT));
    boolean maySeveral = range.mayHaveSeveral();
    KeyValue value = isUsual ? null : absent();
    value = value != null ? value : single();
    value = value != null || !maySeveral ? value : several();
    value = value != null ? value : absent();
    value = value != null ? value : emptyText(maySeveral);
    if (value != null) {
      return new Coordinate.Key(value);
    }
    return isUndecided ? Coordinate.UNDECIDED : Coordinate.EMPTY;
  }

  private @Nullable KeyValue absent() {
    return range.mayBeAbsent() && allCanBe(null) ? new KeyValue.Absent() : null;
  }

  private @Nullable KeyValue emptyText(boolean maySeveral) {
    if (!range.mayBeEmpty()) {
      return null;
    }
    TextWord empty = TextWord.of("");
    if (allCanBe(ContextValue.of(""))) {
      return new KeyValue.Single(empty);
    }
    return maySeveral && allCanBe(ContextValue.of(List.of("")))
        ? new KeyValue.Multiple(List.of(empty))
        : null;
  }

  private boolean allCanBe(@Nullable ContextValue value) {
    return demands.stream().allMatch(demand -> language(demand).canBe(demand.holds(), value));
  }

  private boolean allowPresence() {
    if (!range.mayBeThere()) {
      return false;
    }
    ContextValue present = ContextValue.of("x");
    return demands.stream()
        .filter(demand -> language(demand).isNull())
        .allMatch(demand -> language(demand).canBe(demand.holds(), present));
  }

  private @Nullable KeyValue single() {
    if (!allowPresence()) {
      return null;
    }
    List<List<ValueClause>> alternatives = ofRange();
    for (Dimension.Demand demand : demands) {
      if (!language(demand).isNull()) {
        alternatives.add(clauses(demand));
      }
    }
    TextWord word = find(alternatives);
    return word == null ? null : new KeyValue.Single(word);
  }

  private List<List<ValueClause>> ofRange() {
    var alternatives = new ArrayList<List<ValueClause>>();
    boolean isOrdered =
        range.values().stream().anyMatch(clause -> !(clause instanceof ValueClause.Text));
    // Where texts of another type are compared, what the type leaves is not searched.
    if (!range.isFree() && !(isOrdered && comparesTexts())) {
      alternatives.add(range.values());
    }
    return alternatives;
  }

  private boolean comparesTexts() {
    return demands.stream()
        .filter(demand -> !language(demand).isNull())
        .flatMap(demand -> clauses(demand).stream())
        .anyMatch(ValueClause.Text.class::isInstance);
  }

  private static List<ValueClause> clauses(Dimension.Demand demand) {
    ValueLanguage language = language(demand).language();
    return demand.holds() ? language.accepted() : language.refused();
  }

  private @Nullable KeyValue several() {
    if (!allowPresence()) {
      return null;
    }
    List<List<ValueClause>> all = ofRange();
    var some = new ArrayList<List<ValueClause>>();
    for (Dimension.Demand demand : demands) {
      ConditionLanguage language = language(demand);
      boolean comparesOne = !language.isNull() && language.quantifier() == Quantifier.NONE;
      if (comparesOne && demand.holds()) {
        return null;
      } else if (language.isNull() || comparesOne) {
        continue;
      }
      if ((language.quantifier() == Quantifier.FOR_ALL_VALUES) == demand.holds()) {
        all.add(clauses(demand));
      } else {
        some.add(clauses(demand));
      }
    }
    return several(all, some);
  }

  private @Nullable KeyValue several(List<List<ValueClause>> all, List<List<ValueClause>> some) {
    if (some.isEmpty()) {
      some.add(List.of(ValueClause.ANYTHING));
    }
    var words = new ArrayList<TextWord>();
    for (List<ValueClause> one : some) {
      var alternatives = new ArrayList<>(all);
      alternatives.add(one);
      TextWord word = find(alternatives);
      if (word == null) {
        return null;
      }
      if (!words.contains(word)) {
        words.add(word);
      }
    }
    return new KeyValue.Multiple(words);
  }

  private @Nullable TextWord find(List<List<ValueClause>> alternatives) {
    TextSearch.Result result = ValueSearch.search(alternatives, budget);
    if (result instanceof TextSearch.Result.Undecided) {
      isUndecided = true;
    }
    return result instanceof TextSearch.Result.Found found ? found.word() : null;
  }
}

package io.trainingroles.access.proof;

import io.trainingroles.access.condition.Comparison;
import io.trainingroles.access.condition.ConditionOperator;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.access.set.PolicyLayer;
import io.trainingroles.iam.Condition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Replaces policy variables whose values are known: by a condition of the question or of the
 * statement that asks for exactly one value, or by a default. Where a variable has a default, the
 * requests with and those without its key are looked at one after the other.
 */
final class KnownValues {
  /** With more keys there would be too many cases; their variables stay unknown. */
  private static final int MOST_KEYS = 3;

  private KnownValues() {}

  /**
   * One search.
   *
   * @param way the layers of a way to allow
   * @param within boxes that a request is in
   * @param outside boxes that it is not in
   */
  record Case(List<PolicyLayer> way, List<RequestBox> within, List<RequestBox> outside) {}

  /** The searches that make up one. */
  static List<Case> cases(Case whole, Set<String> multivalued) {
    if (!hasVariables(whole)) {
      return List.of(whole);
    }
    Map<String, String> fixed = fixed(whole.within());
    Case known = fixed.isEmpty() ? whole : map(whole, box -> box.with(fixed));
    List<Case> cases = List.of(known);
    List<String> keys =
        boxes(known)
            .flatMap(KnownValues::variables)
            .flatMap(pattern -> pattern.keysWithDefault().stream())
            .filter(key -> !multivalued.contains(key))
            .distinct()
            .limit(MOST_KEYS)
            .toList();
    for (String key : keys) {
      var more = new ArrayList<Case>();
      for (Case each : cases) {
        more.add(and(map(each, box -> box.withKey(key, /* isThere= */ true)), key, "false"));
        more.add(and(map(each, box -> box.withKey(key, /* isThere= */ false)), key, "true"));
      }
      cases = more;
    }
    return cases;
  }

  private static Case and(Case whole, String key, String isAbsent) {
    var within = new ArrayList<>(whole.within());
    RequestBox first = within.get(0);
    within.set(0, first.and(Literal.Met.of(Condition.of("Null", key, isAbsent), first.version())));
    return new Case(whole.way(), within, whole.outside());
  }

  private interface Change {
    RequestBox of(RequestBox box);
  }

  private static Case map(Case whole, Change change) {
    return new Case(
        whole.way().stream()
            .map(
                layer ->
                    new PolicyLayer(
                        map(layer.allows(), change), map(layer.denies(), change), layer.isGiven()))
            .toList(),
        map(whole.within(), change),
        map(whole.outside(), change));
  }

  private static List<RequestBox> map(List<RequestBox> boxes, Change change) {
    return boxes.stream().map(change::of).toList();
  }

  private static Stream<RequestBox> boxes(Case whole) {
    return Stream.of(
            whole.way().stream().flatMap(layer -> layer.allows().stream()),
            whole.within().stream(),
            whole.outside().stream())
        .flatMap(stream -> stream);
  }

  /** Asked in each search about each statement, and so without streams. */
  private static boolean hasVariables(Case whole) {
    for (PolicyLayer layer : whole.way()) {
      if (haveVariables(layer.allows())) {
        return true;
      }
    }
    return haveVariables(whole.within()) || haveVariables(whole.outside());
  }

  private static boolean haveVariables(List<RequestBox> boxes) {
    for (RequestBox box : boxes) {
      if (box.hasVariables()) {
        return true;
      }
    }
    return false;
  }

  private static Stream<SearchPattern> variables(RequestBox box) {
    return box.literals().stream()
        .filter(Literal.Resource.class::isInstance)
        .flatMap(literal -> ((Literal.Resource) literal).patterns().stream())
        .filter(pattern -> !pattern.keys().isEmpty());
  }

  /** The keys of which a box asks for exactly one value. */
  private static Map<String, String> fixed(List<RequestBox> within) {
    var fixed = new TreeMap<String, String>();
    for (RequestBox box : within) {
      Set<Literal> literals = new LinkedHashSet<>(box.literals());
      for (Literal literal : literals) {
        if (literal instanceof Literal.Met met && isOneText(met.language().condition())) {
          Condition condition = met.language().condition();
          fixed.put(condition.key().toLowerCase(Locale.ROOT), condition.values().get(0));
        }
      }
    }
    return fixed;
  }

  private static boolean isOneText(Condition condition) {
    ConditionOperator operator = ConditionOperator.of(condition.operator()).orElseThrow();
    if (operator.quantifier() != ConditionOperator.Quantifier.NONE
        || operator.ifExists()
        || condition.values().size() != 1) {
      return false;
    }
    String value = condition.values().get(0);
    boolean isPlain = !value.contains("${") && !value.isEmpty();
    return operator.comparison() == Comparison.STRING_EQUALS
        ? isPlain
        : operator.comparison() == Comparison.STRING_LIKE
            && isPlain
            && value.indexOf('*') < 0
            && value.indexOf('?') < 0;
  }
}

package io.trainingroles.access.proof;

import io.trainingroles.access.condition.Comparison;
import io.trainingroles.access.condition.ConditionOperator;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.access.search.RequestExamples;
import io.trainingroles.access.set.PolicyLayer;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.PolicyVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces policy variables whose values are known: by a condition of the question or of the
 * statement that asks for one of some values, or by a default. Where there are several values, and
 * where a variable has a default, the requests with each value, and those with and without the key,
 * are looked at one after the other. What the caller fixes is a matter of the requests that are
 * documented ({@link RangedVariables}).
 */
final class KnownValues {
  /** With more keys there would be too many cases; their variables stay unknown. */
  private static final int MOST_KEYS = 3;

  /** With more values there would be too many cases. */
  private static final int MOST_VALUES = 4;

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
    Condition choice = choice(whole, multivalued);
    if (choice != null) {
      return choice.values().stream()
          .flatMap(value -> cases(withValue(whole, choice.key(), value), multivalued).stream())
          .toList();
    }
    Map<String, String> fixed = fixed(whole.within());
    Case known = fixed.isEmpty() ? whole : map(whole, box -> box.with(fixed));
    List<Case> cases = List.of(known);
    List<String> keys =
        boxes(known)
            .flatMap(KnownValues::keysWithDefault)
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

  /**
   * Some of the requests of a search, that are likely to have one where the whole is too much:
   * those in which each variable has a likely value, and those in which none has any.
   */
  static List<Case> trials(Case whole, Set<String> multivalued, RequestExamples examples) {
    List<String> keys =
        boxes(whole)
            .flatMap(KnownValues::keys)
            .filter(key -> !multivalued.contains(key))
            .distinct()
            .toList();
    if (keys.isEmpty()) {
      return List.of();
    }
    Case likely = whole;
    Case absent = whole;
    for (String key : keys) {
      String value = examples.values(key).get(0);
      likely = map(withValue(likely, key, value), box -> box.with(Map.of(key, value)));
      absent = and(map(absent, box -> box.withKey(key, /* isThere= */ false)), key, "true");
    }
    return List.of(likely, absent);
  }

  private static Stream<String> keys(RequestBox box) {
    return box.literals().stream()
        .flatMap(
            literal -> {
              if (literal instanceof Literal.Resource resource) {
                return resource.patterns().stream().flatMap(pattern -> pattern.keys().stream());
              }
              return literal instanceof Literal.Met met
                  ? met.language().variables().stream().sorted()
                  : Stream.of();
            });
  }

  private static Case and(Case whole, String key, String isAbsent) {
    var within = new ArrayList<>(whole.within());
    RequestBox first = within.get(0);
    within.set(0, first.and(Literal.Met.of(Condition.of("Null", key, isAbsent), first.version())));
    return new Case(whole.way(), within, whole.outside());
  }

  /** A condition that asks for one of several values of a key that a variable reads. */
  private static @Nullable Condition choice(Case whole, Set<String> multivalued) {
    Map<String, String> fixed = fixed(whole.within());
    for (RequestBox box : whole.within()) {
      for (Literal literal : box.literals()) {
        if (literal instanceof Literal.Met met
            && isOneOf(met.language().condition(), MOST_VALUES)
            && !fixed.containsKey(met.language().key())
            && !multivalued.contains(met.language().key())
            && boxes(whole).anyMatch(each -> reads(each, met.language().key()))) {
          return met.language().condition();
        }
      }
    }
    return null;
  }

  private static boolean reads(RequestBox box, String key) {
    return box.literals().stream()
        .anyMatch(
            literal ->
                literal instanceof Literal.Resource resource
                    ? resource.patterns().stream().anyMatch(each -> each.keys().contains(key))
                    : literal instanceof Literal.Met met
                        && met.language().variables().contains(key));
  }

  private static Case withValue(Case whole, String key, String value) {
    var within = new ArrayList<>(whole.within());
    RequestBox first = within.get(0);
    Condition one = Condition.of("StringEquals", key, value);
    within.set(0, first.and(Literal.Met.of(one, PolicyVersion.V2008_10_17)));
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

  private static Stream<String> keysWithDefault(RequestBox box) {
    return box.literals().stream()
        .flatMap(
            literal -> {
              if (literal instanceof Literal.Resource resource) {
                return resource.patterns().stream()
                    .flatMap(pattern -> pattern.keysWithDefault().stream());
              }
              return literal instanceof Literal.Met met
                  ? met.language().variablesWithDefault().stream().sorted()
                  : Stream.of();
            });
  }

  /** The keys of which a box asks for exactly one value. */
  private static Map<String, String> fixed(List<RequestBox> within) {
    var fixed = new TreeMap<String, String>();
    for (RequestBox box : within) {
      Set<Literal> literals = new LinkedHashSet<>(box.literals());
      for (Literal literal : literals) {
        if (literal instanceof Literal.Met met && isOneOf(met.language().condition(), 1)) {
          Condition condition = met.language().condition();
          fixed.put(condition.key().toLowerCase(Locale.ROOT), condition.values().get(0));
        }
      }
    }
    return fixed;
  }

  /** Whether a condition asks for one of some texts, and not more of them than a maximum. */
  private static boolean isOneOf(Condition condition, int maximum) {
    ConditionOperator operator = ConditionOperator.of(condition.operator()).orElseThrow();
    if (operator.quantifier() != ConditionOperator.Quantifier.NONE
        || operator.ifExists()
        || condition.values().isEmpty()
        || condition.values().size() > maximum) {
      return false;
    }
    boolean isExact = operator.comparison() == Comparison.STRING_EQUALS;
    boolean isLike = operator.comparison() == Comparison.STRING_LIKE;
    return (isExact || isLike)
        && condition.values().stream().allMatch(value -> isText(value, isLike));
  }

  private static boolean isText(String value, boolean hasWildcards) {
    boolean isPlain = !value.contains("${") && !value.isEmpty();
    return isPlain && !(hasWildcards && (value.indexOf('*') >= 0 || value.indexOf('?') >= 0));
  }
}

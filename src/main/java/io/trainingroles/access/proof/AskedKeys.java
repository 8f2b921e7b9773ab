package io.trainingroles.access.proof;

import io.trainingroles.access.condition.ConditionLanguage;
import io.trainingroles.access.condition.ConditionOperator;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.Universe;
import io.trainingroles.access.set.RequestSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The condition keys that the documents of two sets ask about, and what they compare. */
final class AskedKeys {
  private AskedKeys() {}

  /** Those that may have several values, in lower case. */
  static Set<String> multivalued(RequestSet inside, RequestSet other) {
    var keys = new HashSet<>(Universe.MULTIVALUED);
    for (RequestSet set : List.of(inside, other)) {
      languages(set)
          .filter(language -> language.quantifier() != ConditionOperator.Quantifier.NONE)
          .forEach(language -> keys.add(language.key()));
    }
    return keys;
  }

  /** Those of conditions as they are written, by lower case. */
  static Map<String, String> names(RequestSet inside, RequestSet other) {
    var keys = new HashMap<String, String>();
    for (RequestSet set : List.of(inside, other)) {
      languages(set)
          .forEach(
              language ->
                  keys.putIfAbsent(
                      language.condition().key().toLowerCase(Locale.ROOT),
                      language.condition().key()));
    }
    return keys;
  }

  /** The keys that the documents ask about, those of policy variables with them. */
  static Set<String> all(RequestSet inside, RequestSet other) {
    var asked = new HashSet<>(names(inside, other).keySet());
    for (RequestSet set : List.of(inside, other)) {
      set.boxes().forEach(box -> box.literals().forEach(literal -> addVariables(literal, asked)));
    }
    return asked;
  }

  private static void addVariables(Literal literal, Set<String> asked) {
    if (literal instanceof Literal.Resource resource) {
      resource.patterns().forEach(pattern -> asked.addAll(pattern.keys()));
    } else if (literal instanceof Literal.Met met) {
      asked.addAll(met.language().variables());
    }
  }

  /** The texts that the documents compare resources and keys with. */
  static Set<String> texts(RequestSet inside, RequestSet other) {
    var texts = new HashSet<String>();
    for (RequestSet set : List.of(inside, other)) {
      set.boxes()
          .map(box -> box.place().statement())
          .distinct()
          .forEach(
              statement -> {
                if (statement.resource() != null) {
                  statement.resource().patterns().forEach(each -> texts.add(each.value()));
                }
                statement.conditions().forEach(each -> texts.addAll(each.values()));
              });
    }
    return texts;
  }

  private static Stream<ConditionLanguage> languages(RequestSet set) {
    return set.boxes()
        .flatMap(box -> box.literals().stream())
        .filter(Literal.Met.class::isInstance)
        .map(literal -> ((Literal.Met) literal).language());
  }
}

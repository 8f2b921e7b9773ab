package io.trainingroles.access.proof;

import io.trainingroles.access.Caller;
import io.trainingroles.access.condition.ConditionLanguage;
import io.trainingroles.access.condition.ConditionOperator;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.Universe;
import io.trainingroles.access.set.RequestSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The condition keys that the documents of two sets ask about, and what they compare.
 *
 * @param callers those that the documents can tell apart
 * @param multivalued keys that may have several values, in lower case
 * @param names the keys of conditions and variables as they are written, by lower case
 * @param all the keys that the documents ask about, those of policy variables with them
 * @param texts the texts that the documents compare resources and keys with
 */
record AskedKeys(
    List<Caller> callers,
    Set<String> multivalued,
    Map<String, String> names,
    Set<String> all,
    Set<String> texts) {
  /** Keeps unchangeable copies. */
  AskedKeys {
    callers = List.copyOf(callers);
    multivalued = Set.copyOf(multivalued);
    names = Collections.unmodifiableMap(names);
    all = Set.copyOf(all);
    texts = Set.copyOf(texts);
  }

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^*?$},][^},]*)[},]");

  static AskedKeys of(RequestSet inside, RequestSet other) {
    List<RequestSet> sets = inside == other ? List.of(inside) : List.of(inside, other);
    Map<String, String> names = names(sets);
    return new AskedKeys(inside.callers(other), multivalued(sets), names, all(sets), texts(sets));
  }

  /** Those that may have several values, in lower case. */
  private static Set<String> multivalued(List<RequestSet> sets) {
    var keys = new HashSet<>(Universe.MULTIVALUED);
    for (RequestSet set : sets) {
      languages(set)
          .filter(language -> language.quantifier() != ConditionOperator.Quantifier.NONE)
          .forEach(language -> keys.add(language.key()));
    }
    return keys;
  }

  /** Those of conditions and of variables as they are written, by lower case. */
  private static Map<String, String> names(List<RequestSet> sets) {
    var keys = new HashMap<String, String>();
    for (RequestSet set : sets) {
      languages(set)
          .forEach(
              language ->
                  keys.putIfAbsent(
                      language.condition().key().toLowerCase(Locale.ROOT),
                      language.condition().key()));
    }
    for (String text : texts(sets)) {
      Matcher variable = VARIABLE.matcher(text);
      while (variable.find()) {
        String name = variable.group(1).strip();
        keys.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
      }
    }
    return keys;
  }

  /** The keys that the documents ask about, those of policy variables with them. */
  private static Set<String> all(List<RequestSet> sets) {
    Set<String> asked = new HashSet<>();
    for (RequestSet set : sets) {
      languages(set).forEach(language -> asked.add(language.key()));
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
  private static Set<String> texts(List<RequestSet> sets) {
    var texts = new HashSet<String>();
    for (RequestSet set : sets) {
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

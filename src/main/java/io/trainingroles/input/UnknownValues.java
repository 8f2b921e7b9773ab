package io.trainingroles.input;

import io.trainingroles.role.value.TerraformReference;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The values in a text that are known only later, by their Terraform expressions, each with what
 * defines it in its input: the arguments of a data source, or of a resource. The same expression
 * with another definition may have another value.
 *
 * @param definitions the definition of each expression; nothing where its input does not show what
 *     the value depends on
 */
public record UnknownValues(SortedMap<String, Optional<String>> definitions) {
  /** None. */
  public static final UnknownValues NONE = new UnknownValues(new TreeMap<>());

  /** Keeps an unchangeable copy. */
  public UnknownValues {
    definitions = Collections.unmodifiableSortedMap(new TreeMap<>(definitions));
  }

  /**
   * Those of a text, each defined by its expression, as in a spec.
   *
   * @param text any text
   * @return its values that are known only later
   */
  public static UnknownValues in(String text) {
    var definitions = new TreeMap<String, Optional<String>>();
    TerraformReference.in(text)
        .forEach(
            reference ->
                definitions.put(reference.expression(), Optional.of(reference.expression())));
    return new UnknownValues(definitions);
  }

  /**
   * The same values with what defines them in their input.
   *
   * @param definition the definition of an expression; nothing where it is not known
   * @return the values
   */
  UnknownValues defined(Function<String, Optional<String>> definition) {
    var defined = new TreeMap<String, Optional<String>>();
    definitions.keySet().forEach(each -> defined.put(each, definition.apply(each)));
    return new UnknownValues(defined);
  }

  /**
   * Whether it is known what each of them depends on, so that they can be compared with those of
   * another input.
   *
   * @return true if each has a definition
   */
  public boolean areDefined() {
    return definitions.values().stream().allMatch(Optional::isPresent);
  }

  /**
   * The values that another input defines in another way.
   *
   * @param other the same values in another input
   * @return their expressions, in their order
   */
  public List<String> differentIn(UnknownValues other) {
    return definitions.entrySet().stream()
        .filter(
            each ->
                each.getValue().isEmpty()
                    || !each.getValue().equals(other.definitions.get(each.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }
}

package io.trainingroles.input.symbol;

import io.trainingroles.iam.UnknownText;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the placeholders of jobs name of the resources of an input.
 *
 * @param texts what each stands for, with what is known only later marked
 */
public record ReferredValues(Map<String, String> texts) {
  /** Keeps an unchangeable copy. */
  public ReferredValues {
    texts = Map.copyOf(texts);
  }

  /**
   * Those whose values are known.
   *
   * @return the values by the names of their placeholders
   */
  public Map<String, String> known() {
    return in(SymbolCase.OPEN);
  }

  /**
   * Those whose values are given in a case, and those that are known.
   *
   * @param values the case
   * @return the values by the names of their placeholders
   */
  public Map<String, String> in(SymbolCase values) {
    var filled = new TreeMap<String, String>();
    texts.forEach((name, text) -> values.filled(text).ifPresent(value -> filled.put(name, value)));
    return filled;
  }

  /**
   * The case in which each of the others has a value that is like no other.
   *
   * @return the case
   */
  public SymbolCase usual() {
    return SymbolCases.usual(new SymbolTexts(), open());
  }

  /**
   * The texts that are known only later.
   *
   * @return the texts with their marks
   */
  public Set<String> open() {
    return texts.values().stream().filter(UnknownText::isIn).collect(Collectors.toSet());
  }
}

package io.trainingroles.input.symbol;

import io.trainingroles.access.pattern.TextPattern;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The ways in which values that are known only later can be equal to each other and to what
 * policies name. An answer that is the same in each of them holds whatever the values will be.
 *
 * <p>Two symbols are one where they are of the same instance of a resource. They are different only
 * where AWS keeps the identity of two instances of one type apart; all others may be equal, and so
 * may each of them be what a policy names.
 */
public final class SymbolCases {
  /** Where there are more cases, some of the values stay open, between their bounds. */
  private static final int MOST_CASES = 64;

  /** A difference takes longer than a proof. */
  private static final int MOST_OF_DIFFERENCE = 8;

  private final SymbolTexts texts;
  private final List<Symbol> symbols;
  private final int most;

  private SymbolCases(SymbolTexts texts, List<Symbol> symbols, int most) {
    this.texts = texts;
    this.symbols = symbols;
    this.most = most;
  }

  /**
   * The cases of a difference.
   *
   * @param texts what is compared
   * @param different the statements that differ, whose symbols come first
   * @return at least one case, the first of which is that in which no two are equal
   */
  public static List<SymbolCase> of(SymbolTexts texts, List<Statement> different) {
    return in(texts, "", new SymbolTexts().add(different), MOST_OF_DIFFERENCE);
  }

  /**
   * The case in which no two values are equal, nor any of them what a text names.
   *
   * @param texts all texts that are compared
   * @param named texts that have values beside them, such as those of a job
   * @return the case; it gives no value where the texts have none
   */
  public static SymbolCase usual(SymbolTexts texts, Collection<String> named) {
    SortedSet<Symbol> symbols = texts.symbols();
    named.forEach(each -> symbols.addAll(Symbol.in(each)));
    SymbolCase usual = SymbolCase.OPEN;
    for (Symbol symbol : symbols) {
      usual = usual.with(symbol, usual(symbol, usual, texts), true);
    }
    return usual;
  }

  /**
   * The cases of the symbols that a question is about. Where it names the partition of a resource,
   * a role of any partition is asked as one of that.
   *
   * @param texts what is compared
   * @param asked what is asked for
   * @param concerned the statements that may be about it
   * @return at least one case
   */
  public static List<SymbolCase> of(
      SymbolTexts texts, AccessPattern asked, List<Statement> concerned) {
    SymbolTexts about = new SymbolTexts().add(asked).add(concerned);
    return in(texts, asked.resource().value(), about, MOST_CASES);
  }

  private static List<SymbolCase> in(SymbolTexts texts, String asked, SymbolTexts about, int most) {
    SymbolCase start =
        texts.hasVariableOfKey() ? SymbolCase.OPEN.onlyInResources() : SymbolCase.OPEN;
    if (!texts.havePartition()) {
      return cases(texts, about.symbols(), start, most);
    }
    return Arrays.stream(Partition.values())
        .filter(each -> isIn(each, asked))
        .map(start::with)
        .flatMap(each -> cases(texts.in(each), about.in(each).symbols(), each, most).stream())
        .toList();
  }

  /** A resource whose partition is a pattern, or not known, is one of any. */
  private static boolean isIn(Partition partition, String asked) {
    List<String> parts = Arn.parts(asked);
    Optional<Partition> named = parts.size() > 1 ? Partition.of(parts.get(1)) : Optional.empty();
    return named.isEmpty() || named.get() == partition;
  }

  private static List<SymbolCase> cases(
      SymbolTexts texts, Set<Symbol> symbols, SymbolCase start, int most) {
    // What a whole ARN is can be made of what is a part of one, and not the other way around.
    List<Symbol> order =
        symbols.stream()
            .sorted(Comparator.comparing((Symbol each) -> each.kind().isWhole()))
            .toList();
    return order.isEmpty() ? List.of(start) : new SymbolCases(texts, order, most).cases(start);
  }

  private List<SymbolCase> cases(SymbolCase start) {
    List<SymbolCase> cases = List.of(start);
    for (Symbol symbol : symbols) {
      var next = new ArrayList<SymbolCase>();
      boolean isTold = true;
      for (SymbolCase each : cases) {
        Optional<List<SymbolCase>> more = with(symbol, each);
        isTold &= more.isPresent();
        next.addAll(more.orElse(List.of()));
      }
      if (isTold && next.size() <= most) {
        cases = next;
      }
    }
    return cases;
  }

  private Optional<List<SymbolCase>> with(Symbol symbol, SymbolCase given) {
    Set<String> before = texts.before(symbol);
    PatternStates patterns = texts.patterns(given, symbols);
    var different = new LinkedHashSet<String>();
    for (Map.Entry<Symbol, String> other : given.values().entrySet()) {
      if (other.getKey().kind().equals(symbol.kind())) {
        for (String prefix : before) {
          patterns.add(
              TextPattern.exact(prefix + other.getValue(), PolicyVersion.V2012_10_17), false);
        }
        if (symbol.differsFrom(other.getKey())) {
          different.add(other.getValue());
        }
      }
    }
    for (String other : taken(symbol)) {
      before.forEach(
          prefix ->
              patterns.add(TextPattern.exact(prefix + other, PolicyVersion.V2012_10_17), false));
      different.add(other);
    }
    String usual = usual(symbol, given, texts);
    return new ValueCells(
            patterns,
            symbol.kind().form(texts.all(), beginning(symbol, texts)),
            symbol.kind().following())
        .values(before, usual)
        .map(
            values ->
                values.stream()
                    .filter(value -> !different.contains(value))
                    .map(value -> given.with(symbol, value, value.equals(usual)))
                    .toList());
  }

  /** The names that other resources have, which AWS keeps apart from that of this one. */
  private Collection<String> taken(Symbol symbol) {
    return symbol.hasIdentity() && symbol.kind().equals(SymbolKind.BUCKET)
        ? texts.managed().others(symbol.expression())
        : List.of();
  }

  private static String beginning(Symbol symbol, SymbolTexts texts) {
    return symbol.hasIdentity() ? texts.managed().beginning(symbol.expression()) : "";
  }

  /** A value that no text has. */
  private static String usual(Symbol symbol, SymbolCase given, SymbolTexts texts) {
    Set<String> all = texts.all();
    int number = given.values().size() + 1;
    while (true) {
      String usual = beginning(symbol, texts) + symbol.kind().usual(number, all);
      if (all.stream().noneMatch(text -> text.contains(usual))) {
        return usual;
      }
      number += 100;
    }
  }
}

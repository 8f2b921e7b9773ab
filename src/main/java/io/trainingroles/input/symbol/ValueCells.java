package io.trainingroles.input.symbol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that one part of a text can have, as far as the patterns of policies tell them apart:
 * two values are in one cell if each pattern goes on in the same way after either. Whatever is true
 * of one value of a cell, as far as these patterns say it, is true of all others.
 */
final class ValueCells {
  /** Policies that tell so many beginnings of values apart are left to their bounds. */
  private static final int MOST_STATES = 20_000;

  private static final String USUAL = "xzqjwv7390k";

  private final PatternStates patterns;
  private final ValueForm form;
  private final String following;

  /**
   * Those of a part of texts.
   *
   * @param patterns what tells values apart
   * @param form what a value can be
   * @param following what can follow it, but for the end of the text; no value has it
   */
  ValueCells(PatternStates patterns, ValueForm form, String following) {
    this.patterns = patterns;
    this.form = form;
    this.following = following;
  }

  private record State(BitSet form, List<BitSet> at) {}

  private record Node(State state, @Nullable Node before, char character) {
    String text() {
      var text = new StringBuilder();
      for (Node node = this; node.before != null; node = node.before) {
        text.append(node.character);
      }
      return text.reverse().toString();
    }
  }

  /**
   * One value of each cell.
   *
   * @param prefixes what may stand before the value
   * @param usual a value that is the first, as it stands for itself only
   * @return the values; nothing where they cannot be distinguished
   */
  Optional<List<String>> values(Set<String> prefixes, String usual) {
    List<BitSet> start = new ArrayList<>();
    for (String prefix : prefixes) {
      BitSet at = patterns.start();
      for (int index = 0; index < prefix.length(); index++) {
        if (patterns.areAtVariable(at)) {
          return Optional.empty();
        }
        at = patterns.step(at, prefix.charAt(index));
      }
      start.add(at);
    }
    State first = new State(form.start(), start);
    var cells = new LinkedHashMap<List<BitSet>, String>();
    State of = first;
    for (int index = 0; index < usual.length(); index++) {
      of = step(of, usual.charAt(index));
    }
    if (form.isWhole(of.form())) {
      cells.put(cell(of), usual);
    }
    return search(first, cells) ? Optional.of(List.copyOf(cells.values())) : Optional.empty();
  }

  private boolean search(State first, Map<List<BitSet>, String> cells) {
    var seen = new HashSet<State>(Set.of(first));
    var next = new ArrayDeque<Node>(List.of(new Node(first, null, ' ')));
    while (!next.isEmpty()) {
      Node node = next.remove();
      if (node.state().at().stream().anyMatch(patterns::areAtVariable)
          || seen.size() > MOST_STATES) {
        return false;
      }
      if (form.isWhole(node.state().form())) {
        cells.computeIfAbsent(cell(node.state()), each -> node.text());
      }
      for (char character : characters(node.state().form()).toCharArray()) {
        State after = step(node.state(), character);
        if (seen.add(after)) {
          next.add(new Node(after, node, character));
        }
      }
    }
    return true;
  }

  private State step(State from, char character) {
    return new State(
        form.step(from.form(), character),
        from.at().stream().map(at -> patterns.step(at, character)).toList());
  }

  private List<BitSet> cell(State state) {
    return state.at().stream().map(at -> patterns.alive(at, following)).toList();
  }

  /** Those that patterns name, and one of each class that none names. */
  private String characters(BitSet at) {
    var all = new StringBuilder();
    for (String one : form.classes(at)) {
      String others = USUAL + one;
      others
          .chars()
          .filter(each -> one.indexOf(each) >= 0 && !patterns.names((char) each))
          .limit(1)
          .forEach(each -> all.append((char) each));
      one.chars()
          .filter(each -> patterns.names((char) each))
          .forEach(each -> all.append((char) each));
    }
    return all.toString();
  }
}

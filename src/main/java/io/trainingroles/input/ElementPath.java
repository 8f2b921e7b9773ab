package io.trainingroles.input;

import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The way to a part of a policy document.
 *
 * @param steps the names of elements, and the numbers of items counted from 0, such as {@code
 *     Statement, 0, Action, 1}
 */
public record ElementPath(List<String> steps) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /** The document itself. */
  public static final ElementPath DOCUMENT = new ElementPath(List.of());

  /** Keeps an unchangeable copy. */
  public ElementPath {
    steps = List.copyOf(steps);
  }

  /**
   * A statement.
   *
   * @param index its number, counted from 0
   * @return the way to it
   */
  public static ElementPath ofStatement(int index) {
    return DOCUMENT.then("Statement").then(Integer.toString(index));
  }

  /**
   * The way on from here.
   *
   * @param step the name of an element, or the number of an item
   * @return the way to it
   */
  public ElementPath then(String step) {
    var longer = new ArrayList<>(steps);
    longer.add(step);
    return new ElementPath(longer);
  }

  /** The number of the statement that it leads into, if it leads into one. */
  Optional<Integer> statement() {
    return steps.size() > 1 ? Optional.of(Integer.valueOf(steps.get(1))) : Optional.empty();
  }

  /**
   * Where it leads in a document as it is written. Where one value stands for a list of one, it
   * leads to the value; where something is not written, to what is around it.
   *
   * @param document the document
   * @return what of the way it has
   */
  public Found in(Tree document) {
    var written = new ArrayList<String>();
    Location place = document.location();
    Tree tree = document;
    for (String step : steps) {
      if (tree instanceof Tree.Mapping mapping) {
        Optional<Tree.Entry> entry = mapping.entry(step);
        if (entry.isPresent()) {
          place = entry.get().location();
          tree = entry.get().value();
          written.add(step);
        } else if (!isNumber(step)) {
          break;
        }
      } else if (tree instanceof Tree.Listing list && isIn(list, step)) {
        tree = list.items().get(Integer.parseInt(step));
        place = tree.location();
        written.add(step);
      }
    }
    return new Found(new ElementPath(written), place);
  }

  /**
   * What a document has on the way.
   *
   * @param path the way as far as it is written
   * @param place where that leads to
   */
  public record Found(ElementPath path, Location place) {}

  private static boolean isIn(Tree.Listing list, String step) {
    return isNumber(step) && Integer.parseInt(step) < list.items().size();
  }

  private static boolean isNumber(String step) {
    return NUMBER.matcher(step).matches();
  }

  @Override
  public String toString() {
    var text = new StringBuilder("$");
    for (String step : steps) {
      text.append(isNumber(step) ? "[" + step + "]" : "." + step);
    }
    return text.toString();
  }
}

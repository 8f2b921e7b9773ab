package io.trainingroles.input.cloudformation;

import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a template may make of values under <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html">conditions</a>:
 * both values of {@code Fn::If} are possible, and what is made only under a condition may be
 * absent. So what a policy may allow counts, and what it may deny does not.
 */
public final class PossibleParts {
  private static final String IF = "Fn::If";
  private static final String PRINCIPAL = "principal";

  /** The elements of a statement that match more with more values. */
  private static final Set<String> WIDENING = Set.of("action", "resource");

  private PossibleParts() {}

  /**
   * Whether all of a document is known.
   *
   * @param document the document
   * @param isCertain whether its resource is made in any case
   * @return false where some of it may be absent, or is not known
   */
  public static boolean isWhole(Tree document, boolean isCertain) {
    return isCertain || statements(document).stream().noneMatch(PossibleParts::isDenial);
  }

  /**
   * The statements of a document that are known, or possible, if not all of it is known.
   *
   * @param document the document
   * @param isCertain whether its resource is made in any case
   * @return nothing where the document is known as a whole, or there are none
   */
  public static Optional<Mapping> of(Tree document, boolean isCertain) {
    boolean isWhole = isWhole(document, isCertain);
    if (!(document instanceof Mapping mapping)
        || mapping.value("Statement").isEmpty()
        || (isWhole && !TemplateFunctions.hasFunction(document))) {
      return Optional.empty();
    }
    List<Tree> known =
        statements(document).stream()
            .flatMap(each -> possible(each, isWhole))
            .filter(each -> !TemplateFunctions.hasFunction(each))
            .toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        mapping.withValues(
            entry ->
                entry.key().equals("Statement")
                    ? new Listing(entry.location(), known)
                    : entry.value()));
  }

  /**
   * The items of a list.
   *
   * @param tree a list, or one value in its place
   * @return its items, with the values of each {@code Fn::If} before it
   */
  public static List<Tree> items(Tree tree) {
    return tree instanceof Listing list
        ? list.items().stream().flatMap(item -> items(item).stream()).toList()
        : Stream.concat(values(tree).flatMap(value -> items(value).stream()), Stream.of(tree))
            .toList();
  }

  /**
   * Whether a list has an item in any case.
   *
   * @param list the list, or one value in its place
   * @param item one of its {@link #items}
   * @return false for a value of {@code Fn::If}
   */
  public static boolean isCertain(Tree list, Tree item) {
    return list == item
        || (list instanceof Listing listing
            && listing.items().stream().anyMatch(each -> each == item));
  }

  private static List<Tree> statements(Tree document) {
    Tree statement =
        document instanceof Mapping mapping ? mapping.value("Statement").orElse(null) : null;
    return statement instanceof Listing list
        ? list.items()
        : statement == null ? List.of() : List.of(statement);
  }

  /** A statement as it may be; of one that may be absent, only what allows. */
  private static Stream<Tree> possible(Tree statement, boolean isCertain) {
    if (isIf(statement)) {
      return values(statement)
          .flatMap(
              value -> value instanceof Listing list ? list.items().stream() : Stream.of(value))
          .flatMap(value -> possible(value, false));
    }
    if (!(statement instanceof Mapping mapping)) {
      return Stream.empty();
    }
    if (isDenial(statement)) {
      return isCertain ? Stream.of(statement) : Stream.empty();
    }
    return Stream.of(
        mapping.withValues(
            entry -> {
              String element = entry.key().toLowerCase(Locale.ROOT);
              if (element.equals(PRINCIPAL)) {
                return widenedKinds(entry.value());
              }
              return WIDENING.contains(element) ? widened(entry.value()) : entry.value();
            }));
  }

  /** The principals of each kind that may be there; of those under a condition, all kinds. */
  private static Tree widenedKinds(Tree tree) {
    if (isIf(tree)) {
      List<Entry> kinds =
          values(tree)
              .flatMap(
                  value -> value instanceof Mapping kind ? kind.entries().stream() : Stream.empty())
              .toList();
      boolean areDistinct =
          kinds.stream().map(Entry::key).distinct().count() == kinds.size() && !kinds.isEmpty();
      return areDistinct ? widenedKinds(new Mapping(tree.location(), kinds)) : tree;
    }
    return tree instanceof Mapping kinds && !TemplateFunctions.isFunction(tree)
        ? kinds.withValues(kind -> widened(kind.value()))
        : tree;
  }

  /** All values that may be there. */
  private static Tree widened(Tree tree) {
    return hasIf(tree)
        ? new Listing(tree.location(), items(tree).stream().filter(item -> !isIf(item)).toList())
        : tree;
  }

  private static boolean hasIf(Tree tree) {
    return isIf(tree)
        || (tree instanceof Listing list && list.items().stream().anyMatch(PossibleParts::isIf));
  }

  private static boolean isDenial(Tree statement) {
    return !(statement instanceof Mapping mapping)
        || isIf(statement)
        || mapping.value("Effect").flatMap(Tree::asText).filter("Allow"::equals).isEmpty();
  }

  /** Whether a value depends on a condition. */
  static boolean isIf(Tree tree) {
    return TemplateFunctions.isFunction(tree) && ((Mapping) tree).entries().get(0).key().equals(IF);
  }

  /** {@code Fn::If} with other values, under the same condition. */
  static Tree withValues(Tree tree, UnaryOperator<Tree> change) {
    return ((Mapping) tree)
        .withValues(
            entry ->
                entry.value() instanceof Listing list && list.items().size() == 3
                    ? new Listing(
                        list.location(),
                        List.of(
                            list.items().get(0),
                            change.apply(list.items().get(1)),
                            change.apply(list.items().get(2))))
                    : entry.value());
  }

  /** The values that {@code Fn::If} may have, which are not none. */
  private static Stream<Tree> values(Tree tree) {
    return isIf(tree)
            && ((Mapping) tree).entries().get(0).value() instanceof Listing list
            && list.items().size() == 3
        ? list.items().stream()
            .skip(1)
            .filter(
                value -> TemplateFunctions.resource(value).filter("AWS::NoValue"::equals).isEmpty())
        : Stream.empty();
  }
}

package io.trainingroles.input.terraform;

import io.trainingroles.input.SeenValue;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Attributes in a plan or a state.
 *
 * @param values those that are known
 * @param unknown the same with true for each that is not; null where all are known
 * @param isWhole whether an attribute that is in neither of them is not set; false for a resource
 *     without values
 * @param expressions what the configuration says of them; null where it is not in the input
 * @param targets finds the resource that an expression refers to
 * @param documents finds the document of a data source that waits for resources
 */
record ShownAttributes(
    Mapping values,
    @Nullable Tree unknown,
    boolean isWhole,
    @Nullable Mapping expressions,
    Function<Mapping, Optional<String>> targets,
    Function<String, Optional<String>> documents)
    implements TerraformAttributes {
  private static final String LATER = "known after apply";
  private static final String NOT_LISTED = "the input does not list it";

  @Override
  public TerraformValue text(String name) {
    if (isUnknown(unknown(name))) {
      return expression(name)
          .flatMap(targets)
          .map(this::referred)
          .orElseGet(() -> new TerraformValue.Unknown(LATER));
    }
    if (isMissing(name)) {
      return new TerraformValue.Unknown(NOT_LISTED);
    }
    return values.value(name).map(ShownAttributes::value).orElseGet(TerraformValue.Absent::new);
  }

  /** What another resource is, or the document of a data source that waits. */
  private TerraformValue referred(String address) {
    return documents
        .apply(address)
        .<TerraformValue>map(json -> new TerraformValue.Known(json, values.location()))
        .orElseGet(() -> new TerraformValue.Reference(address));
  }

  @Override
  public List<TerraformValue> texts(String name) {
    Tree mark = unknown(name);
    if (isUnknown(mark) || items(mark).stream().anyMatch(ShownAttributes::isUnknown)) {
      return isSet(name) ? List.of(new TerraformValue.Unknown(LATER)) : List.of();
    }
    if (isMissing(name)) {
      return List.of(new TerraformValue.Unknown(NOT_LISTED));
    }
    Tree tree = present(name);
    if (tree instanceof Listing list) {
      return list.items().stream().map(ShownAttributes::value).toList();
    }
    return tree == null ? List.of() : List.of(new TerraformValue.Unknown(isOfType(tree)));
  }

  @Override
  public SeenValue<Tree> tree(String name) {
    Tree mark = unknown(name);
    return isUnknown(mark) || (mark instanceof Mapping keys && !keys.entries().isEmpty())
        ? new SeenValue.Unknown<>(LATER)
        : isMissing(name)
            ? new SeenValue.Unknown<>(NOT_LISTED)
            : SeenTrees.present(values.value(name));
  }

  @Override
  public List<String> names() {
    return values.entries().stream().map(Tree.Entry::key).toList();
  }

  @Override
  public List<TerraformAttributes> blocks(String name) {
    Tree mark = unknown(name);
    if (isUnknown(mark)) {
      return isSet(name) ? List.of(new UnknownBlock(LATER)) : List.of();
    }
    if (isMissing(name)) {
      return List.of(new UnknownBlock(NOT_LISTED));
    }
    Tree tree = present(name);
    if (tree != null && !(tree instanceof Listing)) {
      return List.of(new UnknownBlock(isOfType(tree)));
    }
    List<Tree> unknowns = items(mark);
    List<Tree> items = items(tree);
    var blocks = new ArrayList<TerraformAttributes>();
    for (int index = 0; index < items.size(); index++) {
      Tree itsUnknown = index < unknowns.size() ? unknowns.get(index) : null;
      blocks.add(
          items.get(index) instanceof Mapping block
              ? new ShownAttributes(
                  block, itsUnknown, isWhole, null, expression -> Optional.empty(), documents)
              : new UnknownBlock(LATER));
    }
    return blocks;
  }

  /** A state has no configuration, and says what is there. */
  @Override
  public boolean isSet(String name) {
    return expressions == null || expressions.value(name).isPresent();
  }

  private boolean isMissing(String name) {
    return !isWhole && values.value(name).isEmpty();
  }

  private @Nullable Tree present(String name) {
    return values.value(name).filter(tree -> !tree.isNull()).orElse(null);
  }

  /** The mark of an attribute; one that is on all of them is on each. */
  private @Nullable Tree unknown(String name) {
    return unknown instanceof Mapping marks ? marks.value(name).orElse(null) : unknown;
  }

  /** Whether nothing is known; a list or an object marks single items or keys. */
  private static boolean isUnknown(@Nullable Tree mark) {
    return mark instanceof Scalar scalar && !scalar.isNull() && !scalar.text().equals("false");
  }

  private static List<Tree> items(@Nullable Tree tree) {
    return tree instanceof Listing list ? list.items() : List.of();
  }

  private Optional<Mapping> expression(String name) {
    return expressions == null ? Optional.empty() : expressions.mapping(name);
  }

  private static TerraformValue value(Tree tree) {
    // The provider keeps what is not set as an empty text.
    if (tree.isNull() || tree.asText().filter(String::isEmpty).isPresent()) {
      return new TerraformValue.Absent();
    }
    return tree.asText()
        .<TerraformValue>map(text -> new TerraformValue.Known(text, tree.location()))
        .orElseGet(() -> new TerraformValue.Unknown(isOfType(tree)));
  }

  private static String isOfType(Tree tree) {
    return PulumiStack.isEncrypted(tree)
        ? "which is encrypted; 'pulumi stack export --show-secrets' shows it"
        : "which is " + tree.described();
  }
}

package io.trainingroles.input.terraform;

import io.trainingroles.iam.JsonTree;
import io.trainingroles.input.Json;
import io.trainingroles.input.SeenValue;
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
 * @param expressions what the configuration says of them; null where it is not in the input
 * @param targets finds the resource that an expression refers to
 */
record ShownAttributes(
    JsonTree.Mapping values,
    JsonTree.@Nullable Mapping unknown,
    JsonTree.@Nullable Mapping expressions,
    Function<JsonTree.Mapping, Optional<String>> targets)
    implements TerraformAttributes {
  private static final String LATER = "known after apply";

  @Override
  public TerraformValue text(String name) {
    if (Json.isTrue(unknown(name))) {
      return expression(name)
          .flatMap(targets)
          .<TerraformValue>map(TerraformValue.Reference::new)
          .orElseGet(() -> new TerraformValue.Unknown(LATER));
    }
    return values.value(name).map(ShownAttributes::value).orElseGet(TerraformValue.Absent::new);
  }

  @Override
  public List<TerraformValue> texts(String name) {
    if (isPartlyUnknown(name)) {
      return isSet(name) ? List.of(new TerraformValue.Unknown(LATER)) : List.of();
    }
    return Json.items(values.value(name)).stream().map(ShownAttributes::value).toList();
  }

  @Override
  public SeenValue<JsonTree> tree(String name) {
    boolean isPartlyUnknown =
        unknown(name).flatMap(Json::mapping).filter(keys -> !keys.members().isEmpty()).isPresent();
    return isPartlyUnknown || Json.isTrue(unknown(name))
        ? new SeenValue.Unknown<>(LATER)
        : SeenTrees.present(values.value(name));
  }

  @Override
  public List<TerraformAttributes> blocks(String name) {
    if (Json.isTrue(unknown(name))) {
      return isSet(name) ? List.of(new UnknownBlock(LATER)) : List.of();
    }
    List<JsonTree> unknowns = Json.items(unknown(name));
    List<JsonTree> items = Json.items(values.value(name));
    var blocks = new ArrayList<TerraformAttributes>();
    for (int index = 0; index < items.size(); index++) {
      JsonTree itsUnknown = index < unknowns.size() ? unknowns.get(index) : null;
      blocks.add(
          items.get(index) instanceof JsonTree.Mapping block
              ? new ShownAttributes(
                  block,
                  itsUnknown instanceof JsonTree.Mapping mapping ? mapping : null,
                  null,
                  expression -> Optional.empty())
              : new UnknownBlock(LATER));
    }
    return blocks;
  }

  /** A state has no configuration, and says what is there. */
  @Override
  public boolean isSet(String name) {
    return expressions == null || expressions.value(name).isPresent();
  }

  private Optional<JsonTree> unknown(String name) {
    return unknown == null ? Optional.empty() : unknown.value(name);
  }

  private boolean isPartlyUnknown(String name) {
    return Json.isTrue(unknown(name))
        || Json.items(unknown(name)).stream().anyMatch(item -> Json.isTrue(Optional.of(item)));
  }

  private Optional<JsonTree.Mapping> expression(String name) {
    return expressions == null ? Optional.empty() : Json.path(expressions, name);
  }

  private static TerraformValue value(JsonTree tree) {
    if (tree instanceof JsonTree.Text text && !text.value().isEmpty()) {
      return new TerraformValue.Known(text.value(), text.place());
    }
    // The provider keeps what is not set as an empty text.
    return tree instanceof JsonTree.Null || tree instanceof JsonTree.Text
        ? new TerraformValue.Absent()
        : new TerraformValue.Unknown("which is " + tree.kind());
  }
}

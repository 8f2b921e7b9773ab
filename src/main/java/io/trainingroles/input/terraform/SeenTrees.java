package io.trainingroles.input.terraform;

import io.trainingroles.input.SeenValue;
import io.trainingroles.tree.Tree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What values of an input are, as far as they are seen. */
final class SeenTrees {
  private SeenTrees() {}

  /** A value that is there unless it is null. */
  static SeenValue<Tree> present(Optional<Tree> tree) {
    return tree.filter(value -> !value.isNull())
        .<SeenValue<Tree>>map(SeenValue.Known::new)
        .orElseGet(SeenValue.Absent::new);
  }

  static SeenValue<Integer> number(SeenValue<Tree> tree) {
    if (tree instanceof SeenValue.Known<Tree> known) {
      return known.value() instanceof Tree.Scalar scalar
              && scalar.kind() == Tree.ScalarKind.NUMBER
              && scalar.text().matches("[0-9]{1,9}")
          ? new SeenValue.Known<>(Integer.valueOf(scalar.text()))
          : new SeenValue.Unknown<>("which is " + known.value().described());
    }
    return unseen(tree);
  }

  /** The texts of an object, each under its name. */
  static SeenValue<Map<String, String>> texts(SeenValue<Tree> tree) {
    if (!(tree instanceof SeenValue.Known<Tree> known)) {
      return unseen(tree);
    }
    if (!(known.value() instanceof Tree.Mapping mapping)) {
      return new SeenValue.Unknown<>("which is " + known.value().described());
    }
    var texts = new LinkedHashMap<String, String>();
    for (Tree.Entry entry : mapping.entries()) {
      if (entry.value().asText().isEmpty()) {
        return new SeenValue.Unknown<>(
            "whose '" + entry.key() + "' is " + entry.value().described());
      }
      texts.put(entry.key(), entry.value().asText().get());
    }
    return new SeenValue.Known<>(Collections.unmodifiableMap(texts));
  }

  static SeenValue<String> text(TerraformValue value) {
    if (value instanceof TerraformValue.Known known) {
      return new SeenValue.Known<>(known.text());
    } else if (value instanceof TerraformValue.Reference reference) {
      return new SeenValue.Unknown<>("the ARN of " + reference.address());
    }
    return value instanceof TerraformValue.Unknown unknown
        ? new SeenValue.Unknown<>(unknown.why())
        : new SeenValue.Absent<>();
  }

  private static <T> SeenValue<T> unseen(SeenValue<?> value) {
    return value instanceof SeenValue.Unknown<?> unknown
        ? new SeenValue.Unknown<>(unknown.why())
        : new SeenValue.Absent<>();
  }
}

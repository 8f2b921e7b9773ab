package io.trainingroles.input.terraform;

import io.trainingroles.iam.JsonTree;
import io.trainingroles.input.SeenValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What values of an input are, as far as they are seen. */
final class SeenTrees {
  private SeenTrees() {}

  /** A value that is there unless it is null. */
  static SeenValue<JsonTree> present(Optional<JsonTree> tree) {
    return tree.filter(value -> !(value instanceof JsonTree.Null))
        .<SeenValue<JsonTree>>map(SeenValue.Known::new)
        .orElseGet(SeenValue.Absent::new);
  }

  static SeenValue<Integer> number(SeenValue<JsonTree> tree) {
    if (tree instanceof SeenValue.Known<JsonTree> known) {
      return known.value() instanceof JsonTree.Plain plain && plain.value().matches("[0-9]{1,9}")
          ? new SeenValue.Known<>(Integer.valueOf(plain.value()))
          : new SeenValue.Unknown<>("which is " + known.value().kind());
    }
    return unseen(tree);
  }

  /** The texts of an object, each under its name. */
  static SeenValue<Map<String, String>> texts(SeenValue<JsonTree> tree) {
    if (!(tree instanceof SeenValue.Known<JsonTree> known)) {
      return unseen(tree);
    }
    if (!(known.value() instanceof JsonTree.Mapping mapping)) {
      return new SeenValue.Unknown<>("which is " + known.value().kind());
    }
    var texts = new LinkedHashMap<String, String>();
    for (JsonTree.Member member : mapping.members()) {
      texts.put(member.key(), member.value() instanceof JsonTree.Text text ? text.value() : "");
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

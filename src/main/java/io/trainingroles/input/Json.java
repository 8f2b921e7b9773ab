package io.trainingroles.input;

import io.trainingroles.iam.JsonTree;
import java.util.List;
import java.util.Optional;

/** Ways into JSON that a program has written: what has another form is not there. */
public final class Json {
  private Json() {}

  /** The object at the end of these names. */
  public static Optional<JsonTree.Mapping> path(JsonTree.Mapping from, String... names) {
    Optional<JsonTree.Mapping> here = Optional.of(from);
    for (String name : names) {
      here = here.flatMap(mapping -> mapping.value(name)).flatMap(Json::mapping);
    }
    return here;
  }

  /** The objects of a list. */
  public static List<JsonTree.Mapping> objects(JsonTree.Mapping from, String name) {
    return items(from.value(name)).stream().flatMap(item -> mapping(item).stream()).toList();
  }

  /** The items of a list. */
  public static List<JsonTree> items(Optional<JsonTree> list) {
    return list.isPresent() && list.get() instanceof JsonTree.Listing listing
        ? listing.items()
        : List.of();
  }

  /** The text of a name; empty if there is none. */
  public static String text(JsonTree.Mapping from, String name) {
    JsonTree value = from.value(name).orElse(null);
    return value instanceof JsonTree.Text text ? text.value() : "";
  }

  /** Whether a value is the truth value true. */
  public static boolean isTrue(Optional<JsonTree> value) {
    return value.isPresent()
        && value.get() instanceof JsonTree.Plain plain
        && plain.value().equals("true");
  }

  public static Optional<JsonTree.Mapping> mapping(JsonTree tree) {
    return tree instanceof JsonTree.Mapping mapping ? Optional.of(mapping) : Optional.empty();
  }
}

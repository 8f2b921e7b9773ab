package io.trainingroles.input;

import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a question may name of the resources of an input: their ARNs, names and ids. */
public final class NamedValues {
  private static final List<String> ATTRIBUTES = List.of("arn", "bucket", "id", "key_id", "name");
  private static final String BUCKET = "aws_s3_bucket";

  private final Map<String, String> texts = new TreeMap<>();

  /**
   * Adds a resource.
   *
   * @param address its address
   * @param type its type
   * @param values its attributes
   */
  public void add(String address, String type, Mapping values) {
    for (String attribute : ATTRIBUTES) {
      text(values, attribute).ifPresent(text -> texts.put(address + "." + attribute, text));
    }
    if (type.equals(BUCKET)) {
      String name =
          text(values, "bucket")
              .orElseGet(
                  () -> new TerraformReference(VariableType.TEXT, address + ".bucket").text());
      texts.putIfAbsent(address + ".bucket", name);
      texts.putIfAbsent(address + ".id", name);
      texts.putIfAbsent(address + ".arn", "arn:aws:s3:::" + name);
    } else if (type.startsWith("aws_")) {
      texts.computeIfAbsent(
          address + ".arn", each -> new TerraformReference(VariableType.TEXT, each).text());
    }
  }

  private static Optional<String> text(Mapping values, String attribute) {
    return values.value(attribute).flatMap(Tree::asText).filter(text -> !text.isEmpty());
  }

  /**
   * The texts.
   *
   * @return each by {@code ADDRESS.ATTRIBUTE}
   */
  public Map<String, String> all() {
    return texts;
  }
}

package io.trainingroles.job;

import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value of a job's definition and the field that it is the value of. Names of fields are the same
 * whatever their case: boto3 writes {@code S3Uri}, the controller of Kubernetes {@code s3URI}.
 *
 * @param node the value
 * @param path the field as the API reference writes it, with the index of list items
 */
public record JobValue(Tree node, String path) {

  /** The value of a field in this one, unless it is nothing or the empty text. */
  public Optional<JobValue> child(String name) {
    if (!(node instanceof Mapping mapping)) {
      return Optional.empty();
    }
    return mapping.entries().stream()
        .filter(entry -> entry.key().equalsIgnoreCase(name))
        .map(Entry::value)
        .filter(value -> !isEmpty(value))
        .findFirst()
        .map(value -> new JobValue(value, below(name)));
  }

  /** The value of a field further down. */
  public Optional<JobValue> at(String... names) {
    Optional<JobValue> value = Optional.of(this);
    for (String name : names) {
      value = value.flatMap(present -> present.child(name));
    }
    return value;
  }

  /** The values at a path of fields, of which those that are lists end with {@code []}. */
  public List<JobValue> all(String fields) {
    List<JobValue> values = List.of(this);
    for (String field : fields.split("\\.", -1)) {
      values =
          values.stream()
              .flatMap(
                  value ->
                      field.endsWith("[]")
                          ? value.each(field.substring(0, field.length() - 2)).stream()
                          : value.child(field).stream())
              .toList();
    }
    return values;
  }

  /** The items of a field that is a list. */
  public List<JobValue> each(String name) {
    return child(name).map(JobValue::items).orElse(List.of());
  }

  /** The items of a list. */
  public List<JobValue> items() {
    var items = new ArrayList<JobValue>();
    if (node instanceof Listing listing) {
      for (Tree item : listing.items()) {
        items.add(new JobValue(item, path + "[" + items.size() + "]"));
      }
    }
    return items;
  }

  /** The values of a map whose keys are the user's. */
  public List<JobValue> values() {
    return node instanceof Mapping mapping
        ? mapping.entries().stream()
            .map(entry -> new JobValue(entry.value(), below(entry.key())))
            .toList()
        : List.of();
  }

  /** Whether the field is true. */
  public boolean isTrue(String name) {
    return child(name).filter(value -> value.scalar().equalsIgnoreCase("true")).isPresent();
  }

  /** Whether the field has this word. */
  public boolean is(String name, String word) {
    return child(name).filter(value -> value.scalar().equals(word)).isPresent();
  }

  /** The text of a single value, the empty text of anything else. */
  public String scalar() {
    return node instanceof Scalar scalar ? scalar.text() : "";
  }

  public Location location() {
    return node.location();
  }

  /** The path of a field in this one. */
  public String below(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  public static boolean isEmpty(Tree node) {
    return node instanceof Scalar scalar
        && (scalar.kind() == ScalarKind.NULL || scalar.text().isEmpty());
  }
}

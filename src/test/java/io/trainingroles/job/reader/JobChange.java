package io.trainingroles.job.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.YamlReader;
import io.trainingroles.tree.YamlRefusedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The text of a job with one value removed or replaced. */
record JobChange(String what, String text) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Where a value is: in a mapping or a list, which is copied for each change. */
  private interface Step {
    JsonNode in(JsonNode copy);
  }

  private record Place(String path, JsonNode value, List<Step> parents) {}

  /** Each value of the job is removed once. */
  static List<JobChange> removals(JobFixture fixture) {
    return changes(fixture, places(fixture), null);
  }

  /** Each value of the job is replaced once. */
  static List<JobChange> replacements(JobFixture fixture, JsonNode by) {
    return changes(fixture, places(fixture), by);
  }

  /** Each string of the job becomes a placeholder once, whole and in its account alone. */
  static List<JobChange> placeholders(JobFixture fixture) {
    var changes = new ArrayList<JobChange>();
    List<Place> single =
        places(fixture).stream().filter(place -> place.value().isValueNode()).toList();
    for (String placeholder : List.of("<ACCOUNT>", "${X}")) {
      changes.addAll(changes(fixture, single, TextNode.valueOf(placeholder)));
    }
    for (Place place : single) {
      String text = place.value().asText();
      String account = text.replaceAll("\\b[0-9]{12}\\b", "<ACCOUNT>");
      if (!account.equals(text)) {
        changes.addAll(changes(fixture, List.of(place), TextNode.valueOf(account)));
      }
    }
    return changes;
  }

  /** Each mapping of the job gets the fields of all jobs once, as far as it has not its own. */
  static List<JobChange> grafts(JobFixture fixture, ObjectNode fields) {
    var changes = new ArrayList<JobChange>();
    for (Place place : places(fixture)) {
      if (place.value() instanceof ObjectNode own) {
        changes.addAll(changes(fixture, List.of(place), merged(own, fields)));
      }
    }
    changes.add(
        new JobChange(fixture + ": fields of others", merged(root(fixture), fields).toString()));
    return changes;
  }

  /** The fields of jobs by their names, each with all that it has in any of them. */
  static ObjectNode fields(List<JobFixture> jobs) {
    ObjectNode fields = JSON.objectNode();
    for (JobFixture job : jobs) {
      for (Place place : places(job)) {
        String name = place.path().substring(place.path().lastIndexOf('/') + 1);
        JsonNode known = fields.get(name);
        fields.set(name, known == null ? place.value() : merged(known, place.value()));
      }
    }
    return fields;
  }

  /** The first value, with what only the second has; of lists, the merged first items. */
  private static JsonNode merged(JsonNode first, JsonNode second) {
    JsonNode copy = first.deepCopy();
    if (copy instanceof ObjectNode object && second instanceof ObjectNode) {
      second
          .fields()
          .forEachRemaining(
              field -> {
                JsonNode known = object.get(field.getKey());
                object.set(
                    field.getKey(),
                    known == null ? field.getValue() : merged(known, field.getValue()));
              });
    } else if (copy instanceof ArrayNode list && second instanceof ArrayNode && !second.isEmpty()) {
      if (list.isEmpty()) {
        list.add(second.get(0));
      } else {
        list.set(0, merged(list.get(0), second.get(0)));
      }
    }
    return copy;
  }

  private static List<JobChange> changes(
      JobFixture fixture, List<Place> places, @Nullable JsonNode by) {
    JsonNode root = root(fixture);
    var changes = new ArrayList<JobChange>();
    for (Place place : places) {
      JsonNode copy = root.deepCopy();
      JsonNode parent = copy;
      for (Step step : place.parents()) {
        parent = step.in(parent);
      }
      change(parent, place, by);
      String name = fixture + ": " + place.path() + (by == null ? " removed" : " = " + by);
      changes.add(new JobChange(name, copy.toString()));
    }
    return changes;
  }

  private static void change(JsonNode parent, Place place, @Nullable JsonNode by) {
    String name = place.path().substring(place.path().lastIndexOf('/') + 1).replace("~1", "/");
    if (parent instanceof ObjectNode object && by == null) {
      object.remove(name);
    } else if (parent instanceof ObjectNode object) {
      object.set(name, by);
    } else if (by == null) {
      ((ArrayNode) parent).remove(Integer.parseInt(name));
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), Objects.requireNonNull(by));
    }
  }

  private static List<Place> places(JobFixture fixture) {
    var places = new ArrayList<Place>();
    add(places, "", root(fixture), List.of());
    return places;
  }

  private static JsonNode root(JobFixture fixture) {
    try {
      return tree(new YamlReader(fixture.job()).read(fixture.text()));
    } catch (YamlRefusedException refused) {
      throw new IllegalArgumentException(fixture.toString(), refused);
    }
  }

  private static void add(List<Place> places, String path, JsonNode node, List<Step> steps) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      addChild(places, path + "/" + name.replace("/", "~1"), node, steps, of -> of.path(name));
    }
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      int item = index;
      addChild(places, path + "/" + index, node, steps, of -> of.path(item));
    }
  }

  private static void addChild(
      List<Place> places, String path, JsonNode parent, List<Step> steps, Step last) {
    JsonNode child = last.in(parent);
    places.add(new Place(path, child, steps));
    var below = new ArrayList<>(steps);
    below.add(last);
    add(places, path, child, below);
  }

  private static JsonNode tree(Tree node) {
    if (node instanceof Mapping mapping) {
      ObjectNode object = JSON.objectNode();
      for (Entry entry : mapping.entries()) {
        object.set(entry.key(), tree(entry.value()));
      }
      return object;
    } else if (node instanceof Listing listing) {
      ArrayNode array = JSON.arrayNode();
      listing.items().forEach(item -> array.add(tree(item)));
      return array;
    }
    Scalar scalar = (Scalar) node;
    return switch (scalar.kind()) {
      case TEXT -> JSON.textNode(scalar.text());
      case BOOLEAN -> JSON.booleanNode(Boolean.parseBoolean(scalar.text()));
      case NUMBER -> JSON.numberNode(new BigDecimal(scalar.text()));
      case NULL -> NullNode.getInstance();
    };
  }

  @Override
  public String toString() {
    return what;
  }
}

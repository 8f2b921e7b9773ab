package io.trainingroles.input.declared;

import io.trainingroles.finding.Location;
import io.trainingroles.input.flow.FlowBlock;
import io.trainingroles.input.hcl.HclExpression;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The blocks of a file in Terraform's JSON syntax with their <a
 * href="https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping">expressions</a>.
 */
final class JsonFlows {
  private JsonFlows() {}

  static List<FlowBlock> of(Mapping root) {
    var flows = new ArrayList<FlowBlock>();
    for (Entry kind : root.entries()) {
      switch (kind.key()) {
        case "locals" -> add("locals", "local", kind.value(), flows);
        case "output", "module" ->
            entries(kind.value())
                .forEach(one -> add(kind.key(), kind.key() + "." + one.key(), one.value(), flows));
        case "resource", "data" ->
            entries(kind.value())
                .forEach(
                    type ->
                        entries(type.value())
                            .forEach(
                                one ->
                                    add(
                                        kind.key(),
                                        (kind.key().equals("data") ? "data." : "")
                                            + type.key()
                                            + "."
                                            + one.key(),
                                        one.value(),
                                        flows)));
        default -> {}
      }
    }
    return flows;
  }

  private static void add(String kind, String address, Tree value, List<FlowBlock> flows) {
    objects(value)
        .forEach(
            body -> {
              var attributes = new ArrayList<FlowBlock.Attribute>();
              add(body, List.of(), Map.of(), attributes);
              flows.add(new FlowBlock(kind, address, attributes));
            });
  }

  private static void add(
      Mapping body,
      List<String> path,
      Map<String, HclExpression> iterators,
      List<FlowBlock.Attribute> attributes) {
    for (Entry entry : body.entries()) {
      if (entry.key().equals("dynamic")) {
        entries(entry.value()).forEach(label -> addDynamic(label, path, iterators, attributes));
      } else {
        attributes.add(
            new FlowBlock.Attribute(
                Stream.concat(path.stream(), Stream.of(entry.key())).toList(),
                iterators,
                expression(entry.value()),
                entry
                    .location()
                    .position()
                    .orElse(new Location.Position(entry.location().input(), 1, 1))));
      }
    }
  }

  private static void addDynamic(
      Entry label,
      List<String> path,
      Map<String, HclExpression> iterators,
      List<FlowBlock.Attribute> attributes) {
    objects(label.value())
        .forEach(
            body -> {
              String iterator = body.value("iterator").flatMap(Tree::asText).orElse(label.key());
              var inner = new HashMap<>(iterators);
              body.value("for_each").ifPresent(each -> inner.put(iterator, expression(each)));
              List<String> below = Stream.concat(path.stream(), Stream.of(label.key())).toList();
              add(body, below, inner, attributes);
            });
  }

  private static HclExpression expression(Tree tree) {
    if (tree instanceof Listing list) {
      return new HclExpression.Parts(list.items().stream().map(JsonFlows::expression).toList());
    } else if (tree instanceof Mapping mapping) {
      var members = new HashMap<String, HclExpression>();
      mapping.entries().forEach(entry -> members.put(entry.key(), expression(entry.value())));
      return new HclExpression.Members(members, List.of());
    }
    return tree.asText().map(HclExpression::ofTemplate).orElse(HclExpression.NOTHING);
  }

  private static List<Entry> entries(Tree tree) {
    return objects(tree).flatMap(each -> each.entries().stream()).toList();
  }

  private static Stream<Mapping> objects(Tree tree) {
    if (tree instanceof Listing list) {
      return list.items().stream().flatMap(JsonFlows::objects);
    }
    return tree instanceof Mapping mapping ? Stream.of(mapping) : Stream.of();
  }
}

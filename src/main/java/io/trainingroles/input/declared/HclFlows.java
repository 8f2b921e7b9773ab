package io.trainingroles.input.declared;

import io.trainingroles.finding.Location;
import io.trainingroles.input.flow.FlowBlock;
import io.trainingroles.input.hcl.HclAttribute;
import io.trainingroles.input.hcl.HclBlock;
import io.trainingroles.input.hcl.HclBody;
import io.trainingroles.input.hcl.HclExpression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** The expressions of a file in HCL, with the iterators that dynamic blocks have around them. */
final class HclFlows {
  private final String text;
  private final IntFunction<Location.Position> place;

  /** {@code place} says where in the file an index is. */
  HclFlows(String text, IntFunction<Location.Position> place) {
    this.text = text;
    this.place = place;
  }

  /** The blocks of a file that make values. */
  List<FlowBlock> of(HclBody body) {
    var flows = new ArrayList<FlowBlock>();
    for (HclBlock block : body.blocks()) {
      String labels = String.join(".", block.labels());
      String address =
          switch (block.type()) {
            case "locals" -> "local";
            case "output", "module", "data" -> block.type() + "." + labels;
            case "resource" -> labels;
            default -> "";
          };
      if (!address.isEmpty()) {
        var attributes = new ArrayList<FlowBlock.Attribute>();
        addFlows(block.body(), List.of(), Map.of(), attributes);
        flows.add(new FlowBlock(block.type(), address, attributes));
      }
    }
    return flows;
  }

  private void addFlows(
      HclBody from,
      List<String> path,
      Map<String, HclExpression> iterators,
      List<FlowBlock.Attribute> attributes) {
    for (HclAttribute each : from.attributes()) {
      attributes.add(
          new FlowBlock.Attribute(
              with(path, each.name()), iterators, each.expression(), place.apply(each.start())));
    }
    for (HclBlock block : from.blocks()) {
      boolean isDynamic = block.type().equals("dynamic") && HclFile.isLabelled(block);
      boolean isContent = block.type().equals("content");
      var inner = new HashMap<>(iterators);
      if (isDynamic) {
        String iterator =
            block.body().attribute("iterator").map(this::value).orElse(block.labels().get(0));
        block
            .body()
            .attribute("for_each")
            .ifPresent(each -> inner.put(iterator, each.expression()));
      }
      List<String> below =
          isContent ? path : with(path, isDynamic ? block.labels().get(0) : block.type());
      addFlows(block.body(), below, inner, attributes);
    }
  }

  private static List<String> with(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }

  private String value(HclAttribute attribute) {
    return text.substring(attribute.value(), attribute.end());
  }
}

package io.trainingroles.input.flow;

import io.trainingroles.finding.Location;
import io.trainingroles.input.hcl.HclExpression;
import java.util.List;
import java.util.Map;

/**
 * A block of a module that gives values to something.
 *
 * @param kind {@code resource}, {@code data}, {@code locals}, {@code output} or {@code module}
 * @param address its address in the module, such as {@code data.aws_vpc.main}; {@code local} for
 *     local values
 * @param attributes all its attributes, also those of the blocks in it
 */
public record FlowBlock(String kind, String address, List<FlowBlock.Attribute> attributes) {
  /** Keeps an unchangeable copy. */
  public FlowBlock {
    attributes = List.copyOf(attributes);
  }

  /**
   * An attribute.
   *
   * @param path the names of the blocks that it is in, and its own
   * @param iterators what the dynamic blocks that it is in are made for, by the names of their
   *     variables
   * @param expression its value
   * @param place where it is
   */
  public record Attribute(
      List<String> path,
      Map<String, HclExpression> iterators,
      HclExpression expression,
      Location.Position place) {
    /** Keeps unchangeable copies. */
    public Attribute {
      path = List.copyOf(path);
      iterators = Map.copyOf(iterators);
    }

    String name() {
      return path.get(path.size() - 1);
    }

    boolean isOutermost() {
      return path.size() == 1;
    }
  }
}

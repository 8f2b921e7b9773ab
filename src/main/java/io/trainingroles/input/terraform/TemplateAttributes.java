package io.trainingroles.input.terraform;

import io.trainingroles.finding.Location;
import io.trainingroles.input.SeenValue;
import io.trainingroles.input.cloudformation.TemplateFunctions;
import io.trainingroles.tree.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known of the attributes of a resource that a CloudFormation stack makes, under the names
 * that Terraform's resource of the same kind has.
 *
 * @param stack the address of the stack, before that of each of its resources
 * @param logicalIds the resources of the stack
 * @param place where the template is
 * @param values the values by their names in Terraform; an absent one has none
 */
record TemplateAttributes(
    String stack, List<String> logicalIds, Location place, Map<String, Tree> values)
    implements TerraformAttributes {
  /** CloudFormation leaves out what this stands for. */
  private static final String NO_VALUE = "AWS::NoValue";

  @Override
  public TerraformValue text(String name) {
    return Optional.ofNullable(values.get(name))
        .map(this::value)
        .orElseGet(TerraformValue.Absent::new);
  }

  @Override
  public List<TerraformValue> texts(String name) {
    Tree tree = values.get(name);
    if (tree instanceof Tree.Listing list) {
      return list.items().stream()
          .filter(item -> !isNoValue(item))
          .map(this::value)
          .collect(Collectors.toList());
    }
    return tree == null || isNoValue(tree) ? List.of() : List.of(value(tree));
  }

  @Override
  public SeenValue<Tree> tree(String name) {
    Tree tree = values.get(name);
    return tree != null && TemplateFunctions.hasFunction(tree)
        ? new SeenValue.Unknown<>(TemplateResources.FUNCTION)
        : SeenTrees.present(Optional.ofNullable(tree));
  }

  @Override
  public List<String> names() {
    return values.keySet().stream().sorted().toList();
  }

  @Override
  public List<TerraformAttributes> blocks(String name) {
    if (!(values.get(name) instanceof Tree.Mapping block)) {
      return List.of();
    }
    Map<String, Tree> inner =
        block.entries().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> entry.key().toLowerCase(Locale.ROOT), Tree.Entry::value));
    return List.of(new TemplateAttributes(stack, logicalIds, place, inner));
  }

  @Override
  public boolean isSet(String name) {
    return values.containsKey(name);
  }

  /** Whether a value stands for none. */
  static boolean isNoValue(Tree tree) {
    return tree.isNull() || TemplateFunctions.resource(tree).filter(NO_VALUE::equals).isPresent();
  }

  private TerraformValue value(Tree tree) {
    if (isNoValue(tree)) {
      return new TerraformValue.Absent();
    }
    Optional<String> resource = TemplateFunctions.resource(tree).filter(logicalIds::contains);
    if (resource.isPresent()) {
      return new TerraformValue.Reference(stack + "/" + resource.get());
    }
    return tree.asText()
        .<TerraformValue>map(text -> new TerraformValue.Known(text, place))
        .orElseGet(() -> new TerraformValue.Unknown(TemplateResources.FUNCTION));
  }
}

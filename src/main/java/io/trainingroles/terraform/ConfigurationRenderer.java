package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.policy.RoleDetail;
import io.trainingroles.terraform.Value.Mapping;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Renders roles as a root configuration or as a module. */
public final class ConfigurationRenderer {
  /** A renderer; it keeps nothing between two configurations. */
  public ConfigurationRenderer() {}

  /**
   * A root configuration.
   *
   * @param roles the roles; none of their addresses may collide
   * @param settings what the configuration has only once
   * @return the configuration
   * @throws IllegalArgumentException if two roles or policies have the same address
   */
  public TerraformConfiguration root(List<RoleDetail> roles, TerraformSettings settings) {
    return new TerraformConfiguration(
        main(roles, RoleBlocks.Block::attributes), SettingsBlocks.root(settings));
  }

  /**
   * A reusable module: the same roles, and variables for what its users set.
   *
   * @param roles the roles; none of their addresses may collide
   * @return the configuration
   * @throws IllegalArgumentException if two roles or policies have the same address
   */
  public TerraformConfiguration module(List<RoleDetail> roles) {
    Mapping variables = Mapping.of(entry("variable", ModuleVariables.blocks(roles)));
    return new TerraformConfiguration(
        main(roles, ModuleVariables::attributes).and(variables), SettingsBlocks.module());
  }

  private static Mapping main(
      List<RoleDetail> roles, Function<RoleBlocks.Block, Mapping> attributes) {
    var byType = new TreeMap<String, Map<String, Value>>();
    var outputs = new TreeMap<String, Value>();
    for (RoleDetail role : roles) {
      for (RoleBlocks.Block block : new RoleBlocks(role).all()) {
        Map<String, Value> blocks = byType.computeIfAbsent(block.type(), type -> new TreeMap<>());
        put(blocks, block.label(), attributes.apply(block));
      }
      RoleOutputs.of(role).forEach(output -> put(outputs, output.name(), output.block()));
    }
    var resources = new TreeMap<String, Value>();
    byType.forEach((type, blocks) -> resources.put(type, new Mapping(new TreeMap<>(blocks))));
    return Mapping.of(
        entry("output", new Mapping(outputs)), entry("resource", new Mapping(resources)));
  }

  private static void put(Map<String, Value> blocks, String label, Value block) {
    if (blocks.put(label, block) != null) {
      throw new IllegalArgumentException("two blocks with the label " + label);
    }
  }
}

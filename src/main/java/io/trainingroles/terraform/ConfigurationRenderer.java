package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.value.Deployment;
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
    Mapping main = main(roles, RoleBlocks.Block::attributes, settings.hasRoleMap());
    List<Value> imports =
        settings.adopted().imports(roles).stream().<Value>map(AdoptedRoles.Import::block).toList();
    if (!imports.isEmpty()) {
      main = main.and(Mapping.of(entry("import", new Value.Listing(imports))));
    }
    main = main.and(moved(roles, settings.renamed()));
    List<Variable> variables = settings.variables();
    return new TerraformConfiguration(
        variables.isEmpty() ? main : main.and(variables(blocks(variables))),
        SettingsBlocks.root(settings));
  }

  /**
   * A reusable module: the same roles, and variables for what its users set.
   *
   * @param roles the roles; none of their addresses may collide
   * @param declared what the roles refer to; none has the name of a variable of every module
   * @param deployment where the roles are deployed to, as far as it is known
   * @return the configuration
   * @throws IllegalArgumentException if two roles, policies or variables have the same address
   */
  public TerraformConfiguration module(
      List<RoleDetail> roles, List<Variable> declared, Deployment deployment) {
    return module(roles, declared, deployment, RenamedRoles.NONE);
  }

  /**
   * A reusable module of which some uses have roles or policies under former names.
   *
   * @param roles the roles; none of their addresses may collide
   * @param declared what the roles refer to; none has the name of a variable of every module
   * @param deployment where the roles are deployed to, as far as it is known
   * @param renamed the former names
   * @return the configuration
   * @throws IllegalArgumentException if two roles, policies or variables have the same address
   */
  public TerraformConfiguration module(
      List<RoleDetail> roles,
      List<Variable> declared,
      Deployment deployment,
      RenamedRoles renamed) {
    Mapping variables = ModuleVariables.blocks(roles).and(blocks(declared));
    return new TerraformConfiguration(
        main(ModuleRoles.referring(roles, deployment), ModuleVariables::attributes, true)
            .and(variables(variables))
            .and(moved(roles, renamed)),
        SettingsBlocks.module(roles));
  }

  private static Mapping moved(List<RoleDetail> roles, RenamedRoles renamed) {
    List<Value> moves = renamed.moves(roles).stream().<Value>map(RenamedRoles.Move::block).toList();
    return moves.isEmpty() ? Mapping.of() : Mapping.of(entry("moved", new Value.Listing(moves)));
  }

  /**
   * The roles that no module can make: those whose trust policies name each other in a circle, or
   * themselves. In a module they are references to each other.
   *
   * @param roles the roles
   * @param deployment where they are deployed to, as far as it is known
   * @return the names, in the order of the roles
   */
  public static List<String> trustedInCircles(List<RoleDetail> roles, Deployment deployment) {
    return ModuleRoles.inCircles(roles, deployment).stream().map(RoleName::value).toList();
  }

  private static Mapping variables(Mapping blocks) {
    return Mapping.of(entry("variable", blocks));
  }

  private static Mapping blocks(List<Variable> variables) {
    return Mapping.of(
        variables.stream().map(variable -> entry(variable.name(), variable.block())).toList());
  }

  private static Mapping main(
      List<RoleDetail> declared,
      Function<RoleBlocks.Block, Mapping> attributes,
      boolean hasRoleMap) {
    List<RoleDetail> roles = CurrentValues.attributes(declared);
    var byType = new TreeMap<String, Map<String, Value>>();
    var outputs = new TreeMap<String, Value>();
    List<RoleLabels> labels = RoleLabels.of(roles);
    for (int index = 0; index < roles.size(); index++) {
      RoleDetail role = roles.get(index);
      for (RoleBlocks.Block block : new RoleBlocks(role, labels.get(index)).all()) {
        Map<String, Value> blocks = byType.computeIfAbsent(block.type(), type -> new TreeMap<>());
        put(blocks, block.label(), attributes.apply(block));
      }
      RoleOutputs.of(role).forEach(output -> put(outputs, output.name(), output.block()));
    }
    if (hasRoleMap) {
      put(outputs, RoleOutputs.MAP, RoleOutputs.mapBlock(roles));
    }
    var resources = new TreeMap<String, Value>();
    byType.forEach((type, blocks) -> resources.put(type, new Mapping(new TreeMap<>(blocks))));
    Mapping main =
        Mapping.of(
            entry("output", new Mapping(outputs)), entry("resource", new Mapping(resources)));
    Mapping data = CurrentValues.blocks(declared);
    return data.entries().isEmpty() ? main : main.and(Mapping.of(entry("data", data)));
  }

  private static void put(Map<String, Value> blocks, String label, Value block) {
    if (blocks.put(label, block) != null) {
      throw new IllegalArgumentException("two blocks with the label " + label);
    }
  }
}

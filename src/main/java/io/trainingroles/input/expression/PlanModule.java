package io.trainingroles.input.expression;

import io.trainingroles.input.InputProblems;
import io.trainingroles.tree.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a module in a plan, with its part of the configuration.
 *
 * @param address such as {@code module.team["vision"]}; empty for the root
 * @param configuration what its files say
 * @param resources its resources by their addresses in the module; there are many in large plans
 * @param parent the module that calls it; null for the root
 */
public record PlanModule(
    String address,
    Tree.Mapping configuration,
    Map<String, Tree.Mapping> resources,
    @Nullable PlanModule parent) {

  /**
   * A module with what its configuration says.
   *
   * @param address its address; empty for the root
   * @param configuration its part of the plan's configuration
   * @param parent the module that calls it; null for the root
   * @param problems what collects what is wrong with the plan
   * @return the module
   */
  public static PlanModule of(
      String address,
      Tree.Mapping configuration,
      @Nullable PlanModule parent,
      InputProblems problems) {
    var resources = new HashMap<String, Tree.Mapping>();
    problems
        .objects(configuration, "resources")
        .forEach(each -> resources.putIfAbsent(problems.optionalText(each, "address"), each));
    return new PlanModule(address, configuration, Map.copyOf(resources), parent);
  }

  /**
   * The instance of a module that this one calls.
   *
   * @param childAddress its address, with the key of the instance
   * @param problems what collects what is wrong with the plan
   * @return the module
   */
  public PlanModule child(String childAddress, InputProblems problems) {
    var nothing = new Tree.Mapping(configuration.location(), List.of());
    Tree.Mapping called =
        configuration
            .mapping("module_calls", name(call(this, childAddress)), "module")
            .orElse(nothing);
    return of(childAddress, called, this, problems);
  }

  /**
   * The expressions that a resource is written with.
   *
   * @param resource its address in this module, without the key of an instance
   * @return nothing if they are not in this module
   */
  public Optional<Tree.Mapping> expressions(String resource) {
    return Optional.ofNullable(resources.get(resource))
        .flatMap(
            each ->
                each.value("expressions").isPresent()
                    ? each.mapping("expressions")
                    : Optional.of(new Tree.Mapping(each.location(), List.of())));
  }

  /**
   * What the instances of a resource are made for.
   *
   * @param resource its address in this module, without the key of an instance
   * @return nothing without {@code for_each}
   */
  public Optional<Tree.Mapping> forEach(String resource) {
    return Optional.ofNullable(resources.get(resource))
        .flatMap(each -> each.mapping("for_each_expression"));
  }

  /**
   * The key of the provider's configuration that a resource has.
   *
   * @param resource its address in this module, without the key of an instance
   * @return the key; empty where it is not known
   */
  public String provider(String resource) {
    return Optional.ofNullable(resources.get(resource))
        .flatMap(each -> each.value("provider_config_key"))
        .flatMap(Tree::asText)
        .orElse("");
  }

  /** What the caller gives for a variable. */
  Optional<Tree.Mapping> argument(String variable) {
    return parent == null
        ? Optional.empty()
        : parent.configuration.mapping(
            "module_calls", name(call(parent, address)), "expressions", variable);
  }

  /** The expression of an output. */
  Optional<Tree.Mapping> output(String output) {
    return configuration.mapping("outputs", output, "expression");
  }

  /**
   * The address of an object of this module.
   *
   * @param inner its address in the module
   * @return its address in the plan
   */
  public String absolute(String inner) {
    return address.isEmpty() ? inner : address + "." + inner;
  }

  /** The key of this instance, such as {@code ["vision"]}; empty without one. */
  String key() {
    String call = parent == null ? "" : call(parent, address);
    int bracket = call.indexOf('[');
    return bracket < 0 ? "" : call.substring(bracket);
  }

  /** What follows {@code module.} in a child's address. */
  private static String call(PlanModule caller, String childAddress) {
    String before = caller.absolute("module.");
    return childAddress.substring(Math.min(childAddress.length(), before.length()));
  }

  private static String name(String call) {
    int bracket = call.indexOf('[');
    return bracket < 0 ? call : call.substring(0, bracket);
  }
}

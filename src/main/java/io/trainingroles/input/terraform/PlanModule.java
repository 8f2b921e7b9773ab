package io.trainingroles.input.terraform;

import io.trainingroles.iam.JsonTree;
import io.trainingroles.input.Json;
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
record PlanModule(
    String address,
    JsonTree.Mapping configuration,
    Map<String, JsonTree.Mapping> resources,
    @Nullable PlanModule parent) {

  /** A module with what its configuration says. */
  static PlanModule of(
      String address, JsonTree.Mapping configuration, @Nullable PlanModule parent) {
    var resources = new HashMap<String, JsonTree.Mapping>();
    Json.objects(configuration, "resources")
        .forEach(each -> resources.putIfAbsent(Json.text(each, "address"), each));
    return new PlanModule(address, configuration, Map.copyOf(resources), parent);
  }

  /** The instance of a module that this one calls. */
  PlanModule child(String childAddress) {
    var nothing = new JsonTree.Mapping(configuration.place(), List.of());
    JsonTree.Mapping called =
        Json.path(configuration, "module_calls", name(call(this, childAddress)), "module")
            .orElse(nothing);
    return of(childAddress, called, this);
  }

  /** The expressions that a resource is written with; nothing if it is not in this module. */
  Optional<JsonTree.Mapping> expressions(String resource) {
    return Optional.ofNullable(resources.get(resource))
        .map(
            each ->
                Json.path(each, "expressions")
                    .orElseGet(() -> new JsonTree.Mapping(each.place(), List.of())));
  }

  /** What the caller gives for a variable. */
  Optional<JsonTree.Mapping> argument(String variable) {
    return parent == null
        ? Optional.empty()
        : Json.path(
            parent.configuration,
            "module_calls",
            name(call(parent, address)),
            "expressions",
            variable);
  }

  /** The expression of an output. */
  Optional<JsonTree.Mapping> output(String output) {
    return Json.path(configuration, "outputs", output, "expression");
  }

  /** The address of what stands in this module. */
  String absolute(String inner) {
    return address.isEmpty() ? inner : address + "." + inner;
  }

  /** The key of this instance, such as {@code ["vision"]}; empty without one. */
  String key() {
    String call = parent == null ? "" : call(parent, address);
    int bracket = call.indexOf('[');
    return bracket < 0 ? "" : call.substring(bracket);
  }

  /** What stands behind {@code module.} in a child's address. */
  private static String call(PlanModule caller, String childAddress) {
    String before = caller.absolute("module.");
    return childAddress.substring(Math.min(childAddress.length(), before.length()));
  }

  private static String name(String call) {
    int bracket = call.indexOf('[');
    return bracket < 0 ? call : call.substring(0, bracket);
  }
}

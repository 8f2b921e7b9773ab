package io.trainingroles.input.configuration;

import io.trainingroles.input.declared.DeclaredResource;
import io.trainingroles.input.declared.ModuleCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A root module with the modules that it calls, and those that they call.
 *
 * @param modules the modules by their addresses without instance keys, such as {@code
 *     module.team.module.role}; the root's is empty
 */
public record ConfigurationTree(Map<String, ConfigurationModule> modules) {

  /** Keeps an unchangeable copy. */
  public ConfigurationTree {
    modules = Map.copyOf(modules);
  }

  /**
   * The module of an address.
   *
   * @param address its address without keys; empty for the root
   * @return the module
   * @throws IllegalArgumentException if there is none
   */
  public ConfigurationModule module(String address) {
    ConfigurationModule module = modules.get(address);
    if (module == null) {
      throw new IllegalArgumentException("there is no module '" + address + "'");
    }
    return module;
  }

  /** The root module. */
  ConfigurationModule root() {
    return module("");
  }

  /**
   * The variables that can be given from outside: those of the root module.
   *
   * @return their names
   */
  public Set<String> variables() {
    return root().variables();
  }

  /** The address of a module that another one calls. */
  public static String called(String address, String name) {
    return (address.isEmpty() ? "" : address + ".") + "module." + name;
  }

  /** A resource with the module that declares it. */
  record Declared(String module, ConfigurationModule in, DeclaredResource resource) {
    /** Its address without instance keys. */
    String address() {
      return (module.isEmpty() ? "" : module + ".") + resource.address();
    }
  }

  /** All resources and data sources, by their addresses without instance keys. */
  Map<String, Declared> resources() {
    var all = new TreeMap<String, Declared>();
    each(
        (address, module) ->
            module
                .resources()
                .values()
                .forEach(
                    resource -> {
                      var declared = new Declared(address, module, resource);
                      all.put(declared.address(), declared);
                    }));
    return all;
  }

  private void each(BiConsumer<String, ConfigurationModule> action) {
    new TreeMap<>(modules).forEach(action);
  }

  /**
   * Whether the instances of a resource or a module, which only a plan shows, matter. Those of a
   * data source do where only AWS knows what it finds.
   *
   * @return true if a resource or a module has {@code count} or {@code for_each}
   */
  public boolean hasKeys() {
    return modules.values().stream()
        .anyMatch(
            module ->
                module.resources().values().stream()
                        .anyMatch(
                            resource ->
                                resource.isKeyed()
                                    && !TestFile.WITHOUT_AWS.contains(resource.type()))
                    || module.calls().values().stream().anyMatch(ModuleCall::isKeyed));
  }

  /**
   * The sources of all providers that it needs.
   *
   * @return such as {@code hashicorp/aws}
   */
  public Set<String> sources() {
    var sources = new LinkedHashMap<String, Boolean>();
    each((address, module) -> module.sources().values().forEach(one -> sources.put(one, true)));
    return sources.keySet();
  }

  /** All providers by their names in the root; what the root does not name has its type's name. */
  Map<String, String> providersOfRoot() {
    var names = new TreeMap<>(root().sources());
    for (String source : sources()) {
      if (!names.containsValue(source)) {
        names.put(source.substring(source.lastIndexOf('/') + 1), source);
      }
    }
    return names;
  }

  /**
   * What must not be run.
   *
   * @return each as a sentence
   */
  public List<String> refusals() {
    return new TreeMap<>(modules)
        .values().stream().flatMap(module -> module.refusals().stream()).distinct().toList();
  }

  /**
   * The configuration of AWS's provider in the root module that a resource has.
   *
   * @return such as {@code aws} or {@code aws.us}; nothing if it is not one of AWS
   */
  String provider(Declared declared) {
    String name = declared.resource().provider();
    String address = declared.module();
    while (!address.isEmpty()) {
      int start = address.lastIndexOf("module.");
      String called = address.substring(start + "module.".length());
      address = start == 0 ? "" : address.substring(0, start - 1);
      ConfigurationModule caller = modules.get(address);
      ModuleCall call = caller == null ? null : caller.calls().get(called);
      if (call != null && !call.providers().isEmpty()) {
        name = call.providers().getOrDefault(name, name);
      }
    }
    return name;
  }
}

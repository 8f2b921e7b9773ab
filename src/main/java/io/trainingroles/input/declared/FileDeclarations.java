package io.trainingroles.input.declared;

import io.trainingroles.input.flow.FlowBlock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one file of a module declares.
 *
 * @param resources its resources and data sources
 * @param calls the modules that it calls
 * @param providers the configurations of providers
 * @param sources the sources of providers by their names in the module
 * @param aliases the configurations of providers that a caller must give, such as {@code aws.us}
 * @param outputs the outputs of remote states that it uses, by the name of the data source; also of
 *     one that another file declares
 * @param remoteStates the arguments of the remote states that it declares without {@code count} and
 *     {@code for_each}, as expressions, by the addresses of the data sources
 * @param variables the names of its input variables
 * @param flows the blocks with their expressions
 * @param refusals what in it must not be run, each as a sentence
 */
public record FileDeclarations(
    List<DeclaredResource> resources,
    List<ModuleCall> calls,
    List<ProviderBlock> providers,
    Map<String, String> sources,
    Set<String> aliases,
    Map<String, Set<String>> outputs,
    Map<String, Map<String, String>> remoteStates,
    Set<String> variables,
    List<FlowBlock> flows,
    List<String> refusals) {
  /** Keeps unchangeable copies. */
  public FileDeclarations {
    resources = List.copyOf(resources);
    calls = List.copyOf(calls);
    providers = List.copyOf(providers);
    sources = Map.copyOf(sources);
    aliases = Set.copyOf(aliases);
    outputs = Map.copyOf(outputs);
    remoteStates = Map.copyOf(remoteStates);
    variables = Set.copyOf(variables);
    flows = List.copyOf(flows);
    refusals = List.copyOf(refusals);
  }

  /**
   * The outputs that it uses of a remote state.
   *
   * @param remoteState the name of the data source
   * @return their names; none where it uses none
   */
  public Set<String> outputs(String remoteState) {
    return outputs.getOrDefault(remoteState, Set.of());
  }
}

package io.trainingroles.input.configuration;

import io.trainingroles.input.declared.ConfigurationFile;
import io.trainingroles.input.declared.DeclaredResource;
import io.trainingroles.input.declared.FileDeclarations;
import io.trainingroles.input.declared.ModuleCall;
import io.trainingroles.input.declared.ProviderBlock;
import io.trainingroles.input.flow.FlowBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A module: the files of one folder. Of a file that Terraform cannot read, Terraform says what is
 * wrong; here it declares nothing.
 */
public final class ConfigurationModule {
  private static final String AWS = "hashicorp/aws";

  private final Map<String, ConfigurationFile> files = new TreeMap<>();
  private final List<FileDeclarations> declarations;

  /**
   * Reads a module.
   *
   * @param texts the texts of its files by their names as findings show them; only those whose
   *     names end with {@code .tf} or {@code .tf.json} count
   */
  public ConfigurationModule(Map<String, String> texts) {
    texts.forEach(
        (name, text) -> ConfigurationFile.of(name, text).ifPresent(file -> files.put(name, file)));
    this.declarations = files.values().stream().map(ConfigurationFile::declarations).toList();
  }

  /** The resources and data sources; one that an override file changes is there once. */
  Map<String, DeclaredResource> resources() {
    var resources = new TreeMap<String, DeclaredResource>();
    for (FileDeclarations file : declarations) {
      for (DeclaredResource resource : file.resources()) {
        resources.merge(
            resource.address(), resource, (first, other) -> other.isKeyed() ? other : first);
      }
    }
    return resources;
  }

  /** The modules that it calls, by their names. */
  Map<String, ModuleCall> calls() {
    var calls = new TreeMap<String, ModuleCall>();
    for (FileDeclarations file : declarations) {
      file.calls().forEach(call -> calls.merge(call.name(), call, ConfigurationModule::merged));
    }
    return calls;
  }

  private static ModuleCall merged(ModuleCall first, ModuleCall override) {
    return new ModuleCall(
        first.name(),
        override.source().isPresent() ? override.source() : first.source(),
        first.isKeyed() || override.isKeyed(),
        override.providers().isEmpty() ? first.providers() : override.providers());
  }

  /**
   * The modules in the same tree of folders that it calls.
   *
   * @return their paths, relative to its own folder, by their names
   */
  public Map<String, String> localCalls() {
    var local = new TreeMap<String, String>();
    calls().values().stream()
        .filter(ModuleCall::isLocal)
        .forEach(call -> call.source().ifPresent(source -> local.put(call.name(), source)));
    return local;
  }

  /**
   * Whether it calls modules that Terraform must get from elsewhere.
   *
   * @return false if it calls none, or those of its own tree of folders only
   */
  public boolean callsOthers() {
    return calls().values().stream().anyMatch(call -> !call.isLocal());
  }

  /** The configurations of providers. */
  List<ProviderBlock> providers() {
    return declarations.stream().flatMap(file -> file.providers().stream()).toList();
  }

  /** The configurations of providers that its caller must give. */
  Set<String> aliases() {
    return declarations.stream()
        .flatMap(file -> file.aliases().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names of its input variables. */
  Set<String> variables() {
    return declarations.stream()
        .flatMap(file -> file.variables().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The outputs that it uses of remote states, by the names of those. */
  Map<String, Set<String>> remoteStates() {
    var all = new TreeMap<String, Set<String>>();
    for (FileDeclarations file : declarations) {
      file.outputs().forEach((name, used) -> all.put(name, new TreeSet<>()));
    }
    for (FileDeclarations file : declarations) {
      all.forEach((name, used) -> used.addAll(file.outputs(name)));
    }
    return all;
  }

  /** What asks for the remote states that it declares once, by their addresses, as expressions. */
  Map<String, Map<String, String>> remoteStateArguments() {
    var all = new TreeMap<String, Map<String, String>>();
    declarations.forEach(file -> all.putAll(file.remoteStates()));
    return all;
  }

  /** Its blocks with their expressions. */
  List<FlowBlock> flows() {
    return declarations.stream().flatMap(file -> file.flows().stream()).toList();
  }

  /** What in it must not be run, each as a sentence. */
  public List<String> refusals() {
    return declarations.stream().flatMap(file -> file.refusals().stream()).toList();
  }

  /** The source of a provider by its name in this module, such as {@code hashicorp/aws}. */
  String source(String provider) {
    return declarations.stream()
        .flatMap(file -> Stream.ofNullable(file.sources().get(provider)))
        .findFirst()
        .orElse("hashicorp/" + provider);
  }

  /** Whether a name of a provider in this module is that of AWS. */
  boolean isAws(String provider) {
    int end = provider.indexOf('.');
    String source = source(end < 0 ? provider : provider.substring(0, end));
    return source.equals(AWS) || source.endsWith("/" + AWS);
  }

  /**
   * The sources of all providers that it needs, but for Terraform's own.
   *
   * @return such as {@code hashicorp/aws}, by their names in this module
   */
  public Map<String, String> sources() {
    var sources = new TreeMap<String, String>();
    declarations.forEach(file -> sources.putAll(file.sources()));
    var names = new ArrayList<String>();
    resources().values().forEach(resource -> names.add(resource.provider()));
    providers().forEach(provider -> names.add(provider.name()));
    for (String name : names) {
      String local = name.replaceFirst("\\..*", "");
      sources.put(local, source(local));
    }
    sources.values().remove("hashicorp/terraform");
    sources.values().remove("terraform.io/builtin/terraform");
    return sources;
  }

  /** The managed resources that its data sources may refer to, by their addresses. */
  Set<String> managed() {
    return resources().values().stream()
        .filter(resource -> !resource.isData())
        .map(DeclaredResource::address)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The texts of its files for the copy: with the same lines, without what asks somebody or runs
   * something, and with data sources that do not wait for resources.
   *
   * @param withVersions whether providers keep the versions that the files require
   * @return the texts by the names of the files
   */
  public Map<String, String> prepared(boolean withVersions) {
    Set<String> managed = managed();
    var texts = new HashMap<String, String>();
    files.forEach((name, file) -> texts.put(name, file.prepared(managed, withVersions)));
    return texts;
  }
}

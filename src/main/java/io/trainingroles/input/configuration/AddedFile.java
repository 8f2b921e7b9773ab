package io.trainingroles.input.configuration;

import io.trainingroles.input.declared.ConfigurationFile;
import io.trainingroles.input.declared.DeclaredResource;
import io.trainingroles.input.declared.ProviderBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is added to the copy of a module: a local value for each resource, which its data sources
 * name in place of the resource (a data source that names a resource waits for it, one that names a
 * local value does not); providers that ask nobody; and a resource that shows what data sources
 * have been asked for, and that the module is there.
 */
final class AddedFile {
  private static final String SEEN = "training_roles_seen";
  private static final String SEEN_ADDRESS = "terraform_data." + SEEN;

  private final AwsProviders providers;

  AddedFile(AwsProviders providers) {
    this.providers = providers;
  }

  /**
   * The instance of a module that a resource of the plan shows.
   *
   * @param address the resource
   * @return the module's address, empty for the root; null if the resource is not ours
   */
  static @Nullable String moduleOf(String address) {
    if (address.equals(SEEN_ADDRESS)) {
      return "";
    }
    return address.endsWith("." + SEEN_ADDRESS)
        ? address.substring(0, address.length() - SEEN_ADDRESS.length() - 1)
        : null;
  }

  String text(ConfigurationModule module, String address, OwnTexts texts) {
    boolean isRoot = address.isEmpty();
    var locals = new TreeMap<String, Object>();
    module
        .remoteStates()
        .forEach(
            (name, outputs) -> {
              String state = Addresses.in(address, "data.terraform_remote_state." + name);
              var values = new TreeMap<String, Object>();
              outputs.forEach(output -> values.put(output, texts.output(state, output)));
              locals.put(ConfigurationFile.remoteState(name), values);
            });
    for (String managed : module.managed()) {
      locals.put(ConfigurationFile.local(managed), "${" + managed + "}");
    }
    var input = new TreeMap<String, Object>(module.remoteStateArguments());
    for (DeclaredResource resource : module.resources().values()) {
      if (resource.isData() && !TestFile.WITHOUT_AWS.contains(resource.type())) {
        input.put(resource.address(), "${" + resource.address() + "}");
      }
    }
    var blocks =
        new JsonBlocks()
            .add(
                "variable",
                Map.of(
                    ConfigurationFile.EPHEMERAL,
                    Map.of("type", "string", "ephemeral", true, "default", "ephemeral")))
            .add("locals", locals)
            .add("provider", providers(module, isRoot));
    if (isRoot) {
      blocks.add("data", providers.regions());
      input.putAll(providers.regionsSeen());
      input.putAll(providers.accountsSeen());
    }
    return blocks
        .add("resource", Map.of("terraform_data", Map.of(SEEN, Map.of("input", input))))
        .text();
  }

  private Map<String, List<Object>> providers(ConfigurationModule module, boolean isRoot) {
    var blocks = new TreeMap<String, List<Object>>();
    List<ProviderBlock> all = isRoot ? providers.all() : List.of();
    for (ProviderBlock block : module.providers()) {
      boolean isAws = module.isAws(block.name());
      if (!isRoot || !isAws) {
        add(block, isAws, blocks);
      }
    }
    all.forEach(block -> add(block, true, blocks));
    return blocks;
  }

  private static void add(ProviderBlock block, boolean isAws, Map<String, List<Object>> blocks) {
    var settings = new TreeMap<String, Object>();
    if (!block.alias().isEmpty()) {
      settings.put("alias", block.alias());
    }
    if (isAws) {
      settings.putAll(FakeCredentials.settings());
      settings.put(
          "region", block.region().map(each -> "${" + each + "}").orElse(OwnTexts.NO_REGION));
    }
    blocks.computeIfAbsent(block.name(), name -> new ArrayList<>()).add(settings);
  }
}

package io.trainingroles.input.declared;

import io.trainingroles.finding.Location;
import io.trainingroles.input.hcl.HclReference;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.JsonWriter;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file in Terraform's <a
 * href="https://developer.hashicorp.com/terraform/language/syntax/json">JSON syntax</a>.
 */
final class JsonFile implements ConfigurationFile {
  private static final Set<String> REMOVED =
      Set.of("provider", "check", "import", "moved", "removed");

  private static final Set<String> REMOVED_INSIDE =
      Set.of(
          "provisioner",
          "connection",
          "precondition",
          "postcondition",
          "backend",
          "cloud",
          "required_version");

  private static final Set<String> DEPENDING = Set.of("depends_on");
  private static final Set<String> WAITING = Set.of("depends_on", "lifecycle");

  private final Mapping root;

  private JsonFile(Mapping root) {
    this.root = root;
  }

  static Optional<ConfigurationFile> read(String name, String text) {
    try {
      return new JsonReader(name).read(text) instanceof Mapping root
          ? Optional.of(new JsonFile(root))
          : Optional.empty();
    } catch (NotJsonException reportedByTerraform) {
      return Optional.empty();
    }
  }

  @Override
  public FileDeclarations declarations() {
    var resources = new ArrayList<DeclaredResource>();
    for (String kind : List.of("resource", "data")) {
      for (Entry type : entries(root, kind)) {
        for (Entry one : entries(type.value())) {
          bodies(one).forEach(body -> resources.add(resource(kind, type.key(), one, body)));
        }
      }
    }
    var calls = new ArrayList<ModuleCall>();
    for (Entry one : entries(root, "module")) {
      bodies(one).forEach(body -> calls.add(call(one.key(), body)));
    }
    var providers = new ArrayList<ProviderBlock>();
    for (Entry one : entries(root, "provider")) {
      bodies(one).forEach(body -> providers.add(provider(one.key(), body)));
    }
    var sources = new TreeMap<String, String>();
    var aliases = new TreeSet<String>();
    for (Entry required : entries(root, "terraform")) {
      if (required.key().equals("required_providers")) {
        entries(required.value()).forEach(one -> addRequired(one, sources, aliases));
      }
    }
    return new FileDeclarations(
        resources,
        calls,
        providers,
        sources,
        aliases,
        Map.of(),
        Map.of(),
        entries(root, "variable").stream().map(Entry::key).collect(Collectors.toSet()),
        JsonFlows.of(root),
        List.of());
  }

  /** The entries of the objects that a block is, of which there may be several in a list. */
  private static List<Entry> entries(Tree tree) {
    return objects(tree).flatMap(each -> each.entries().stream()).toList();
  }

  private static List<Entry> entries(Mapping parent, String key) {
    return parent.values(key).stream().flatMap(each -> entries(each).stream()).toList();
  }

  private static Stream<Mapping> objects(Tree tree) {
    if (tree instanceof Listing list) {
      return list.items().stream().flatMap(JsonFile::objects);
    }
    return tree instanceof Mapping mapping ? Stream.of(mapping) : Stream.of();
  }

  private static Stream<Mapping> bodies(Entry block) {
    return objects(block.value());
  }

  private DeclaredResource resource(String kind, String type, Entry one, Mapping body) {
    return new DeclaredResource(
        kind.equals("data"),
        type,
        one.key(),
        isKeyed(body),
        text(body, "provider").orElse(DeclaredResource.impliedProvider(type)),
        one.location().position().orElse(new Location.Position(one.location().input(), 1, 1)));
  }

  private static boolean isKeyed(Mapping body) {
    return DeclaredResource.KEYS.stream().anyMatch(key -> body.value(key).isPresent());
  }

  private static Optional<String> text(Mapping body, String key) {
    return body.value(key).flatMap(Tree::asText);
  }

  private static ModuleCall call(String name, Mapping body) {
    var providers = new HashMap<String, String>();
    body.mapping("providers")
        .ifPresent(
            given ->
                given
                    .entries()
                    .forEach(
                        one -> one.value().asText().ifPresent(to -> providers.put(one.key(), to))));
    return new ModuleCall(name, text(body, "source"), isKeyed(body), providers);
  }

  private static ProviderBlock provider(String name, Mapping body) {
    var settings = new ArrayList<Entry>();
    for (Entry entry : body.entries()) {
      if (!ProviderBlock.OF_ANY_ACCOUNT.contains(entry.key())) {
        settings.add(entry);
      }
    }
    return new ProviderBlock(
        name,
        text(body, "alias").orElse(""),
        text(body, "region").map(JsonFile::expression),
        account(body),
        settings.isEmpty() ? "" : JsonWriter.compact(new Mapping(body.location(), settings)));
  }

  private static Optional<String> account(Mapping provider) {
    return provider.values("assume_role").stream()
        .flatMap(JsonFile::objects)
        .flatMap(role -> text(role, "role_arn").stream())
        .reduce((first, last) -> last)
        .map(JsonFile::expression)
        .or(
            () ->
                provider.value("allowed_account_ids").orElse(null) instanceof Listing list
                        && list.items().size() == 1
                    ? list.items().get(0).asText().map(JsonFile::expression)
                    : Optional.empty());
  }

  /** The expression of a text of this syntax, which is a template. */
  private static String expression(String template) {
    return '"' + template.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static void addRequired(Entry one, Map<String, String> sources, Set<String> aliases) {
    if (one.value() instanceof Mapping required) {
      text(required, "source").ifPresent(source -> sources.put(one.key(), source));
      if (required.value("configuration_aliases").orElse(null) instanceof Listing list) {
        list.items().forEach(item -> item.asText().ifPresent(aliases::add));
      }
    }
  }

  @Override
  public String prepared(Set<String> managed, boolean withVersions) {
    var kept = new ArrayList<Entry>();
    for (Entry entry : root.entries()) {
      if (!REMOVED.contains(entry.key())) {
        Tree whole = without(entry.value(), 0);
        Tree value =
            entry.key().equals("data")
                ? withLocals(without(whole, WAITING), managed)
                : entry.key().equals("module") ? without(whole, DEPENDING) : whole;
        boolean isTerraform = !withVersions && entry.key().equals("terraform");
        kept.add(
            new Entry(entry.key(), entry.location(), isTerraform ? withoutVersions(value) : value));
      }
    }
    return JsonWriter.compact(new Mapping(root.location(), kept));
  }

  /** A data source that names a resource waits for it; one that names a local value does not. */
  private static Tree withLocals(Tree tree, Set<String> managed) {
    if (tree instanceof Listing list) {
      return new Listing(
          list.location(), list.items().stream().map(item -> withLocals(item, managed)).toList());
    } else if (tree instanceof Mapping mapping) {
      return new Mapping(
          mapping.location(),
          mapping.entries().stream()
              .map(one -> new Entry(one.key(), one.location(), withLocals(one.value(), managed)))
              .toList());
    }
    var scalar = (Tree.Scalar) tree;
    if (!scalar.text().contains("{")) {
      return tree;
    }
    var edits = new TextEdits(scalar.text());
    for (HclReference reference : HclReference.inTemplate(scalar.text())) {
      String address =
          reference.names().size() < 2
              ? ""
              : reference.names().get(0) + "." + reference.names().get(1);
      if (managed.contains(address)) {
        String local = "local." + ConfigurationFile.local(address);
        edits.replace(reference.start(), reference.ends().get(1), local);
      }
    }
    return new Tree.Scalar(tree.location(), scalar.kind(), edits.text());
  }

  /** What is in blocks, without some of their arguments. */
  private static Tree without(Tree tree, Set<String> names) {
    if (tree instanceof Listing list) {
      return new Listing(
          list.location(), list.items().stream().map(item -> without(item, names)).toList());
    }
    return tree instanceof Mapping mapping
        ? new Mapping(
            mapping.location(),
            mapping.entries().stream()
                .filter(entry -> !names.contains(entry.key()))
                .map(one -> new Entry(one.key(), one.location(), without(one.value(), names)))
                .toList())
        : tree;
  }

  private static Tree withoutVersions(Tree tree) {
    if (tree instanceof Listing list) {
      return new Listing(
          list.location(), list.items().stream().map(JsonFile::withoutVersions).toList());
    }
    return tree instanceof Mapping mapping
        ? new Mapping(
            mapping.location(),
            mapping.entries().stream()
                .filter(entry -> !entry.key().equals("version"))
                .map(one -> new Entry(one.key(), one.location(), withoutVersions(one.value())))
                .toList())
        : tree;
  }

  /** What is in a block, without the blocks that must not be in the copy. */
  private static Tree without(Tree tree, int depth) {
    if (tree instanceof Listing list) {
      return new Listing(
          list.location(), list.items().stream().map(item -> without(item, depth)).toList());
    } else if (!(tree instanceof Mapping mapping) || depth > 3) {
      return tree;
    } else {
      return new Mapping(
          mapping.location(),
          mapping.entries().stream()
              .filter(entry -> !REMOVED_INSIDE.contains(entry.key()) || depth == 1)
              .map(one -> new Entry(one.key(), one.location(), without(one.value(), depth + 1)))
              .toList());
    }
  }
}

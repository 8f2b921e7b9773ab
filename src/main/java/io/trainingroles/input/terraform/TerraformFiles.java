package io.trainingroles.input.terraform;

import io.trainingroles.finding.Location;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the roles of a Terraform configuration in its JSON form: one file, or all of a folder.
 * Nothing is evaluated: what is in a template, in a module or in HCL is not known.
 */
public final class TerraformFiles {
  /** The types of resources that can be read start with this. */
  private static final String READ = "aws_iam_";

  /** The blocks that the resources which are read can have more than once. */
  private static final Set<String> REPEATABLE =
      Set.of("inline_policy", "dynamic", "lifecycle", "provisioner");

  /** A key of Terraform's JSON that has no meaning. */
  private static final String COMMENT = "//";

  private final InputProblems problems;
  private final Map<String, Location> addresses = new HashMap<>();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Mapping> providers = new ArrayList<>();
  private final Map<String, String> unread = new LinkedHashMap<>();

  private final FileDocuments documents = new FileDocuments();

  private record Block(String type, String name, Mapping body) {
    String address() {
      return type + "." + name;
    }
  }

  private TerraformFiles(String source) {
    this.problems = new InputProblems(source);
  }

  /**
   * Reads the roles.
   *
   * @param source the name of the file or the folder
   * @param texts the files by their names
   * @param others the other files of the folder that Terraform or OpenTofu reads
   * @return the roles with their policies, or all that is wrong
   */
  public static InputReading read(String source, Map<String, String> texts, List<String> others) {
    var files = new TerraformFiles(source);
    texts.forEach(files::add);
    others.forEach(name -> files.unread.put("the content of " + name, "not read; give a plan"));
    return files.problems.reading(files.roles(), ProviderRegion.only(files.providers));
  }

  private void add(String source, String text) {
    problems
        .repeatingObject(source, text)
        .ifPresent(
            root -> {
              entries(root.values("resource"), "resource").forEach(this::addResources);
              entries(root.values("data"), "data").stream()
                  .filter(type -> type.key().equals(WaitingDocuments.TYPE))
                  .forEach(this::addDocuments);
              entries(root.values("provider"), "provider").stream()
                  .filter(provider -> provider.key().equals(ProviderRegion.PROVIDER))
                  .flatMap(provider -> bodies(provider.value(), "provider").stream())
                  .forEach(providers::add);
              entries(root.values("module"), "module")
                  .forEach(
                      module ->
                          unread.put(
                              "the content of module." + module.key(), "not read; give a plan"));
            });
  }

  private void addResources(Entry type) {
    for (Entry name : entries(List.of(type.value()), "resource." + type.key())) {
      String address = type.key() + "." + name.key();
      for (Mapping body : bodies(name.value(), address)) {
        if (type.key().startsWith(READ)) {
          refuseRepeated(address, body);
        }
        blocks.add(new Block(type.key(), name.key(), body));
      }
    }
  }

  private void addDocuments(Entry type) {
    for (Entry name : entries(List.of(type.value()), "data." + type.key())) {
      bodies(name.value(), "data." + type.key() + "." + name.key())
          .forEach(body -> documents.add(name.key(), body));
    }
  }

  /** The members of blocks, of which Terraform takes one or several at each level. */
  private List<Entry> entries(List<Tree> blocks, String path) {
    return blocks.stream()
        .flatMap(tree -> bodies(tree, path).stream())
        .flatMap(body -> body.entries().stream())
        .filter(entry -> !entry.key().equals(COMMENT))
        .toList();
  }

  /** Terraform takes one block, or a list of them, at each level. */
  private List<Mapping> bodies(Tree tree, String path) {
    if (tree instanceof Listing list) {
      return list.items().stream().flatMap(item -> bodies(item, path).stream()).toList();
    }
    return tree.isNull() ? List.of() : problems.mapping(path, tree).stream().toList();
  }

  /** As Terraform does: a block may be repeated, an argument and a resource may not. */
  private void refuseRepeated(String address, Mapping body) {
    Location first = addresses.putIfAbsent(address, body.location());
    if (first != null) {
      problems.add(
          body.location(),
          address + " is defined twice, first at " + first,
          "remove or rename one of them");
    }
    List<Entry> repeatable = new ArrayList<>();
    List<Entry> single = new ArrayList<>();
    for (Entry entry : body.entries()) {
      (REPEATABLE.contains(entry.key()) ? repeatable : single).add(entry);
    }
    problems.hasNoDuplicates(new Mapping(body.location(), single));
    repeatable.forEach(entry -> problems.hasNoDuplicates(entry.value()));
  }

  private List<JudgedRole> roles() {
    Set<String> known = Set.copyOf(blocks.stream().map(Block::address).toList());
    var roles = new TerraformRoles(problems, Set.of(), unread);
    return roles.of(
        blocks.stream()
            .map(
                block ->
                    new TerraformResource(
                        block.body().location(),
                        block.address(),
                        block.type(),
                        "",
                        new FileAttributes(block.body(), known, documents)))
            .toList());
  }
}

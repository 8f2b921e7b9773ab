package io.trainingroles.input.terraform;

import io.trainingroles.iam.JsonTree;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the roles of a Terraform configuration in its JSON form: one file, or all of a folder.
 * Nothing is evaluated: what stands in a template, in a module or in HCL is not known.
 */
public final class TerraformFiles {
  private final InputProblems problems;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, String> unread = new LinkedHashMap<>();

  private record Block(String source, String type, String name, JsonTree.Mapping body) {
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
    others.forEach(name -> files.unread.put("what " + name + " says", "not read; give a plan"));
    return files.problems.reading(files.roles());
  }

  private void add(String source, String text) {
    problems
        .object(source, text)
        .ifPresent(
            root -> {
              root.values("resource").forEach(resources -> addResources(source, resources));
              root.values("module").stream()
                  .flatMap(modules -> bodies(modules).stream())
                  .flatMap(modules -> modules.members().stream())
                  .forEach(
                      module -> unread.put("what module." + module.key() + " says", "give a plan"));
            });
  }

  /** Terraform takes one block, or a list of them, at each level. */
  static List<JsonTree.Mapping> bodies(JsonTree tree) {
    if (tree instanceof JsonTree.Listing list) {
      return list.items().stream().flatMap(item -> bodies(item).stream()).toList();
    }
    return tree instanceof JsonTree.Mapping mapping ? List.of(mapping) : List.of();
  }

  private void addResources(String source, JsonTree resources) {
    for (JsonTree.Mapping types : bodies(resources)) {
      for (JsonTree.Member type : types.members()) {
        for (JsonTree.Mapping names : bodies(type.value())) {
          for (JsonTree.Member name : names.members()) {
            bodies(name.value())
                .forEach(body -> blocks.add(new Block(source, type.key(), name.key(), body)));
          }
        }
      }
    }
  }

  private List<JudgedRole> roles() {
    Set<String> addresses = Set.copyOf(blocks.stream().map(Block::address).toList());
    var roles = new TerraformRoles(problems, Set.of(), unread);
    return roles.of(
        blocks.stream()
            .map(
                block ->
                    new TerraformResource(
                        block.source(),
                        block.body().place(),
                        block.address(),
                        block.type(),
                        new FileAttributes(block.body(), addresses)))
            .toList());
  }
}

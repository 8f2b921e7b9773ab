package io.trainingroles.cli.configuration;

import io.trainingroles.input.configuration.ConfigurationModule;
import io.trainingroles.input.configuration.ConfigurationTree;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folders of the modules of a configuration, by the modules' addresses without keys. */
final class ModuleFolders {
  /** Terraform's own list of the modules that it has got. */
  private static final String MANIFEST = ".terraform/modules/modules.json";

  /** Deeper calls are a module that calls itself. */
  private static final int MAXIMUM_DEPTH = 20;

  private ModuleFolders() {}

  /** Those that are reached by relative paths. */
  static Map<String, Path> local(Path root, Function<Path, ConfigurationModule> reader) {
    var folders = new TreeMap<String, Path>();
    add("", root, reader, folders, 0);
    return folders;
  }

  private static void add(
      String address,
      Path folder,
      Function<Path, ConfigurationModule> reader,
      Map<String, Path> folders,
      int depth) {
    folders.put(address, folder);
    if (depth < MAXIMUM_DEPTH) {
      reader
          .apply(folder)
          .localCalls()
          .forEach(
              (name, source) -> {
                Path called = folder.resolve(source).normalize();
                if (Files.isDirectory(called)) {
                  add(ConfigurationTree.called(address, name), called, reader, folders, depth + 1);
                }
              });
    }
  }

  /** Those that Terraform has got, by its own list. */
  static Map<String, Path> gotten(Path root) throws IOException {
    var folders = new TreeMap<String, Path>(Map.of("", root));
    try {
      Tree manifest = new JsonReader("").read(Files.readString(root.resolve(MANIFEST)));
      Tree modules =
          manifest instanceof Mapping all ? all.value("Modules").orElse(manifest) : manifest;
      for (Tree item : modules instanceof Listing list ? list.items() : List.<Tree>of()) {
        String key = text(item, "Key");
        if (!key.isEmpty()) {
          folders.put(
              "module." + key.replace(".", ".module."),
              root.resolve(text(item, "Dir")).normalize());
        }
      }
    } catch (NotJsonException broken) {
      throw new IOException("Terraform's list of modules is not JSON");
    }
    return folders;
  }

  private static String text(Tree item, String key) {
    return item instanceof Mapping mapping
        ? mapping.value(key).flatMap(Tree::asText).orElse("")
        : "";
  }

  /**
   * The name under which Terraform reads a file of OpenTofu, which there takes the place of one of
   * that name; the name itself of another file.
   */
  static String nameOfTerraform(String name) {
    return name.replaceFirst("\\.tofu(\\.json)?$", ".tf$1");
  }

  private static boolean isOfConfiguration(String name) {
    String ofTerraform = nameOfTerraform(name);
    return ofTerraform.endsWith(".tf") || ofTerraform.endsWith(".tf.json");
  }

  /** The texts of the files of a module, by their names in its folder. */
  static Map<String, String> texts(Path folder) throws IOException {
    var texts = new TreeMap<String, String>();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
      Set<String> ofOpenTofu =
          all.stream()
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> !name.equals(nameOfTerraform(name)))
              .map(ModuleFolders::nameOfTerraform)
              .collect(Collectors.toSet());
      for (Path file : all) {
        String name = String.valueOf(file.getFileName());
        if (isOfConfiguration(name) && !ofOpenTofu.contains(name)) {
          texts.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }
}

package io.trainingroles.input.cloudformation;

import io.trainingroles.tree.DuplicateKeys;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.YamlReader;
import io.trainingroles.tree.YamlRefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a template in JSON or in YAML, with the short forms of functions such as {@code !Ref}, as
 * <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html">CloudFormation's
 * template anatomy</a> has it.
 */
public final class TemplateReader {
  private TemplateReader() {}

  /** What came of reading. */
  public sealed interface Reading {
    /**
     * It is a template.
     *
     * @param template the template
     */
    record Read(Template template) implements Reading {}

    /**
     * It is none.
     *
     * @param why what is wrong with it
     */
    record Refused(String why) implements Reading {}
  }

  /**
   * Reads a template that stands alone. Which values its parameters are given is not known.
   *
   * @param source the name of the input
   * @param text the template
   * @param partition the partition that it is for, such as {@code aws}
   * @return the template, or why it is none
   */
  public static Reading readAlone(String source, String text, String partition) {
    return read(source, text, root -> Map.of("AWS::Partition", partition));
  }

  /**
   * Reads a text.
   *
   * @param source the name of the input
   * @param text the template
   * @param given the values of its parameters beside their defaults; nothing where it is not known
   *     which are given, so that no default counts
   * @return the template, or why it is none
   */
  public static Reading read(String source, String text, Optional<Map<String, String>> given) {
    return read(source, text, root -> parameters(root, given));
  }

  private static Reading read(
      String source, String text, Function<Mapping, Map<String, String>> parameters) {
    Tree tree;
    try {
      tree =
          text.stripLeading().startsWith("{")
              ? new JsonReader(source).read(text)
              : YamlReader.ofTemplate(source).read(text);
    } catch (NotJsonException broken) {
      return new Reading.Refused(broken.problem());
    } catch (YamlRefusedException broken) {
      return new Reading.Refused(broken.finding().problem());
    }
    if (!(tree instanceof Mapping root)
        || !(root.value("Resources").orElse(null) instanceof Mapping resources)) {
      return new Reading.Refused("it has no Resources");
    }
    var duplicates = DuplicateKeys.in(root);
    if (!duplicates.isEmpty()) {
      return new Reading.Refused(duplicates.get(0).problem());
    }
    var functions =
        new TemplateFunctions(
            parameters.apply(root),
            logicalIds(resources),
            root.mapping("Mappings").orElse(new Mapping(root.location(), List.of())));
    return new Reading.Read(new Template(resources(resources, functions), transforms(root)));
  }

  private static Map<String, String> parameters(Mapping root, Optional<Map<String, String>> given) {
    var values = new HashMap<String, String>();
    if (given.isEmpty()) {
      return values;
    }
    root.mapping("Parameters")
        .ifPresent(
            parameters -> {
              for (Entry parameter : parameters.entries()) {
                if (parameter.value() instanceof Mapping declared) {
                  declared
                      .value("Default")
                      .flatMap(TemplateFunctions::literal)
                      .ifPresent(value -> values.put(parameter.key(), value));
                }
              }
            });
    values.putAll(given.get());
    return values;
  }

  private static List<String> logicalIds(Mapping resources) {
    return resources.entries().stream().map(Entry::key).toList();
  }

  private static List<TemplateResource> resources(Mapping resources, TemplateFunctions functions) {
    var read = new ArrayList<TemplateResource>();
    for (Entry entry : resources.entries()) {
      if (entry.value() instanceof Mapping resource) {
        String type = resource.value("Type").flatMap(Tree::asText).orElse("");
        Tree properties =
            resource
                .value("Properties")
                .map(functions::evaluated)
                .orElse(new Mapping(resource.location(), List.of()));
        read.add(
            new TemplateResource(
                entry.key(),
                type,
                resource.value("Condition").flatMap(Tree::asText).orElse(""),
                properties instanceof Mapping mapping
                    ? mapping
                    : new Mapping(resource.location(), List.of())));
      }
    }
    return read;
  }

  /** Also where a loop or a macro stands in the place of a resource. */
  private static List<String> transforms(Mapping root) {
    List<String> loops =
        root.mapping("Resources").stream()
            .flatMap(resources -> resources.entries().stream())
            .map(Entry::key)
            .filter(key -> key.startsWith("Fn::"))
            .toList();
    if (!loops.isEmpty()) {
      return loops;
    }
    Tree tree = root.value("Transform").orElse(null);
    if (tree instanceof Listing list) {
      return list.items().stream().map(item -> item.asText().orElse("a transform")).toList();
    }
    return tree == null ? List.of() : List.of(tree.asText().orElse("a transform"));
  }
}

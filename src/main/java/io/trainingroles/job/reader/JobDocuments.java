package io.trainingroles.job.reader;

import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.YamlReader;
import io.trainingroles.tree.YamlRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a file that may each be a job: the documents of a file in YAML, the items of a list
 * of Kubernetes, the states of a state machine, the steps of a pipeline, the resources of a
 * template of AWS CloudFormation.
 */
final class JobDocuments {
  private static final Set<String> STEPS = Set.of("Training", "Processing", "Tuning");
  private static final Set<String> RESOURCES =
      Set.of("AWS::Batch::JobDefinition", "AWS::ECS::TaskDefinition");

  /** What an AWS CloudFormation template in YAML has at the beginning of a line. */
  private static final Pattern TEMPLATE =
      Pattern.compile("^(?:AWSTemplateFormatVersion|Transform|Resources)\\s*:", Pattern.MULTILINE);

  private JobDocuments() {}

  /**
   * The documents of a text, at least one.
   *
   * @throws YamlRefusedException if it is not YAML
   */
  static List<Tree> of(String source, String text) throws YamlRefusedException {
    YamlReader reader =
        TEMPLATE.matcher(text).find() ? YamlReader.ofTemplate(source) : new YamlReader(source);
    return reader.readAll(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  /** The values in a document that may each be a job; the document itself where it has no parts. */
  static List<Tree> parts(Tree document) {
    if (document instanceof Listing list) {
      return list.items();
    }
    if (!(document instanceof Mapping mapping)) {
      return List.of(document);
    }
    if (value(mapping, "States") instanceof Mapping states && has(mapping, "StartAt")) {
      var parts = new ArrayList<Tree>();
      addStates(states, parts);
      return parts;
    }
    if (value(mapping, "Steps") instanceof Listing steps && has(mapping, "Version")) {
      return steps.items().stream()
          .filter(step -> STEPS.contains(text(step, "Type")))
          .flatMap(step -> member(step, "Arguments"))
          .toList();
    }
    if (value(mapping, "Resources") instanceof Mapping resources) {
      return resources.entries().stream()
          .map(Tree.Entry::value)
          .filter(resource -> RESOURCES.contains(text(resource, "Type")))
          .flatMap(resource -> member(resource, "Properties"))
          .toList();
    }
    return text(mapping, "kind").endsWith("List")
            && value(mapping, "items") instanceof Listing items
        ? items.items()
        : List.of(document);
  }

  /** The states of a state machine, those in branches and iterations included. */
  private static void addStates(Mapping states, List<Tree> parts) {
    for (Tree.Entry entry : states.entries()) {
      Tree state = entry.value();
      parts.add(state);
      Stream<Tree> inner =
          Stream.concat(
              member(state, "Branches")
                  .flatMap(
                      branches ->
                          branches instanceof Listing list
                              ? list.items().stream()
                              : Stream.empty()),
              Stream.concat(member(state, "Iterator"), member(state, "ItemProcessor")));
      inner
          .flatMap(machine -> member(machine, "States"))
          .forEach(
              below -> {
                if (below instanceof Mapping mapping) {
                  addStates(mapping, parts);
                }
              });
    }
  }

  private static boolean has(Mapping mapping, String key) {
    return mapping.value(key).isPresent();
  }

  private static Stream<Tree> member(Tree tree, String key) {
    return tree instanceof Mapping mapping ? mapping.value(key).stream() : Stream.empty();
  }

  private static @Nullable Tree value(Mapping mapping, String key) {
    return mapping.value(key).orElse(null);
  }

  private static String text(Tree tree, String key) {
    return member(tree, key).map(Tree::asText).flatMap(Optional::stream).findFirst().orElse("");
  }
}

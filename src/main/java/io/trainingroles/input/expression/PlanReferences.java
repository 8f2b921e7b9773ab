package io.trainingroles.input.expression;

import io.trainingroles.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the resource that an expression of a plan refers to. The <a
 * href="https://developer.hashicorp.com/terraform/internals/json-format#expression-representation">expression
 * representation</a> only lists what an expression refers to, so it counts only if that is one
 * role, policy or key and nothing else: by itself, by the key of the same instance, or through the
 * variables and the outputs of modules.
 */
public final class PlanReferences {
  private static final Pattern RESOURCE =
      Pattern.compile(
          "(aws_iam_(?:role|user|group)\\.[^.\\[]+(?=(?:\\[[^]]*])?(?:\\.name|\\.id)?$)"
              + "|(?:data\\.)?aws_iam_policy\\.[^.\\[]+(?=(?:\\[[^]]*])?(?:\\.arn|\\.id)?$)"
              + "|aws_(?:kms_(?:[a-z]+_)*key|organizations_policy)\\.[^.\\[]+"
              + "(?=(?:\\[[^]]*])?(?:\\.arn|\\.id|\\.key_id)?$)"
              + "|data\\.aws_iam_policy_document\\.[^.\\[]+"
              + "(?=(?:\\[[^]]*])?(?:\\.json|\\.minified_json)?$))"
              + "(\\[[^]]*])?(?:\\.[a-z_]+)?");
  private static final Pattern VARIABLE = Pattern.compile("var\\.([^.\\[]+)");
  private static final Pattern OUTPUT =
      Pattern.compile("(module\\.[^.\\[]+)(\\[[^]]*])?\\.([^.\\[]+)");
  private static final Pattern EACH_VALUE = Pattern.compile("each\\.value(\\.[a-z_]+)?");
  private static final Pattern WHOLE = Pattern.compile("(?:module|aws_iam_[a-z]+)\\.[^.\\[]+");

  /** The number of the same instance, or any other that is computed from it. */
  private static final String INDEX = "count.index";

  private static final Set<String> KEYS = Set.of("each.key", INDEX);

  /** As deep as modules are called; nobody's are deeper. */
  private static final int MAXIMUM_DEPTH = 100;

  private final Map<String, PlanModule> modules;
  private final Set<String> resources;

  /**
   * Of all instances, by their addresses.
   *
   * @param modules the instances of modules
   * @param resources the instances of resources
   */
  public PlanReferences(Map<String, PlanModule> modules, Set<String> resources) {
    this.modules = modules;
    this.resources = resources;
  }

  /**
   * The address of the one resource that an expression refers to.
   *
   * @param expression its references
   * @param module where it is
   * @param key the key of the instance whose expression it is, such as {@code ["vision"]}
   * @param forEach what the instances are made for; with one module or resource alone, {@code
   *     each.value} is its instance of the same key
   * @return nothing where it is not one role, policy or key
   */
  public Optional<String> target(
      Tree.Mapping expression, PlanModule module, String key, Optional<Tree.Mapping> forEach) {
    Optional<String> ofEach =
        forEach.flatMap(each -> eachValue(references(expression), references(each), key));
    return ofEach.isPresent()
        ? target(ofEach.get(), module, "", 0)
        : target(expression, module, key, 0);
  }

  /**
   * The addresses of all resources that an expression refers to.
   *
   * @param expression its references
   * @param module where it is
   * @param key the key of the instance whose expression it is
   * @return the addresses in the order of the expression; none where one of them is not known
   */
  public List<String> targets(Tree.Mapping expression, PlanModule module, String key) {
    List<String> references =
        references(expression).stream().filter(each -> !KEYS.contains(each)).toList();
    String itsKey = references.size() < references(expression).size() ? key : "";
    List<String> targets =
        references.stream().flatMap(each -> target(each, module, itsKey, 0).stream()).toList();
    return targets.size() < references.size() ? List.of() : targets.stream().distinct().toList();
  }

  private static Optional<String> eachValue(
      List<String> references, List<String> madeFor, String key) {
    if (references.size() != 1 || madeFor.size() != 1 || !WHOLE.matcher(madeFor.get(0)).matches()) {
      return Optional.empty();
    }
    Matcher value = EACH_VALUE.matcher(references.get(0));
    return value.matches()
        ? Optional.of(madeFor.get(0) + key + Objects.requireNonNullElse(value.group(1), ""))
        : Optional.empty();
  }

  private Optional<String> target(
      Tree.Mapping expression, PlanModule module, String key, int depth) {
    List<String> references = references(expression);
    boolean isKeyed = references.stream().anyMatch(KEYS::contains);
    List<String> others = references.stream().filter(each -> !KEYS.contains(each)).toList();
    if (others.size() != 1 || depth > MAXIMUM_DEPTH) {
      return Optional.empty();
    }
    String reference = others.get(0);
    String itsKey = isKeyed ? key : "";
    if (references.contains(INDEX) && hasSeveral(reference, module)) {
      return Optional.empty();
    }
    Matcher variable = VARIABLE.matcher(reference);
    if (variable.matches() && !isKeyed && module.parent() != null) {
      PlanModule parent = module.parent();
      return module
          .argument(variable.group(1))
          .flatMap(given -> target(given, parent, module.key(), depth + 1));
    }
    return target(reference, module, itsKey, depth);
  }

  /** Whether a resource or module that is named without an index has several instances. */
  private boolean hasSeveral(String reference, PlanModule module) {
    Matcher output = OUTPUT.matcher(reference);
    Matcher resource = RESOURCE.matcher(reference);
    if (output.matches()) {
      return output.group(2) == null
          && modules.containsKey(module.absolute(output.group(1) + "[1]"));
    }
    return resource.matches()
        && resource.group(2) == null
        && resources.contains(module.absolute(resource.group(1) + "[1]"));
  }

  private Optional<String> target(String reference, PlanModule module, String key, int depth) {
    Matcher output = OUTPUT.matcher(reference);
    return output.matches() ? output(output, module, key, depth) : resource(reference, module, key);
  }

  private Optional<String> output(Matcher output, PlanModule module, String key, int depth) {
    String instance = Optional.ofNullable(output.group(2)).orElse(key);
    PlanModule called = modules.get(module.absolute(output.group(1) + instance));
    return called == null
        ? Optional.empty()
        : called
            .output(output.group(3))
            .flatMap(expression -> target(expression, called, "", depth + 1));
  }

  private Optional<String> resource(String reference, PlanModule module, String key) {
    Matcher parts = RESOURCE.matcher(reference);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String instance = Optional.ofNullable(parts.group(2)).orElse(key);
    String address = module.absolute(parts.group(1) + instance);
    // All instances of it, of which there is one: one(…[*].json).
    String only = address + "[0]";
    boolean isOnly = resources.contains(only) && !resources.contains(address + "[1]");
    return Optional.of(isOnly ? only : address).filter(resources::contains);
  }

  /**
   * Terraform lists the attribute, then the resource, then all its instances: the first says all.
   * What is not a string is kept as an empty one, which refers to nothing that is known.
   */
  static List<String> references(Tree.Mapping expression) {
    List<String> all =
        expression.value("references").orElse(null) instanceof Tree.Listing list
            ? list.items().stream().map(item -> item.asText().orElse("")).toList()
            : List.of();
    return all.stream()
        .filter(
            each ->
                all.stream()
                    .noneMatch(
                        other -> other.startsWith(each + ".") || other.startsWith(each + "[")))
        .distinct()
        .toList();
  }
}

package io.trainingroles.input.flow;

import io.trainingroles.input.flow.FlowBlock.Attribute;
import io.trainingroles.input.hcl.HclExpression;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where the values of a configuration come from. In a plan without AWS a text of our own stands for
 * each value that only AWS knows; an expression that such a value decides (a comparison, a
 * condition, a count) would be decided by that text, and so what it makes is not known.
 */
public final class ConfigurationFlows {
  /** Types whose resources hold policies, or give them to somebody. */
  private static final Pattern POLICIES =
      Pattern.compile("^(?:data\\.)?(?:aws_iam_|\\w*policy|aws_kms_key\\.)");

  private static final Set<String> KEYS = Set.of("count", "for_each");

  /** Arguments that change nothing of what is allowed, or only label something. */
  private static final Set<String> WITHOUT_ACCESS = Set.of("description", "tags", "tags_all");

  private final Map<String, List<FlowBlock>> modules;
  private final AttributeLevels levels;
  private final Map<String, Flow> known = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private boolean hasComputed;

  /**
   * Those of a configuration.
   *
   * @param modules the blocks of each module, by its address without keys; that of the root is
   *     empty
   * @param levels what is known of what providers compute
   */
  public ConfigurationFlows(Map<String, List<FlowBlock>> modules, AttributeLevels levels) {
    this.modules = new TreeMap<>(modules);
    this.levels = levels;
  }

  /**
   * What only AWS decides and makes policies, or modules.
   *
   * @return each such expression, with why it is not known
   */
  public Map<String, String> decided() {
    var found = new LinkedHashMap<String, String>();
    modules.forEach(
        (module, blocks) -> {
          for (FlowBlock block : blocks) {
            for (Attribute attribute : block.attributes()) {
              if (concernsPolicies(block, attribute) && isDecided(module, block, attribute)) {
                found.put(
                    "what " + attribute.place() + " (" + shown(block) + ") decides",
                    "it depends on what only AWS knows");
              }
            }
          }
        });
    return found;
  }

  private static String shown(FlowBlock block) {
    return block.address();
  }

  private static boolean concernsPolicies(FlowBlock block, Attribute attribute) {
    boolean isModule = block.kind().equals("module");
    boolean hasPolicies =
        (block.kind().equals("resource") || block.kind().equals("data"))
            && POLICIES.matcher(block.address()).find();
    return (isModule && attribute.isOutermost() && KEYS.contains(attribute.name()))
        || (hasPolicies && !WITHOUT_ACCESS.contains(attribute.path().get(0)));
  }

  private boolean isDecided(String module, FlowBlock block, Attribute attribute) {
    Flow flow = evaluation(module, block, attribute).of(attribute.expression());
    if (flow.isDeeplyDecided()) {
      return true;
    }
    return switch (attribute.name()) {
      case "count" -> flow.deep().isOpen();
      case "for_each" -> flow.level().isOfUnknownShape();
      default -> flow.deep() == Level.OTHER;
    };
  }

  /**
   * Whether a value is computed from one that only AWS knows so that this cannot be found in it, as
   * by a hash.
   *
   * @return true if a function is called that does so
   */
  public boolean computes() {
    modules.forEach(
        (module, blocks) ->
            blocks.forEach(
                block ->
                    block
                        .attributes()
                        .forEach(each -> evaluation(module, block, each).of(each.expression()))));
    return hasComputed;
  }

  void noteComputed() {
    hasComputed = true;
  }

  /** An attribute with what the blocks around it are made for. */
  private FlowEvaluation evaluation(String module, FlowBlock block, Attribute attribute) {
    FlowEvaluation evaluation = ofEach(module, block);
    for (Map.Entry<String, HclExpression> each : attribute.iterators().entrySet()) {
      evaluation = evaluation.with(each.getKey(), made(evaluation.of(each.getValue())));
    }
    return evaluation;
  }

  private FlowEvaluation ofEach(String module, FlowBlock block) {
    var evaluation = new FlowEvaluation(this, module, Map.of());
    for (Attribute attribute : block.attributes()) {
      boolean isForEach = attribute.isOutermost() && attribute.name().equals("for_each");
      if (isForEach && !block.kind().equals("locals")) {
        return evaluation.with("each", made(evaluation.of(attribute.expression())));
      }
    }
    return evaluation;
  }

  /** The variables of one item. */
  private static Flow made(Flow collection) {
    boolean isText = collection.members().isEmpty() && collection.resource() == null;
    Flow key = collection.level().isOfUnknownShape() ? Flow.of(Level.TEXT) : Flow.KNOWN;
    Flow item = collection.item();
    return Flow.object(Map.of("key", isText && item.level().isOpen() ? item : key, "value", item));
  }

  /** A local value, a variable or an output, by how a module refers to it. */
  Flow value(String module, String name) {
    String key = module + "/" + name;
    Flow value = known.get(key);
    if (value == null && asked.add(key)) {
      value = name.startsWith("var.") ? variable(module, name) : given(module, name);
      known.put(key, value);
    }
    return value == null ? Flow.KNOWN : value;
  }

  private Flow given(String module, String name) {
    if (name.startsWith("module.")) {
      String[] parts = name.split("\\.", 3);
      String called = (module.isEmpty() ? "" : module + ".") + "module." + parts[1];
      return modules.containsKey(called)
          ? attributes(called, "output." + parts[2], "value").orElse(Flow.KNOWN)
          : Flow.of(Level.OTHER);
    }
    return attributes(module, "local", name.substring("local.".length())).orElse(Flow.KNOWN);
  }

  /** What the caller gives; a value that the user gives is known. */
  private Flow variable(String module, String name) {
    int start = module.lastIndexOf("module.");
    if (start < 0) {
      return Flow.KNOWN;
    }
    String caller = start == 0 ? "" : module.substring(0, start - 1);
    return attributes(caller, module.substring(start), name.substring("var.".length()))
        .map(each -> inModule(each, caller, module))
        .orElse(Flow.KNOWN);
  }

  /** A resource that is handed over as a whole is not found by its address there. */
  private Flow inModule(Flow flow, String from, String to) {
    return flow.resource() == null || from.equals(to)
        ? flow
        : new Flow(
            flow.level().or(Level.TEXT), flow.isDecided(), flow.members(), flow.isList(), null);
  }

  private Optional<Flow> attributes(String module, String address, String name) {
    Flow joined = null;
    for (FlowBlock block : modules.getOrDefault(module, List.of())) {
      for (Attribute attribute : block.attributes()) {
        if (block.address().equals(address) && attribute.path().get(0).equals(name)) {
          Flow flow = evaluation(module, block, attribute).of(attribute.expression());
          joined = joined == null ? flow : joined.join(flow);
        }
      }
    }
    return Optional.ofNullable(joined);
  }

  /** An attribute of a resource or a data source. */
  Flow attribute(String module, String address, String name) {
    String key = module + "/" + address + "/" + name;
    Flow value = known.get(key);
    if (value == null && asked.add(key)) {
      value = computed(module, address, name);
      known.put(key, value);
    }
    return value == null ? Flow.KNOWN : value;
  }

  private Flow computed(String module, String address, String name) {
    Optional<Flow> set = attributes(module, address, name);
    if (set.isPresent()) {
      return set.get();
    }
    String type = address.substring(0, address.lastIndexOf('.'));
    if (type.equals("terraform_data") && name.equals("output")) {
      return attributes(module, address, "input").orElse(Flow.KNOWN);
    }
    Level level = levels.of(type, name);
    if (level == Level.KNOWN && type.startsWith("data.")) {
      Flow arguments = Flow.KNOWN;
      for (FlowBlock block : modules.getOrDefault(module, List.of())) {
        for (Attribute each :
            block.address().equals(address) ? block.attributes() : List.<Attribute>of()) {
          arguments = arguments.join(evaluation(module, block, each).of(each.expression()));
        }
      }
      return arguments.as(arguments.deep().isOpen() ? Level.TEXT : Level.KNOWN);
    }
    return Flow.of(level);
  }
}

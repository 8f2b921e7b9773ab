package io.trainingroles.input.expression;

import io.trainingroles.iam.Partition;
import io.trainingroles.input.configuration.Identity;
import io.trainingroles.tree.Tree.Mapping;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the resources of a policy can be that a plan does not know: a plan shows which attributes an
 * expression refers to, and not the text around them, nor what is done with them: {@code
 * replace(aws_s3_bucket.data.arn, "data", "other")} refers to the same as the ARN alone. So with
 * ARNs alone, that is any ARN of their resource types, or what is below it.
 */
public final class PlanArns {
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(aws_\\w+\\.[\\w-]+)(\\[(?:\\d+|\"[^\"]*\")])?(?:\\.(\\w+))?");
  private static final Pattern VARIABLE = Pattern.compile("var\\.([\\w-]+)");
  private static final Pattern OUTPUT =
      Pattern.compile("(module\\.[\\w-]+)(\\[[^]]*])?\\.([\\w-]+)");
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private static final Set<String> KEYS = Set.of("each.key", "count.index");
  private static final String BUCKET = "aws_s3_bucket";
  private static final String ANY = "*";
  private static final int MAXIMUM_DEPTH = 100;

  private final Map<String, Identity> identities = Identity.all();
  private final Map<String, PlanModule> modules;
  private final List<Partition> partitions;
  private final Consumer<String> used;

  /**
   * Those of a plan.
   *
   * @param modules all instances of modules, by their addresses
   * @param partitions those that its resources can be in
   * @param used takes each reference that is taken as one
   */
  public PlanArns(
      Map<String, PlanModule> modules, List<Partition> partitions, Consumer<String> used) {
    this.used = used;
    this.partitions = partitions;
    this.modules = modules;
  }

  /** What an expression can be, and the references that say so. */
  private record Found(Set<String> patterns, Set<String> references) {}

  /**
   * The patterns that match all that an expression can be.
   *
   * @param expression its references
   * @param module where it is
   * @return patterns of IAM; none where it can be anything
   */
  public List<String> within(Mapping expression, PlanModule module) {
    var found = new Found(new LinkedHashSet<>(), new LinkedHashSet<>());
    if (!isWithin(expression, module, found, 0)) {
      return List.of();
    }
    found.references().forEach(used);
    return List.copyOf(found.patterns());
  }

  private boolean isWithin(Mapping expression, PlanModule module, Found found, int depth) {
    List<String> references = PlanReferences.references(expression);
    if (references.isEmpty()) {
      return expression.value("constant_value").isPresent();
    } else if (depth > MAXIMUM_DEPTH) {
      return false;
    }
    return references.stream()
        .filter(each -> !KEYS.contains(each))
        .allMatch(each -> isWithin(each, module, found, depth));
  }

  private boolean isWithin(String reference, PlanModule module, Found found, int depth) {
    Matcher variable = VARIABLE.matcher(reference);
    if (variable.matches()) {
      // A variable of the root module and a default are known, and a part of a name at most.
      PlanModule parent = module.parent();
      return parent == null
          || module
              .argument(variable.group(1))
              .map(given -> isWithin(given, parent, found, depth + 1))
              .orElse(true);
    }
    Matcher output = OUTPUT.matcher(reference);
    if (output.matches()) {
      List<PlanModule> called =
          instances(module.absolute(output.group(1)), Optional.ofNullable(output.group(2)));
      return !called.isEmpty()
          && called.stream()
              .allMatch(
                  each ->
                      each.output(output.group(3))
                          .filter(given -> isWithin(given, each, found, depth + 1))
                          .isPresent());
    }
    Matcher attribute = ATTRIBUTE.matcher(reference);
    return attribute.matches() && isWithin(attribute, module, found);
  }

  private List<PlanModule> instances(String address, Optional<String> key) {
    return modules.values().stream()
        .filter(
            each ->
                key.map(one -> each.address().equals(address + one))
                    .orElseGet(
                        () ->
                            each.address().equals(address) || isInstance(each.address(), address)))
        .toList();
  }

  private static boolean isInstance(String address, String call) {
    return address.startsWith(call + "[")
        && address.indexOf(']', call.length()) == address.length() - 1;
  }

  private boolean isWithin(Matcher attribute, PlanModule module, Found found) {
    String type = attribute.group(1).substring(0, attribute.group(1).indexOf('.'));
    Identity identity = identities.get(type);
    String name = Optional.ofNullable(attribute.group(3)).orElse("");
    if (identity == null) {
      return false;
    } else if (name.equals("arn") || "arn".equals(identity.same().get(name))) {
      String any = PLACE.matcher(identity.arn(ANY, ANY)).replaceAll("*");
      found.patterns().addAll(inEach(any.endsWith(ANY) ? any : any + ANY));
      found.references().add(module.absolute(attribute.group()));
      return true;
    } else if (type.equals(BUCKET)) {
      // With its name, the ARN of an access point too.
      found.patterns().addAll(inEach("arn:aws:s3:*"));
      found.references().add(module.absolute(attribute.group()));
      return true;
    }
    return false;
  }

  private List<String> inEach(String pattern) {
    return partitions.stream()
        .map(partition -> pattern.replaceFirst("^arn:aws:", "arn:" + partition.id() + ":"))
        .toList();
  }
}

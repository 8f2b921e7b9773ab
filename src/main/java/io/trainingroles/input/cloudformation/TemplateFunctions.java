package io.trainingroles.input.cloudformation;

import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html">intrinsic
 * functions</a> whose values are known: {@code Ref} of a parameter, {@code Fn::Sub}, {@code
 * Fn::Join}, {@code Fn::Select}, {@code Fn::Split} and {@code Fn::FindInMap}. All others stay what
 * they are.
 */
public final class TemplateFunctions {
  private static final Pattern PLACE = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private final Map<String, String> parameters;
  private final Set<String> logicalIds;

  private final Mapping mappings;

  /** {@code mappings} has what {@code Fn::FindInMap} finds. */
  TemplateFunctions(Map<String, String> parameters, List<String> logicalIds, Mapping mappings) {
    this.parameters = Map.copyOf(parameters);
    this.logicalIds = Set.copyOf(logicalIds);
    this.mappings = mappings;
  }

  /**
   * Whether a value is a function that could not be evaluated.
   *
   * @param tree the value
   * @return true for an object with the one key of a function
   */
  public static boolean isFunction(Tree tree) {
    return tree instanceof Mapping mapping
        && mapping.entries().size() == 1
        && isName(mapping.entries().get(0).key());
  }

  private static boolean isName(String key) {
    return key.equals("Ref") || key.startsWith("Fn::");
  }

  /**
   * Whether a value, or a value in it, is a function that could not be evaluated.
   *
   * @param tree the value
   * @return false where all of it is known
   */
  public static boolean hasFunction(Tree tree) {
    if (tree instanceof Listing list) {
      return list.items().stream().anyMatch(TemplateFunctions::hasFunction);
    }
    return tree instanceof Mapping mapping
        && (isFunction(tree)
            || mapping.entries().stream().anyMatch(entry -> hasFunction(entry.value())));
  }

  /**
   * The resource of the template that a value refers to.
   *
   * @param tree the value
   * @return its logical id, for {@code Ref}, and for {@code Fn::GetAtt} of its ARN or name
   */
  public static Optional<String> resource(Tree tree) {
    if (!(tree instanceof Mapping mapping) || !isFunction(tree)) {
      return Optional.empty();
    }
    Entry function = mapping.entries().get(0);
    if (function.key().equals("Ref")) {
      return function.value().asText();
    } else if (function.key().equals("Fn::GetAtt")) {
      return function.value() instanceof Listing list
          ? list.items().stream().findFirst().flatMap(Tree::asText)
          : function.value().asText().map(text -> text.replaceFirst("\\..*", ""));
    }
    return Optional.empty();
  }

  /** The text of a scalar: CloudFormation takes numbers and booleans for their texts. */
  static Optional<String> literal(Tree tree) {
    return tree instanceof Scalar scalar && scalar.kind() != ScalarKind.NULL
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** A value with the values of all its functions that are known. */
  Tree evaluated(Tree tree) {
    if (tree instanceof Listing list) {
      return new Listing(tree.location(), list.items().stream().map(this::evaluated).toList());
    } else if (tree instanceof Mapping mapping) {
      Mapping inner = mapping.withValues(entry -> evaluated(entry.value()));
      return isFunction(inner) ? value(inner) : inner;
    }
    return tree;
  }

  private Tree value(Mapping function) {
    Tree argument = function.entries().get(0).value();
    String name = function.entries().get(0).key();
    Optional<Tree> found =
        switch (name) {
          case "Fn::Select" -> selected(argument);
          case "Fn::Split" -> split(argument);
          case "Fn::FindInMap" -> found(argument);
          default -> Optional.empty();
        };
    if (found.isPresent()) {
      return found.get();
    }
    Optional<String> text =
        switch (name) {
          case "Ref" -> argument.asText().flatMap(this::parameter);
          case "Fn::Sub" -> substituted(argument, this::parameter, TemplateFunctions::literal);
          case "Fn::Join" -> joined(argument, TemplateFunctions::literal);
          default -> Optional.empty();
        };
    return text.<Tree>map(known -> new Scalar(function.location(), ScalarKind.TEXT, known))
        .orElse(function);
  }

  /** The item of a list that is known, by its number. */
  private static Optional<Tree> selected(Tree argument) {
    if (!(argument instanceof Listing given)
        || given.items().size() != 2
        || !(given.items().get(1) instanceof Listing list)) {
      return Optional.empty();
    }
    return literal(given.items().get(0))
        .filter(index -> index.matches("[0-9]{1,4}"))
        .map(Integer::parseInt)
        .filter(index -> index < list.items().size())
        .map(index -> list.items().get(index));
  }

  /** The parts of a text that is known, as a list. */
  private static Optional<Tree> split(Tree argument) {
    if (!(argument instanceof Listing given) || given.items().size() != 2) {
      return Optional.empty();
    }
    Optional<String> separator = given.items().get(0).asText().filter(text -> !text.isEmpty());
    Optional<String> whole = given.items().get(1).asText();
    if (separator.isEmpty() || whole.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Listing(
            argument.location(),
            Pattern.compile(Pattern.quote(separator.get()))
                .splitAsStream(whole.get())
                .<Tree>map(part -> new Scalar(argument.location(), ScalarKind.TEXT, part))
                .toList()));
  }

  /** The value of a mapping, by keys that are known. */
  private Optional<Tree> found(Tree argument) {
    if (!(argument instanceof Listing given) || given.items().size() < 3) {
      return Optional.empty();
    }
    Optional<Tree> inner = Optional.of(mappings);
    for (Tree key : given.items().subList(0, 3)) {
      Optional<String> name = literal(key);
      inner =
          inner.flatMap(
              each -> each instanceof Mapping map ? name.flatMap(map::value) : Optional.empty());
    }
    return inner;
  }

  private Optional<String> parameter(String name) {
    return logicalIds.contains(name) ? Optional.empty() : Optional.ofNullable(parameters.get(name));
  }

  /**
   * The text that {@code Fn::Sub} makes.
   *
   * @param argument the text, or a list of it and of the values of some of its names
   * @param named the value of any other name
   * @param text the text of such a value
   * @return nothing where a value is not known
   */
  static Optional<String> substituted(
      Tree argument,
      Function<String, Optional<String>> named,
      Function<Tree, Optional<String>> text) {
    Mapping own = new Mapping(argument.location(), List.of());
    Tree template = argument;
    if (argument instanceof Listing list && list.items().size() == 2) {
      template = list.items().get(0);
      own = list.items().get(1) instanceof Mapping given ? given : own;
    }
    if (template.asText().isEmpty()) {
      return Optional.empty();
    }
    Matcher places = PLACE.matcher(template.asText().get());
    var made = new StringBuilder();
    while (places.find()) {
      String name = places.group(2).strip();
      Optional<String> value =
          !places.group(1).isEmpty()
              ? Optional.of("${" + places.group(2) + "}")
              : own.value(name).isPresent() ? own.value(name).flatMap(text) : named.apply(name);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      places.appendReplacement(made, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(places.appendTail(made).toString());
  }

  /**
   * The text that {@code Fn::Join} makes.
   *
   * @param argument a list of what stands between the parts, and of the parts
   * @param text the text of a part
   * @return nothing where a part is not known
   */
  static Optional<String> joined(Tree argument, Function<Tree, Optional<String>> text) {
    if (!(argument instanceof Listing list)
        || list.items().size() != 2
        || !(list.items().get(1) instanceof Listing parts)) {
      return Optional.empty();
    }
    Optional<String> between = literal(list.items().get(0));
    List<String> texts = parts.items().stream().flatMap(part -> text.apply(part).stream()).toList();
    return texts.size() == parts.items().size()
        ? between.map(separator -> String.join(separator, texts))
        : Optional.empty();
  }
}

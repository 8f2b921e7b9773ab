package io.trainingroles.input.cloudformation;

import io.trainingroles.iam.UnknownText;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The statements of a template's policies with an unknown text in the place of each function that
 * only a deployment evaluates, where a statement has texts: so the rest of the statement is known.
 * A function in another place, such as one whose value may be a whole statement, stays.
 */
public final class UnknownTexts {
  /** The elements whose values may be unknown texts; an action has to be known. */
  private static final Set<String> TEXTS = Set.of("resource", "notresource");

  private static final Set<String> PRINCIPALS = Set.of("principal", "notprincipal");

  private UnknownTexts() {}

  /**
   * The template with unknown texts.
   *
   * @param template the template
   * @return the same resources
   */
  public static Template in(Template template) {
    return new Template(
        template.resources().stream()
            .map(
                resource ->
                    new TemplateResource(
                        resource.logicalId(),
                        resource.type(),
                        resource.condition(),
                        (Mapping) inPolicies(resource.properties())))
            .toList(),
        template.transforms());
  }

  /** Whatever has a key {@code Statement} is a policy. */
  private static Tree inPolicies(Tree tree) {
    if (tree instanceof Listing list) {
      return new Listing(
          list.location(), list.items().stream().map(UnknownTexts::inPolicies).toList());
    }
    if (!(tree instanceof Mapping mapping)) {
      return tree;
    }
    return mapping.withValues(
        entry ->
            entry.key().equals("Statement")
                ? items(entry.value(), UnknownTexts::inStatement)
                : inPolicies(entry.value()));
  }

  private static Tree inStatement(Tree tree) {
    if (PossibleParts.isIf(tree)) {
      return PossibleParts.withValues(tree, value -> items(value, UnknownTexts::inStatement));
    }
    if (!(tree instanceof Mapping statement) || TemplateFunctions.isFunction(tree)) {
      return tree;
    }
    return statement.withValues(
        entry -> {
          String key = entry.key().toLowerCase(Locale.ROOT);
          if (TEXTS.contains(key)) {
            return items(entry.value(), UnknownTexts::text);
          } else if (PRINCIPALS.contains(key)) {
            return inValues(entry.value());
          }
          return key.equals("condition") ? inConditions(entry.value()) : entry.value();
        });
  }

  private static Tree inConditions(Tree tree) {
    return tree instanceof Mapping operators && !TemplateFunctions.isFunction(tree)
        ? operators.withValues(operator -> inValues(operator.value()))
        : tree;
  }

  private static Tree inValues(Tree tree) {
    return tree instanceof Mapping keys && !TemplateFunctions.isFunction(tree)
        ? keys.withValues(key -> items(key.value(), UnknownTexts::text))
        : tree;
  }

  private static Tree items(Tree tree, UnaryOperator<Tree> change) {
    return tree instanceof Listing list
        ? new Listing(list.location(), list.items().stream().map(change).toList())
        : change.apply(tree);
  }

  /** A function as a text; one that may stand for no value at all stays what it is. */
  private static Tree text(Tree tree) {
    if (PossibleParts.isIf(tree)) {
      return PossibleParts.withValues(tree, value -> items(value, UnknownTexts::text));
    }
    return textOf(tree)
        .<Tree>map(text -> new Scalar(tree.location(), ScalarKind.TEXT, text))
        .orElse(tree);
  }

  private static Optional<String> textOf(Tree tree) {
    if (!TemplateFunctions.isFunction(tree)) {
      return TemplateFunctions.literal(tree);
    }
    Entry function = ((Mapping) tree).entries().get(0);
    return switch (function.key()) {
      case "Ref" ->
          function
              .value()
              .asText()
              .filter(name -> !name.equals("AWS::NoValue"))
              .map(UnknownTexts::named);
      case "Fn::GetAtt" -> attribute(function.value()).map(UnknownTexts::named);
      case "Fn::Sub" ->
          TemplateFunctions.substituted(
              function.value(), name -> Optional.of(named(name)), UnknownTexts::textOf);
      case "Fn::Join" -> TemplateFunctions.joined(function.value(), UnknownTexts::textOf);
      case "Fn::ImportValue", "Fn::Select", "Fn::FindInMap" ->
          Optional.of(named(function.key() + " in line " + line(tree)));
      default -> Optional.empty();
    };
  }

  private static String line(Tree tree) {
    return tree.location().position().map(place -> Integer.toString(place.line())).orElse("1");
  }

  private static String named(String name) {
    return UnknownText.named(VariableType.TEXT.word() + TerraformReference.SEPARATOR + name);
  }

  private static Optional<String> attribute(Tree argument) {
    return argument instanceof Listing list
        ? texts(list.items()).map(parts -> String.join(".", parts))
        : argument.asText();
  }

  private static Optional<List<String>> texts(List<Tree> trees) {
    List<String> texts = trees.stream().flatMap(tree -> tree.asText().stream()).toList();
    return texts.size() == trees.size() ? Optional.of(texts) : Optional.empty();
  }
}

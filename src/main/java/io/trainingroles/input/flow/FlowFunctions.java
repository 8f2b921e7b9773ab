package io.trainingroles.input.flow;

import io.trainingroles.input.hcl.HclExpression;
import java.util.List;
import java.util.Set;

/**
 * What is known of the results of Terraform's <a
 * href="https://developer.hashicorp.com/terraform/language/functions">functions</a>.
 */
final class FlowFunctions {
  /** They say something of a text, so that another text could turn their answers around. */
  private static final Set<String> DECIDING =
      Set.of(
          "alltrue",
          "anytrue",
          "contains",
          "endswith",
          "index",
          "max",
          "min",
          "regexall",
          "setintersection",
          "setsubtract",
          "startswith",
          "strcontains",
          "sum",
          "tobool",
          "tonumber");

  /** They leave a text as it is. */
  private static final Set<String> KEEPING =
      Set.of(
          "alltrue",
          "anytrue",
          "can",
          "chunklist",
          "coalesce",
          "coalescelist",
          "compact",
          "concat",
          "contains",
          "distinct",
          "element",
          "endswith",
          "flatten",
          "format",
          "formatlist",
          "index",
          "join",
          "jsondecode",
          "jsonencode",
          "keys",
          "length",
          "lookup",
          "matchkeys",
          "merge",
          "nonsensitive",
          "one",
          "range",
          "reverse",
          "sensitive",
          "setproduct",
          "setunion",
          "slice",
          "sort",
          "startswith",
          "strcontains",
          "tolist",
          "tomap",
          "toset",
          "tostring",
          "transpose",
          "try",
          "values",
          "yamlencode",
          "zipmap");

  private static final Set<String> DECODING = Set.of("csvdecode", "jsondecode", "yamldecode");

  private FlowFunctions() {}

  /** Whether a text that only AWS knows cannot be found in what a function makes of it. */
  static boolean computes(String function, List<Flow> arguments) {
    return !KEEPING.contains(function)
        && arguments.stream().anyMatch(argument -> argument.deep().isOpen());
  }

  static Flow of(HclExpression.Call call, List<Flow> arguments) {
    Flow all = Flow.join(arguments);
    Level level = all.deep();
    boolean isDeciding = DECIDING.contains(call.name()) && level.isOpen();
    if (DECODING.contains(call.name())) {
      boolean isDocument = call.arguments().stream().allMatch(FlowFunctions::isPolicyDocument);
      return all.as(!level.isOpen() ? Level.KNOWN : isDocument ? Level.TEXT : Level.OTHER);
    }
    return switch (call.name()) {
      case "length" ->
          all.as(Level.KNOWN).decidedIf(all.level().isOfUnknownShape() || all.isText());
      case "can" -> all.as(Level.KNOWN).decidedIf(level.isOfUnknownShape());
      case "try" -> tried(arguments, all);
      case "coalesce", "coalescelist" -> chosen(arguments, all);
      case "lookup" -> lookedUp(arguments, all);
      case "element" -> first(arguments).item().decidedIf(isOpen(arguments, 1));
      case "one" -> all.item();
      case "keys" -> all.as(all.level());
      case "values", "flatten", "concat", "tolist", "toset", "distinct", "compact", "reverse" ->
          items(arguments);
      case "merge", "tomap", "nonsensitive", "sensitive" -> all;
      case "regex", "split" -> all.as(level.isOpen() ? Level.LIST : Level.KNOWN);
      default -> all.as(isDeciding ? Level.KNOWN : level).decidedIf(isDeciding);
    };
  }

  private static Flow first(List<Flow> arguments) {
    return arguments.isEmpty() ? Flow.KNOWN : arguments.get(0);
  }

  private static boolean isOpen(List<Flow> arguments, int index) {
    return index < arguments.size() && arguments.get(index).deep().isOpen();
  }

  /** Whether an argument but the last one may fail for other values of AWS. */
  private static Flow tried(List<Flow> arguments, Flow all) {
    boolean mayFail = false;
    for (int index = 0; index + 1 < arguments.size(); index++) {
      mayFail |= arguments.get(index).deep().isOfUnknownShape();
    }
    return all.decidedIf(mayFail);
  }

  /** Whether an argument but the last one may be null or empty for other values of AWS. */
  private static Flow chosen(List<Flow> arguments, Flow all) {
    boolean mayBeNothing = false;
    for (int index = 0; index + 1 < arguments.size(); index++) {
      Level level = arguments.get(index).level();
      mayBeNothing |= level.isOpen() && level != Level.SURE_TEXT;
    }
    return all.decidedIf(mayBeNothing);
  }

  private static Flow lookedUp(List<Flow> arguments, Flow all) {
    boolean isOpen = first(arguments).level().isOfUnknownShape() || isOpen(arguments, 1);
    Flow found = first(arguments).item();
    Flow result = arguments.size() < 3 ? found : found.join(arguments.get(2));
    return result.decidedIf(isOpen || all.isDecided());
  }

  private static Flow items(List<Flow> arguments) {
    return Flow.join(arguments.stream().map(Flow::item).toList()).listed();
  }

  /** The provider makes it of the statements that it is given, so its structure is known. */
  private static boolean isPolicyDocument(HclExpression argument) {
    return argument instanceof HclExpression.Access access
        && access.of().equals(new HclExpression.Name("data"))
        && access.names().get(0).equals("aws_iam_policy_document");
  }
}

package io.trainingroles.input.flow;

import io.trainingroles.input.hcl.HclExpression;
import io.trainingroles.input.hcl.HclExpression.Access;
import io.trainingroles.input.hcl.HclExpression.Call;
import io.trainingroles.input.hcl.HclExpression.Conditional;
import io.trainingroles.input.hcl.HclExpression.For;
import io.trainingroles.input.hcl.HclExpression.Literal;
import io.trainingroles.input.hcl.HclExpression.Members;
import io.trainingroles.input.hcl.HclExpression.Name;
import io.trainingroles.input.hcl.HclExpression.Operation;
import io.trainingroles.input.hcl.HclExpression.Parts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of an expression in a module.
 *
 * @param all the values of all modules
 * @param module the address of the module without keys
 * @param scope the variables of the expressions and blocks around it
 */
record FlowEvaluation(ConfigurationFlows all, String module, Map<String, Flow> scope) {
  private static final Set<String> COMPARING = Set.of("==", "!=", "<", ">", "<=", ">=");
  private static final Set<String> LOGICAL = Set.of("&&", "||", "!");
  private static final Set<String> KNOWN = Set.of("count", "path", "self", "terraform");

  /** Keeps an unchangeable copy. */
  FlowEvaluation {
    scope = Map.copyOf(scope);
  }

  /** The same with one variable more. */
  FlowEvaluation with(String variable, Flow flow) {
    var more = new HashMap<>(scope);
    more.put(variable, flow);
    return new FlowEvaluation(all, module, more);
  }

  Flow of(HclExpression expression) {
    if (expression instanceof Name name) {
      return scope.getOrDefault(name.name(), Flow.KNOWN);
    } else if (expression instanceof Access access) {
      return access(access);
    } else if (expression instanceof Call call) {
      List<Flow> arguments = call.arguments().stream().map(this::of).toList();
      if (FlowFunctions.computes(call.name(), arguments)) {
        all.noteComputed();
      }
      return FlowFunctions.of(call, arguments);
    } else if (expression instanceof Conditional choice) {
      Flow condition = of(choice.condition());
      return of(choice.yes())
          .join(of(choice.no()))
          .decidedIf(condition.isDeeplyDecided() || condition.deep().isOpen());
    } else if (expression instanceof Operation operation) {
      return operation(operation);
    } else if (expression instanceof For made) {
      return made(made);
    } else if (expression instanceof Members object) {
      return object(object);
    } else if (expression instanceof Parts parts) {
      return Flow.join(parts.parts().stream().map(this::of).toList()).listed();
    }
    return Flow.KNOWN;
  }

  private Flow object(Members object) {
    var members = new HashMap<String, Flow>();
    object.members().forEach((name, value) -> members.put(name, of(value)));
    if (object.others().isEmpty()) {
      return Flow.object(members);
    }
    Flow others = Flow.join(object.others().stream().map(this::of).toList());
    return Flow.join(members.values()).join(others).listed();
  }

  private Flow operation(Operation operation) {
    List<Flow> operands = operation.operands().stream().map(this::of).toList();
    Flow joined = Flow.join(operands);
    boolean isDecided = operands.stream().anyMatch(Flow::isDeeplyDecided);
    boolean isOpen = operands.stream().anyMatch(operand -> operand.deep().isOpen());
    if (COMPARING.contains(operation.operator())) {
      return Flow.KNOWN.decidedIf(isDecided || (isOpen && !isSure(operation, operands)));
    } else if (LOGICAL.contains(operation.operator())) {
      return Flow.KNOWN.decidedIf(isDecided || isOpen);
    }
    return joined.as(isOpen ? Level.OTHER : Level.KNOWN).decidedIf(isDecided);
  }

  /** Whether something that is never null or empty is compared with that. */
  private static boolean isSure(Operation comparison, List<Flow> operands) {
    for (int index = 0; index < operands.size(); index++) {
      HclExpression other = comparison.operands().get(operands.size() - 1 - index);
      Flow flow = operands.get(index);
      boolean isSure =
          flow.level() == Level.SURE_TEXT
              || (flow.level() == Level.KNOWN
                  && (flow.resource() != null || !flow.members().isEmpty()));
      boolean isNothing =
          other.equals(HclExpression.NULL)
              || (flow.level() == Level.SURE_TEXT && other.equals(new Literal("")))
              || (other instanceof Parts parts && parts.parts().isEmpty());
      if (isSure && isNothing) {
        return true;
      }
    }
    return false;
  }

  private Flow made(For made) {
    Flow collection = of(made.collection());
    Level shape = collection.level();
    boolean isUnknown = shape.isOfUnknownShape();
    FlowEvaluation inside = this;
    if (made.names().size() > 1) {
      inside = inside.with(made.names().get(0), isUnknown ? Flow.of(Level.TEXT) : Flow.KNOWN);
    }
    if (!made.names().isEmpty()) {
      String last = made.names().get(made.names().size() - 1);
      inside = inside.with(last, collection.item());
    }
    Flow result = Flow.join(made.results().stream().map(inside::of).toList());
    boolean decides =
        made.condition()
            .map(inside::of)
            .filter(condition -> condition.isDeeplyDecided() || condition.deep().isOpen())
            .isPresent();
    // Of a list that has one item in the place of some, the same text once is not the same list.
    boolean isLost = isUnknown && (shape == Level.OTHER || !result.deep().isOpen());
    return result
        .atLeast(isUnknown ? Level.LIST : Level.KNOWN)
        .listed()
        .decidedIf(decides || isLost || collection.isDecided());
  }

  private Flow access(Access access) {
    Flow flow = accessed(access);
    boolean isOpen = access.keys().stream().anyMatch(key -> of(key).deep().isOpen());
    boolean isDecided = access.keys().stream().anyMatch(key -> of(key).isDeeplyDecided());
    return flow.decidedIf(isOpen || isDecided);
  }

  private Flow accessed(Access access) {
    List<String> names = access.names();
    if (!(access.of() instanceof Name root)) {
      return member(of(access.of()), names);
    }
    Flow inScope = scope.get(root.name());
    if (inScope != null) {
      return member(inScope, names);
    } else if (KNOWN.contains(root.name()) || names.isEmpty()) {
      return Flow.KNOWN;
    }
    return switch (root.name()) {
      case "local", "var" ->
          member(all.value(module, root.name() + "." + names.get(0)), rest(names, 1));
      case "module" ->
          names.size() < 2
              ? Flow.of(Level.TEXT)
              : member(
                  all.value(module, "module." + names.get(0) + "." + names.get(1)), rest(names, 2));
      case "data" ->
          names.size() < 2
              ? Flow.KNOWN
              : member(Flow.resource("data." + names.get(0) + "." + names.get(1)), rest(names, 2));
      default ->
          root.name().contains("_")
              ? member(Flow.resource(root.name() + "." + names.get(0)), rest(names, 1))
              : Flow.KNOWN;
    };
  }

  private static List<String> rest(List<String> names, int from) {
    return names.subList(Math.min(from, names.size()), names.size());
  }

  private Flow member(Flow of, List<String> names) {
    Flow flow = of;
    for (String name : names) {
      flow = member(flow, name).decidedIf(flow.isDecided());
    }
    return flow;
  }

  private Flow member(Flow of, String name) {
    Flow member = of.members().get(name);
    if (member != null) {
      return of.level().isOfUnknownShape() ? member.atLeast(of.level()) : member;
    } else if (of.resource() != null) {
      return all.attribute(module, of.resource(), name);
    }
    Flow item = of.item();
    return item.members().containsKey(name)
        ? item.members().get(name)
        : Flow.of(of.deep()).decidedIf(of.isDeeplyDecided());
  }
}

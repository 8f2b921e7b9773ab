package io.trainingroles.input.hcl;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An expression, as far as it matters where its value comes from. See <a
 * href="https://developer.hashicorp.com/terraform/language/expressions">Expressions</a>.
 */
public sealed interface HclExpression {
  /** What cannot be read, as Terraform reports it, or has nothing in it. */
  HclExpression NOTHING = new Literal("");

  /** The value that {@code null} is. */
  HclExpression NULL = new Literal("null");

  /**
   * A number, a word such as {@code true}, or a string without interpolations.
   *
   * @param text its text, without quotation marks
   */
  record Literal(String text) implements HclExpression {}

  /**
   * The first name of a reference, such as {@code local}.
   *
   * @param name the name
   */
  record Name(String name) implements HclExpression {}

  /**
   * Attributes and items of a value, such as {@code aws_kms_key.data[0].arn}.
   *
   * @param of the value
   * @param names the names of the attributes, in their order
   * @param keys what stands in brackets
   */
  record Access(HclExpression of, List<String> names, List<HclExpression> keys)
      implements HclExpression {
    /** Keeps unchangeable copies. */
    public Access {
      names = List.copyOf(names);
      keys = List.copyOf(keys);
    }
  }

  /**
   * The call of a function.
   *
   * @param name the function
   * @param arguments its arguments
   */
  record Call(String name, List<HclExpression> arguments) implements HclExpression {
    /** Keeps an unchangeable copy. */
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A choice.
   *
   * @param condition what decides
   * @param yes the value if it holds
   * @param no the value otherwise
   */
  record Conditional(HclExpression condition, HclExpression yes, HclExpression no)
      implements HclExpression {}

  /**
   * An operator with its operands.
   *
   * @param operator such as {@code ==} or {@code !}
   * @param operands one or two
   */
  record Operation(String operator, List<HclExpression> operands) implements HclExpression {
    /** Keeps an unchangeable copy. */
    public Operation {
      operands = List.copyOf(operands);
    }
  }

  /**
   * A list or an object that is made of another one, item by item.
   *
   * @param names the variables of the items
   * @param collection what is gone through
   * @param results what is made of each item
   * @param condition which items count, if there is a condition
   */
  record For(
      List<String> names,
      HclExpression collection,
      List<HclExpression> results,
      Optional<HclExpression> condition)
      implements HclExpression {
    /** Keeps unchangeable copies. */
    public For {
      names = List.copyOf(names);
      results = List.copyOf(results);
    }
  }

  /**
   * An object.
   *
   * @param members its values by their names
   * @param others the values whose names are computed, and those names
   */
  record Members(Map<String, HclExpression> members, List<HclExpression> others)
      implements HclExpression {
    /** Keeps unchangeable copies. */
    public Members {
      members = Map.copyOf(members);
      others = List.copyOf(others);
    }
  }

  /**
   * A list, or a string with interpolations.
   *
   * @param parts what it is made of
   */
  record Parts(List<HclExpression> parts) implements HclExpression {
    /** Keeps an unchangeable copy. */
    public Parts {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Reads an expression.
   *
   * @param source its text
   * @return the expression; of what is not HCL, nothing
   */
  static HclExpression of(String source) {
    return new HclExpressionParser(source, HclScanner.tokens(source)).expression();
  }

  /**
   * Reads a string of Terraform's JSON syntax, which is a template.
   *
   * @param template the string
   * @return the expression
   */
  static HclExpression ofTemplate(String template) {
    return new HclExpressionParser(template, HclScanner.templateTokens(template)).template();
  }
}

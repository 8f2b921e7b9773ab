package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.terraform.Value.Expression;
import io.trainingroles.terraform.Value.Listing;
import io.trainingroles.terraform.Value.Mapping;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A variable that a spec declares and refers to. See <a
 * href="https://developer.hashicorp.com/terraform/language/values/variables">Input variables</a>.
 *
 * @param name the variable's name
 * @param type what its value is
 * @param description what it is for, or null
 * @param defaultValue its value where none is given, or null if one must be given
 */
public record Variable(
    String name, VariableType type, @Nullable String description, @Nullable String defaultValue) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,127}");

  /** What Terraform keeps for itself in the block of a module. */
  private static final Set<String> RESERVED =
      Set.of(
          "count",
          "depends_on",
          "for_each",
          "lifecycle",
          "locals",
          "providers",
          "source",
          "version");

  /**
   * Checks the name.
   *
   * @throws InvalidValueException if Terraform keeps the name for itself, or a module has it
   */
  public Variable {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidValueException(
          "'" + name + "' is not the name of a variable",
          "use letters, digits, '_' and '-', and begin with a letter or '_'");
    }
    if (RESERVED.contains(name) || ModuleVariables.NAMES.contains(name)) {
      throw new InvalidValueException(
          "the name '" + name + "' is reserved by Terraform or by the variables of modules",
          "give the variable another name");
    }
  }

  /**
   * The variable's block.
   *
   * @return its content
   */
  public Mapping block() {
    var block = new TreeMap<String, Value>();
    block.put("type", Value.text("string"));
    if (description != null) {
      block.put("description", Value.text(description));
    }
    if (defaultValue != null) {
      block.put("default", Value.text(defaultValue));
    }
    String condition = "can(regex(" + Quoted.of(type.form()) + ", var." + name + "))";
    Mapping validation =
        Mapping.of(
            entry("condition", new Expression(condition)),
            entry("error_message", Value.text(type.remedy())));
    block.put("validation", new Listing(List.of(validation)));
    return new Mapping(block);
  }
}

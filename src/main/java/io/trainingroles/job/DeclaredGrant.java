package io.trainingroles.job;

import io.trainingroles.role.Arguments;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.intent.Intents;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/**
 * A grant as a spec declares it: an intent and its arguments. Jobs are read to such grants, so that
 * all that a job needs can also be written into a spec by hand.
 *
 * @param intent the key of the intent in a spec, such as {@code read_keys}
 * @param arguments its arguments
 */
public record DeclaredGrant(String intent, List<Argument> arguments) {
  private static final Pattern PLAIN =
      Pattern.compile("read|write|output|volume|true|/[A-Za-z0-9_./-]+");

  /**
   * One argument of an intent.
   *
   * @param name the parameter's name
   * @param values its value, or the values of a list
   */
  public record Argument(String name, List<String> values) {
    /** Keeps an unchangeable copy. */
    public Argument {
      values = List.copyOf(values);
    }
  }

  /** Keeps an unchangeable copy. */
  public DeclaredGrant {
    arguments = List.copyOf(arguments);
  }

  /** An intent with one argument. */
  public static DeclaredGrant of(String intent, String name, String value) {
    return new DeclaredGrant(intent, List.of(new Argument(name, List.of(value))));
  }

  /** This grant with a flag set to {@code true}. */
  public DeclaredGrant with(String flag) {
    var more = new ArrayList<Argument>(arguments);
    more.add(new Argument(flag, List.of("true")));
    return new DeclaredGrant(intent, more);
  }

  /** An {@code allow} statement, for access that no other intent describes. */
  public static DeclaredGrant allow(List<String> actions, List<String> resources, String because) {
    return new DeclaredGrant(
        "allow",
        List.of(
            new Argument("actions", actions),
            new Argument("resources", resources),
            new Argument("because", List.of(because))));
  }

  /**
   * The grant itself.
   *
   * @throws io.trainingroles.iam.InvalidValueException if a value is not allowed
   */
  public Grant grant() {
    Form<Grant> form = form();
    var all = new Arguments();
    for (Argument argument : arguments) {
      Parameter<?> parameter = form.parameter(argument.name());
      argument.values().forEach(value -> add(all, parameter, value));
    }
    return form.make().apply(all);
  }

  /**
   * The grant as an item of a policy in a spec.
   *
   * @return one line of YAML, without the dash
   */
  public String yaml() {
    Form<Grant> form = form();
    if (arguments.size() == 1 && form.shorthand().name().equals(arguments.get(0).name())) {
      return intent + ": " + value(form.shorthand(), arguments.get(0));
    }
    var parts = new ArrayList<String>();
    for (Argument argument : arguments) {
      parts.add(argument.name() + ": " + value(form.parameter(argument.name()), argument));
    }
    return intent + ": {" + String.join(", ", parts) + "}";
  }

  private Form<Grant> form() {
    return Intents.of(intent).orElseThrow(() -> new NoSuchElementException("no intent " + intent));
  }

  private static <T> void add(Arguments all, Parameter<T> parameter, String value) {
    all.add(parameter, parameter.type().apply(value));
  }

  private static String value(Parameter<?> parameter, Argument argument) {
    List<String> quoted = argument.values().stream().map(DeclaredGrant::quoted).toList();
    return parameter.isList() ? "[" + String.join(", ", quoted) + "]" : quoted.get(0);
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches()
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}

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
 * A grant in the words of a spec. Jobs are read to these words, so that all that a job needs can
 * also be written into a spec by hand.
 *
 * @param word the word of the intent, such as {@code read_keys}
 * @param arguments what the intent is told
 */
public record GrantWords(String word, List<Argument> arguments) {
  private static final Pattern PLAIN =
      Pattern.compile("read|write|output|volume|true|/[A-Za-z0-9_./-]+");

  /**
   * One thing that an intent is told.
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
  public GrantWords {
    arguments = List.copyOf(arguments);
  }

  /** An intent that is told one thing. */
  public static GrantWords of(String word, String name, String value) {
    return new GrantWords(word, List.of(new Argument(name, List.of(value))));
  }

  /** These words, with something that is so. */
  public GrantWords with(String flag) {
    var more = new ArrayList<Argument>(arguments);
    more.add(new Argument(flag, List.of("true")));
    return new GrantWords(word, more);
  }

  /** A statement for what no intent says. */
  public static GrantWords allow(List<String> actions, List<String> resources, String because) {
    return new GrantWords(
        "allow",
        List.of(
            new Argument("actions", actions),
            new Argument("resources", resources),
            new Argument("because", List.of(because))));
  }

  /**
   * The grant that the words mean.
   *
   * @throws io.trainingroles.iam.InvalidValueException if a value is not allowed
   */
  public Grant grant() {
    Form<Grant> form = form();
    var told = new Arguments();
    for (Argument argument : arguments) {
      Parameter<?> parameter = form.parameter(argument.name());
      argument.values().forEach(value -> tell(told, parameter, value));
    }
    return form.make().apply(told);
  }

  /**
   * The words as an item of a policy in a spec.
   *
   * @return one line of YAML, without the dash
   */
  public String yaml() {
    Form<Grant> form = form();
    if (arguments.size() == 1 && form.shorthand().name().equals(arguments.get(0).name())) {
      return word + ": " + value(form.shorthand(), arguments.get(0));
    }
    var parts = new ArrayList<String>();
    for (Argument argument : arguments) {
      parts.add(argument.name() + ": " + value(form.parameter(argument.name()), argument));
    }
    return word + ": {" + String.join(", ", parts) + "}";
  }

  private Form<Grant> form() {
    return Intents.of(word).orElseThrow(() -> new NoSuchElementException("no intent " + word));
  }

  private static <T> void tell(Arguments told, Parameter<T> parameter, String value) {
    told.add(parameter, parameter.type().apply(value));
  }

  private static String value(Parameter<?> parameter, Argument argument) {
    List<String> quoted = argument.values().stream().map(GrantWords::quoted).toList();
    return parameter.isList() ? "[" + String.join(", ", quoted) + "]" : quoted.get(0);
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches()
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}

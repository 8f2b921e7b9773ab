package io.trainingroles.role;

import io.trainingroles.role.intent.Intents;
import io.trainingroles.role.trust.Trusts;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The form of a grant or a trust: its key in a spec, its parameters, and how it is made of its
 * arguments. The reader of specs, the constructs and the documentation all use it, so that a new
 * intent is one class and its line in {@link Intents}, and a new trust one class and its line in
 * {@link Trusts}.
 *
 * @param word the key in a spec, such as {@code read}
 * @param says what it does, in one sentence without its full stop
 * @param source the AWS page that the statements follow
 * @param parameters its parameters; the first gets the value of the short form, {@code read:
 *     s3://data}
 * @param make makes the grant or the trust of its arguments; throws {@link
 *     io.trainingroles.iam.InvalidValueException} where they contradict each other
 * @param <T> {@link Grant} or {@link Trust}
 */
public record Form<T>(
    String word,
    String says,
    String source,
    List<Parameter<?>> parameters,
    Function<Arguments, T> make) {
  /**
   * Keeps an unchangeable copy.
   *
   * @throws IllegalArgumentException if there is no parameter
   */
  public Form {
    parameters = List.copyOf(parameters);
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException(word + " has no parameter");
    }
  }

  /**
   * The parameter that gets the value of the short form.
   *
   * @return the first parameter
   */
  public Parameter<?> shorthand() {
    return parameters.get(0);
  }

  /**
   * Whether a parameter needs no key in the short form.
   *
   * @param parameter a parameter of this form
   * @return true for the first
   */
  public boolean isShorthand(Parameter<?> parameter) {
    return parameter.name().equals(shorthand().name());
  }

  /**
   * A parameter by its name.
   *
   * @param name the key in a spec
   * @return the parameter
   * @throws NoSuchElementException if there is no parameter of that name
   */
  public Parameter<?> parameter(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(word + " has no parameter " + name));
  }
}

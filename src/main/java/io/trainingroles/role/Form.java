package io.trainingroles.role;

import io.trainingroles.role.intent.Intents;
import io.trainingroles.role.trust.Trusts;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The form of a grant or a trust: its word in a spec, what it is told, and what comes of that. The
 * reader of specs, the constructs and the documentation all work from it, so that a new one is one
 * class and its line in {@link Intents} or {@link Trusts}.
 *
 * @param word the word in a spec, such as {@code read}
 * @param says what it does, in one sentence without its full stop
 * @param source the AWS page that the statements follow
 * @param parameters what it is told; the first is what it is for where it is written in one word
 * @param make makes the grant or the trust of its arguments; throws {@link
 *     io.trainingroles.iam.InvalidValueException} where they do not go together
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
      throw new IllegalArgumentException(word + " is told nothing");
    }
  }

  /**
   * What it is for where it is written in one word.
   *
   * @return the first parameter
   */
  public Parameter<?> shorthand() {
    return parameters.get(0);
  }

  /**
   * Whether a parameter is the one that needs no key.
   *
   * @param parameter one of its own
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
   * @throws NoSuchElementException if there is none of that name
   */
  public Parameter<?> parameter(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(word + " is not told " + name));
  }
}

package io.trainingroles.role;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The arguments of an intent: a value, or several, for each of its parameters. */
public final class Arguments {
  /** By identity: each parameter is a constant of its form. */
  private final IdentityHashMap<Parameter<?>, List<Object>> values = new IdentityHashMap<>();

  /** No arguments yet. */
  public Arguments() {}

  /**
   * Adds a value.
   *
   * @param parameter what it is for
   * @param value the value
   * @param <T> its type
   */
  public <T> void add(Parameter<T> parameter, T value) {
    values.computeIfAbsent(parameter, key -> new ArrayList<>()).add(value);
  }

  /**
   * The value of a required parameter.
   *
   * @param parameter the parameter
   * @param <T> the type of the value
   * @return the value
   * @throws NoSuchElementException if there is none
   */
  public <T> T get(Parameter<T> parameter) {
    return find(parameter)
        .orElseThrow(() -> new NoSuchElementException("no value for " + parameter.name()));
  }

  /**
   * The value of an optional parameter.
   *
   * @param parameter the parameter
   * @param <T> the type of the value
   * @return the value, if there is one
   */
  public <T> Optional<T> find(Parameter<T> parameter) {
    return all(parameter).stream().findFirst();
  }

  /**
   * The values of a list.
   *
   * @param parameter the parameter
   * @param <T> the type of each
   * @return the values in their order
   */
  @SuppressWarnings("unchecked") // add() has put in nothing but values of the parameter's type
  public <T> List<T> all(Parameter<T> parameter) {
    return (List<T>) List.copyOf(values.getOrDefault(parameter, List.of()));
  }
}

package io.trainingroles.input;

import java.util.Objects;
import java.util.Optional;

/**
 * What an input says of a value.
 *
 * @param <T> the type of the value
 */
public sealed interface SeenValue<T> {
  /**
   * It says what it is.
   *
   * @param value the value
   * @param <T> its type
   */
  record Known<T>(T value) implements SeenValue<T> {
    /** Refuses null. */
    public Known {
      Objects.requireNonNull(value);
    }
  }

  /**
   * It will be known later.
   *
   * @param why why it is not known now
   * @param <T> its type
   */
  record Unknown<T>(String why) implements SeenValue<T> {}

  /**
   * There is none.
   *
   * @param <T> its type
   */
  record Absent<T>() implements SeenValue<T> {}

  /**
   * The value, if it is known.
   *
   * @return the value
   */
  default Optional<T> known() {
    return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
  }
}

package io.trainingroles.role;

import java.util.function.Function;

/**
 * A parameter of an intent, such as the bucket that it reads.
 *
 * @param name the key in a spec
 * @param type turns a text into the value; throws {@link
 *     io.trainingroles.iam.InvalidValueException} where the text is not valid
 * @param kind whether it is required, and whether it is a list or a flag
 * @param example how it is written
 * @param says what it is, in a few words
 * @param <T> the type of the value, or of each value of a list
 */
public record Parameter<T>(
    String name, Function<String, T> type, Kind kind, String example, String says) {

  /** Whether a parameter is required, and what a spec writes for it. */
  public enum Kind {
    /** One value, which is required. */
    REQUIRED,
    /** One value, which may be left out. */
    OPTIONAL,
    /** A list of at least one value, which is required. */
    LIST,
    /** A list of at least one value, which may be left out. */
    OPTIONAL_LIST,
    /** {@code true} or {@code false}, which may be left out. */
    FLAG
  }

  /**
   * One value, which is required.
   *
   * @param name the key in a spec
   * @param type turns a text into the value
   * @param example how it is written
   * @param says what it is, in a few words
   * @param <T> the type of the value
   * @return the parameter
   */
  public static <T> Parameter<T> required(
      String name, Function<String, T> type, String example, String says) {
    return new Parameter<>(name, type, Kind.REQUIRED, example, says);
  }

  /**
   * One value, which may be left out.
   *
   * @param name the key in a spec
   * @param type turns a text into the value
   * @param example how it is written
   * @param says what it is, in a few words
   * @param <T> the type of the value
   * @return the parameter
   */
  public static <T> Parameter<T> optional(
      String name, Function<String, T> type, String example, String says) {
    return new Parameter<>(name, type, Kind.OPTIONAL, example, says);
  }

  /**
   * A list of at least one value, which is required.
   *
   * @param name the key in a spec
   * @param type turns a text into the value
   * @param example how it is written
   * @param says what it is, in a few words
   * @param <T> the type of the value
   * @return the parameter
   */
  public static <T> Parameter<T> list(
      String name, Function<String, T> type, String example, String says) {
    return new Parameter<>(name, type, Kind.LIST, example, says);
  }

  /**
   * A list of at least one value, which may be left out.
   *
   * @param name the key in a spec
   * @param type turns a text into the value
   * @param example how it is written
   * @param says what it is, in a few words
   * @param <T> the type of the value
   * @return the parameter
   */
  public static <T> Parameter<T> optionalList(
      String name, Function<String, T> type, String example, String says) {
    return new Parameter<>(name, type, Kind.OPTIONAL_LIST, example, says);
  }

  /**
   * {@code true} or {@code false}, which may be left out.
   *
   * @param name the key in a spec
   * @param says what it is, in a few words
   * @return the parameter
   */
  public static Parameter<Boolean> flag(String name, String says) {
    return new Parameter<>(name, Boolean::parseBoolean, Kind.FLAG, "true", says);
  }

  /**
   * Whether the parameter is required.
   *
   * @return true for a required value and for a list
   */
  public boolean isRequired() {
    return kind == Kind.REQUIRED || kind == Kind.LIST;
  }

  /**
   * Whether the parameter is a list.
   *
   * @return true for both kinds of list
   */
  public boolean isList() {
    return kind == Kind.LIST || kind == Kind.OPTIONAL_LIST;
  }
}

package io.trainingroles.tree;

import io.trainingroles.finding.Location;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value of a file in JSON or YAML before anything is known of its meaning, with its place.
 * Nothing is lost on the way from the file: duplicate keys, the order of keys and the text of
 * numbers are kept.
 */
public sealed interface Tree {

  /**
   * Where the value begins.
   *
   * @return a place in a file, or the field of a construct
   */
  Location location();

  /**
   * What the value is, in the words of JSON, for messages.
   *
   * @return such as {@code an object}, {@code a list}, {@code 'text'}, {@code 42} or {@code null}
   */
  default String described() {
    if (this instanceof Mapping) {
      return "an object";
    } else if (this instanceof Scalar scalar) {
      return switch (scalar.kind()) {
        case TEXT -> "'" + scalar.text() + "'";
        case NULL -> "null";
        case BOOLEAN, NUMBER -> scalar.text();
      };
    }
    return "a list";
  }

  /**
   * The text that the value is.
   *
   * @return its text, or nothing if the value is of another type
   */
  default Optional<String> asText() {
    return this instanceof Scalar scalar && scalar.kind() == ScalarKind.TEXT
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /**
   * Whether the value is null.
   *
   * @return true for {@code null}, in YAML also for {@code ~} and for a value that is not written
   */
  default boolean isNull() {
    return this instanceof Scalar scalar && scalar.kind() == ScalarKind.NULL;
  }

  /** The type of a scalar. */
  enum ScalarKind {
    /** A string. */
    TEXT("a string"),
    /** {@code true} or {@code false}, not in quotation marks. */
    BOOLEAN("a boolean"),
    /** A number, not in quotation marks. */
    NUMBER("a number"),
    /** Nothing, {@code null} or {@code ~}. */
    NULL("null");

    private final String words;

    ScalarKind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * A single value.
   *
   * @param location where it begins
   * @param kind its type
   * @param text its text as it is written, without quotation marks
   */
  record Scalar(Location location, ScalarKind kind, String text) implements Tree {}

  /**
   * A list.
   *
   * @param location where it begins
   * @param items its items in their order
   */
  record Listing(Location location, List<Tree> items) implements Tree {
    /** Keeps an unchangeable copy. */
    public Listing {
      items = List.copyOf(items);
    }
  }

  /**
   * Keys and their values: a mapping of YAML, an object of JSON.
   *
   * @param location where it begins
   * @param entries its entries in their order; {@link DuplicateKeys} finds keys that are defined
   *     more than once
   */
  record Mapping(Location location, List<Entry> entries) implements Tree {
    /** Keeps an unchangeable copy. */
    public Mapping {
      entries = List.copyOf(entries);
    }

    /**
     * The same keys, at the same places, with other values.
     *
     * @param value what an entry has instead
     * @return the mapping with the other values
     */
    public Mapping withValues(Function<Entry, Tree> value) {
      return new Mapping(
          location,
          entries.stream()
              .map(entry -> new Entry(entry.key(), entry.location(), value.apply(entry)))
              .toList());
    }

    /**
     * The first entry with a key.
     *
     * @param key the key
     * @return the entry, if there is one
     */
    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /**
     * The first value of a key.
     *
     * @param key the key
     * @return the value, if there is one
     */
    public Optional<Tree> value(String key) {
      // No stream: a Terraform plan has some hundred thousand values.
      for (Entry entry : entries) {
        if (entry.key().equals(key)) {
          return Optional.of(entry.value());
        }
      }
      return Optional.empty();
    }

    /**
     * The mapping at the end of some keys, where a value of another type is as good as none.
     *
     * @param keys the keys from the outside in
     * @return the mapping, if there is one
     */
    public Optional<Mapping> mapping(String... keys) {
      Mapping here = this;
      for (String key : keys) {
        if (!(here.value(key).orElse(null) instanceof Mapping next)) {
          return Optional.empty();
        }
        here = next;
      }
      return Optional.of(here);
    }

    /**
     * All values of a key, for languages in which a key may be repeated.
     *
     * @param key the key
     * @return its values in their order
     */
    public List<Tree> values(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).map(Entry::value).toList();
    }
  }

  /**
   * A key and its value.
   *
   * @param key the key's text
   * @param location where the key begins
   * @param value the value
   */
  record Entry(String key, Location location, Tree value) {}
}

package io.trainingroles.yaml;

import io.trainingroles.finding.Location;
import java.util.List;
import java.util.Optional;

/** A value of a spec before anything is known of its meaning, with the place it stands at. */
public sealed interface YamlNode {

  /**
   * Where the value begins.
   *
   * @return a place in a file, or the field of a construct
   */
  Location location();

  /** What YAML takes a scalar for. */
  enum ScalarKind {
    /** A text. */
    TEXT("a text"),
    /** {@code true} or {@code false}, not in quotation marks. */
    BOOLEAN("a truth value"),
    /** A number, not in quotation marks. */
    NUMBER("a number"),
    /** Nothing, {@code null} or {@code ~}. */
    NULL("nothing");

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
   * @param kind what YAML takes it for
   * @param text its text as it is written, without quotation marks
   */
  record Scalar(Location location, ScalarKind kind, String text) implements YamlNode {}

  /**
   * A list.
   *
   * @param location where it begins
   * @param items its items in their order
   */
  record Listing(Location location, List<YamlNode> items) implements YamlNode {
    /** Keeps an unchangeable copy. */
    public Listing {
      items = List.copyOf(items);
    }
  }

  /**
   * Keys and their values.
   *
   * @param location where it begins
   * @param entries its entries in their order; a key may be there twice
   */
  record Mapping(Location location, List<Entry> entries) implements YamlNode {
    /** Keeps an unchangeable copy. */
    public Mapping {
      entries = List.copyOf(entries);
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
  }

  /**
   * A key and its value.
   *
   * @param key the key's text
   * @param location where the key begins
   * @param value the value
   */
  record Entry(String key, Location location, YamlNode value) {}
}

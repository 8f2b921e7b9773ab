package io.trainingroles.terraform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A value of a Terraform configuration. */
public sealed interface Value {

  /**
   * A text that means itself.
   *
   * @param text any text; what looks like a template stays text
   */
  record Text(String text) implements Value {}

  /**
   * What Terraform evaluates. The source is this project's own, never a user's text.
   *
   * @param source an expression of Terraform's language, such as {@code aws_iam_role.example.arn}
   */
  record Expression(String source) implements Value {}

  /**
   * Texts and expressions put together into one text.
   *
   * @param parts the parts in their order
   */
  record Concatenation(List<Value> parts) implements Value {
    /**
     * Keeps an unchangeable copy, with the parts of a concatenation in place of it: what has to be
     * escaped at a joint shows only where both sides of it are seen.
     */
    public Concatenation {
      parts = parts.stream().flatMap(Concatenation::flat).toList();
    }

    private static Stream<Value> flat(Value part) {
      return part instanceof Concatenation inner ? inner.parts.stream() : Stream.of(part);
    }
  }

  /**
   * A truth value.
   *
   * @param value the value
   */
  record Flag(boolean value) implements Value {}

  /**
   * A whole number.
   *
   * @param value the number
   */
  record Whole(long value) implements Value {}

  /** Terraform's {@code null}: no value. */
  record Null() implements Value {}

  /**
   * A list.
   *
   * @param items the items in their order
   */
  record Listing(List<Value> items) implements Value {
    /** Keeps an unchangeable copy. */
    public Listing {
      items = List.copyOf(items);
    }
  }

  /**
   * An object or a map.
   *
   * @param entries the entries; keys are texts that mean themselves
   */
  record Mapping(SortedMap<String, Value> entries) implements Value {
    /** Keeps an unchangeable copy. */
    public Mapping {
      entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /**
     * An object of these entries.
     *
     * @param entries the entries, each key once
     * @return the object
     */
    @SafeVarargs
    public static Mapping of(Map.Entry<String, ? extends Value>... entries) {
      var all = new ArrayList<Map.Entry<String, ? extends Value>>();
      for (Map.Entry<String, ? extends Value> entry : entries) {
        all.add(entry);
      }
      return of(all);
    }

    /**
     * An object of these entries.
     *
     * @param entries the entries, each key once
     * @return the object
     * @throws IllegalArgumentException if a key is defined twice
     */
    public static Mapping of(Iterable<? extends Map.Entry<String, ? extends Value>> entries) {
      var sorted = new TreeMap<String, Value>();
      for (Map.Entry<String, ? extends Value> entry : entries) {
        if (sorted.put(entry.getKey(), entry.getValue()) != null) {
          throw new IllegalArgumentException("the key " + entry.getKey() + " is defined twice");
        }
      }
      return new Mapping(sorted);
    }

    /**
     * This object and another in one.
     *
     * @param other an object that shares no key with this one
     * @return both
     * @throws IllegalArgumentException if they share a key
     */
    public Mapping and(Mapping other) {
      var both = new ArrayList<Map.Entry<String, Value>>(entries.entrySet());
      both.addAll(other.entries.entrySet());
      return of(both);
    }
  }

  /**
   * A text that means itself.
   *
   * @param text any text
   * @return the value
   */
  static Value text(String text) {
    return new Text(text);
  }
}

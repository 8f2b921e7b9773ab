package io.trainingroles.spec.schema;

import static java.util.Map.entry;

import io.trainingroles.role.Form;
import io.trainingroles.role.Parameter;
import io.trainingroles.terraform.Value;
import io.trainingroles.terraform.Value.Flag;
import io.trainingroles.terraform.Value.Listing;
import io.trainingroles.terraform.Value.Mapping;
import io.trainingroles.terraform.Value.Whole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Forms, and what they are made of, in JSON Schema. */
public final class FormSchema {
  /** A text, or a reference in place of it. */
  public static final Mapping TEXT = Mapping.of(entry("$ref", Value.text("#/$defs/text")));

  /** A truth value. */
  public static final Mapping FLAG = Mapping.of(entry("type", Value.text("boolean")));

  private FormSchema() {}

  /** The arguments of a form: its shorthand, or its keys. */
  static Mapping value(Form<?> form) {
    Mapping keys = keys(form);
    boolean inOneWord =
        form.parameters().stream()
            .allMatch(parameter -> !parameter.isRequired() || form.isShorthand(parameter));
    return described(
        inOneWord ? anyOf(value(form.shorthand()), keys) : keys,
        form.says() + ". " + form.source());
  }

  /** The keys of a form as one mapping. */
  static Mapping keys(Form<?> form) {
    List<Value> required =
        form.parameters().stream()
            .filter(Parameter::isRequired)
            .map(parameter -> Value.text(parameter.name()))
            .toList();
    Mapping object = object(properties(form), required);
    return required.isEmpty() ? with(object, "minProperties", new Whole(0)) : object;
  }

  /** What each key of a form is. */
  static List<Map.Entry<String, Mapping>> properties(Form<?> form) {
    var properties = new ArrayList<Map.Entry<String, Mapping>>();
    for (Parameter<?> parameter : form.parameters()) {
      String says = parameter.says() + ", such as " + parameter.example();
      properties.add(entry(parameter.name(), described(value(parameter), says)));
    }
    return properties;
  }

  private static Mapping value(Parameter<?> parameter) {
    if (parameter.kind() == Parameter.Kind.FLAG) {
      return FLAG;
    }
    return parameter.isList() ? list(TEXT) : TEXT;
  }

  /**
   * A list of at least one item.
   *
   * @param item the schema of each
   * @return the schema
   */
  public static Mapping list(Mapping item) {
    return Mapping.of(
        entry("type", Value.text("array")), entry("minItems", new Whole(1)), entry("items", item));
  }

  /**
   * A mapping whose keys the user names, with at least one.
   *
   * @param value the schema of each value
   * @return the schema
   */
  public static Mapping named(Mapping value) {
    return Mapping.of(
        entry("type", Value.text("object")),
        entry("minProperties", new Whole(1)),
        entry("additionalProperties", value));
  }

  /**
   * A mapping with known keys.
   *
   * @param properties the keys, each with the schema of its value
   * @param required those that must be there
   * @return the schema
   */
  public static Mapping object(List<Map.Entry<String, Mapping>> properties, List<Value> required) {
    Mapping object =
        Mapping.of(
            entry("type", Value.text("object")),
            entry("minProperties", new Whole(1)),
            entry("additionalProperties", new Flag(false)),
            entry("properties", Mapping.of(properties)));
    return required.isEmpty() ? object : with(object, "required", new Listing(required));
  }

  /**
   * One schema or another.
   *
   * @param schemas the schemas
   * @return the schema
   */
  public static Mapping anyOf(Mapping... schemas) {
    return Mapping.of(entry("anyOf", new Listing(Arrays.asList(schemas))));
  }

  /**
   * One of these values.
   *
   * @param values the values
   * @return the schema
   */
  public static Mapping words(Stream<String> values) {
    return Mapping.of(entry("enum", new Listing(values.map(Value::text).toList())));
  }

  /**
   * A schema with a description, which editors show.
   *
   * @param schema the schema
   * @param description one sentence
   * @return the schema
   */
  public static Mapping described(Mapping schema, String description) {
    return with(schema, "description", Value.text(description));
  }

  private static Mapping with(Mapping schema, String key, Value value) {
    var entries = new TreeMap<>(schema.entries());
    entries.put(key, value);
    return new Mapping(entries);
  }
}

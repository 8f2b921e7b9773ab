package io.trainingroles.cli.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a tool, and what it is on the command line.
 *
 * @param name its name
 * @param kind what its value is
 * @param option the option that it becomes, or an empty text for a positional parameter
 * @param words the words that it may be; empty where it may be any text
 * @param isRequired whether a call needs it
 * @param description what it says, for the agent
 */
record ToolParameter(
    String name,
    Kind kind,
    String option,
    List<String> words,
    boolean isRequired,
    String description) {

  /** What a value is. */
  enum Kind {
    /** A text. */
    TEXT("a string"),
    /** The path of a file or a folder. */
    PATH("a string"),
    /** Several texts. */
    TEXTS("a list of strings"),
    /** Several paths. */
    PATHS("a list of strings"),
    /** Texts by their names, of which each may have several. */
    PAIRS("an object whose values are strings or lists of strings"),
    /** Whether something is so. */
    FLAG("true or false");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  ToolParameter {
    words = List.copyOf(words);
  }

  static ToolParameter of(String name, Kind kind, String option, String description) {
    return new ToolParameter(name, kind, option, List.of(), false, description);
  }

  ToolParameter required() {
    return new ToolParameter(name, kind, option, words, true, description);
  }

  ToolParameter oneOf(String... allowed) {
    return new ToolParameter(name, kind, option, List.of(allowed), isRequired, description);
  }

  /** The JSON Schema of its value. */
  Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    switch (kind) {
      case TEXT, PATH -> schema.put("type", "string");
      case TEXTS, PATHS -> {
        schema.put("type", "array");
        schema.put("items", Map.of("type", "string"));
        schema.put("minItems", 1);
      }
      case PAIRS -> {
        schema.put("type", "object");
        Map<String, Object> several = new LinkedHashMap<>();
        several.put("type", "array");
        several.put("items", Map.of("type", "string"));
        schema.put(
            "additionalProperties", Map.of("anyOf", List.of(Map.of("type", "string"), several)));
      }
      case FLAG -> schema.put("type", "boolean");
    }
    if (!words.isEmpty()) {
      schema.put("enum", words);
    }
    schema.put("description", description);
    return schema;
  }

  /**
   * What a value is on the command line. Each option has its value behind an equals sign, and no
   * path begins with a hyphen, so that nothing of a value can be taken for another option.
   *
   * @param value the value
   * @param problems where is added what is wrong with it
   */
  List<String> arguments(@Nullable Object value, List<String> problems) {
    List<String> texts = texts(value);
    if (texts == null) {
      problems.add("'" + name + "' must be " + kind.words);
      return List.of();
    }
    var arguments = new ArrayList<String>();
    for (String text : texts) {
      if (text.indexOf('\0') >= 0) {
        problems.add("'" + name + "' has a character that no text can have (U+0000)");
      } else if (!words.isEmpty() && !words.contains(text)) {
        problems.add("'" + name + "' must be one of " + String.join(", ", words));
      } else if (kind == Kind.FLAG) {
        arguments.add(option);
      } else {
        boolean mustNotBeOption = option.isEmpty() || kind == Kind.PATH || kind == Kind.PATHS;
        String shown = mustNotBeOption && text.startsWith("-") ? "./" + text : text;
        arguments.add(option.isEmpty() ? shown : option + "=" + shown);
      }
    }
    return arguments;
  }

  /** The texts of a value; null where it is not of the kind. */
  private @Nullable List<String> texts(@Nullable Object value) {
    return switch (kind) {
      case TEXT, PATH -> value instanceof String text && !text.isEmpty() ? List.of(text) : null;
      case TEXTS, PATHS -> strings(value);
      case PAIRS -> value instanceof Map<?, ?> pairs ? pairs(pairs) : null;
      case FLAG -> value instanceof Boolean flag ? (flag ? List.of("") : List.of()) : null;
    };
  }

  private static @Nullable List<String> strings(@Nullable Object value) {
    if (!(value instanceof List<?> items) || items.isEmpty()) {
      return null;
    }
    var strings = new ArrayList<String>();
    for (Object item : items) {
      if (!(item instanceof String text) || text.isEmpty()) {
        return null;
      }
      strings.add(text);
    }
    return strings;
  }

  private static @Nullable List<String> pairs(Map<?, ?> pairs) {
    var texts = new ArrayList<String>();
    for (Map.Entry<?, ?> pair : pairs.entrySet()) {
      List<?> values = pair.getValue() instanceof List<?> several ? several : one(pair.getValue());
      for (Object value : values) {
        if (!(value instanceof String text)) {
          return null;
        }
        texts.add(pair.getKey() + "=" + text);
      }
    }
    return texts;
  }

  private static List<?> one(@Nullable Object value) {
    return value == null ? List.of(0) : List.of(value);
  }
}

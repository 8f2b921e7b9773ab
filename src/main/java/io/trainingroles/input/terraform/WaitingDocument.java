package io.trainingroles.input.terraform;

import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.JsonWriter;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** One document that is put together of the statements of its data source. */
final class WaitingDocument {
  private static final String CURRENT = "2012-10-17";

  private final String address;
  private final String version;
  private final Function<Mapping, List<String>> within;

  /** The statements in JSON; one that has a name takes the place of one with the same name. */
  private final List<Statement> statements = new ArrayList<>();

  private record Statement(String sid, String json) {}

  /** Another document that gives statements. */
  sealed interface Source {
    /** One that is known. */
    record Text(String json) implements Source {}

    /** One that waits too. */
    record Known(WaitingDocument document) implements Source {}

    /** One of which nothing is known; {@code name} is the argument. */
    record NotKnown(String name) implements Source {}
  }

  /**
   * A document without statements.
   *
   * @param address the data source
   * @param version its version
   * @param within the patterns that match what the expression of resources can be, if it is known
   */
  WaitingDocument(String address, String version, Function<Mapping, List<String>> within) {
    this.address = address;
    this.within = within;
    this.version = version.isEmpty() ? CURRENT : version;
  }

  /** Adds the statements of another document. */
  void source(Source source) {
    if (source instanceof Source.Known known) {
      known.document().statements.forEach(this::put);
    } else if (source instanceof Source.Text text) {
      addText(text.json());
    } else if (source instanceof Source.NotKnown open) {
      addUnknown(address + "." + open.name());
    }
  }

  private void addText(String json) {
    try {
      Tree tree = new JsonReader("").read(json);
      Tree given = tree instanceof Mapping mapping ? mapping.value("Statement").orElse(null) : null;
      List<Tree> all =
          given instanceof Mapping one
              ? List.of(one)
              : WaitingDocuments.items(Optional.ofNullable(given));
      for (Tree statement : all) {
        String sid =
            statement instanceof Mapping mapping
                ? mapping.value("Sid").flatMap(Tree::asText).orElse("")
                : "";
        put(new Statement(sid, JsonWriter.compact(statement)));
      }
    } catch (NotJsonException reportedByTheProvider) {
      addUnknown(address);
    }
  }

  /** Statements that may allow and deny anything. */
  private void addUnknown(String name) {
    for (String effect : List.of("Allow", "Deny")) {
      var parts = new LinkedHashMap<String, Object>();
      parts.put("Effect", effect);
      parts.put("Action", List.of("*"));
      parts.put("Resource", List.of(WaitingDocuments.later(name)));
      put(new Statement("", JsonWriter.ofValues(parts)));
    }
  }

  private void put(Statement statement) {
    for (int index = 0; index < statements.size(); index++) {
      if (!statement.sid().isEmpty() && statements.get(index).sid().equals(statement.sid())) {
        statements.set(index, statement);
        return;
      }
    }
    statements.add(statement);
  }

  /** Adds a statement of the data source itself. */
  void statement(Tree tree, Mapping unknown, Mapping expressions, int index) {
    if (!(tree instanceof Mapping block)) {
      addUnknown(address + ".statement[" + index + "]");
      return;
    }
    String where = address + ".statement[" + index + "]";
    var parts = new LinkedHashMap<String, Object>();
    String sid = text(block, "sid");
    if (!sid.isEmpty()) {
      parts.put("Sid", sid);
    }
    String effect = text(block, "effect");
    if (effect.isEmpty() && isUnknown(unknown, "effect")) {
      addUnknown(where);
      return;
    }
    parts.put("Effect", effect.isEmpty() ? "Allow" : effect);
    if (isOpen(block, "actions", unknown) || isOpen(block, "not_actions", unknown)) {
      // Any action, on what is not known: so nothing surely, and anything possibly.
      parts.put("Action", List.of("*"));
      parts.put("Resource", List.of(WaitingDocuments.later(where + ".actions")));
      put(new Statement(sid, JsonWriter.ofValues(parts)));
      return;
    }
    addTexts("Action", "actions", block, unknown, expressions, where, parts);
    addTexts("NotAction", "not_actions", block, unknown, expressions, where, parts);
    addTexts("Resource", "resources", block, unknown, expressions, where, parts);
    addTexts("NotResource", "not_resources", block, unknown, expressions, where, parts);
    addPrincipals("Principal", "principals", block, unknown, where, parts);
    addPrincipals("NotPrincipal", "not_principals", block, unknown, where, parts);
    addConditions(block, unknown, where, parts);
    put(new Statement(sid, JsonWriter.ofValues(parts)));
  }

  private void addTexts(
      String element,
      String argument,
      Mapping block,
      Mapping unknown,
      Mapping expressions,
      String where,
      Map<String, Object> parts) {
    Mapping nothing = new Mapping(block.location(), List.of());
    String reference = WaitingDocuments.named(expressions.mapping(argument).orElse(nothing));
    String place = where + "." + argument;
    List<String> patterns =
        element.endsWith("Resource")
            ? expressions.mapping(argument).map(within).orElse(List.of())
            : List.of();
    List<String> texts =
        texts(
            block,
            argument,
            unknown,
            reference.isEmpty() ? place : reference + " in " + place,
            patterns);
    if (!texts.isEmpty()) {
      parts.put(element, texts);
    }
  }

  /**
   * The texts of an argument. What stands around a reference is not in a plan, so each text that is
   * not known has a name of its own: two of them are not the same text.
   */
  private static List<String> texts(Mapping block, String argument, Mapping unknown, String name) {
    return texts(block, argument, unknown, name, List.of());
  }

  private static List<String> texts(
      Mapping block, String argument, Mapping unknown, String name, List<String> within) {
    if (isUnknown(unknown, argument)) {
      // Of a list that is not known at all, what else is in it is not in the plan.
      return List.of(WaitingDocuments.later(name));
    }
    List<Tree> items = WaitingDocuments.items(block.value(argument));
    var texts = new ArrayList<String>();
    for (int index = 0; index < items.size(); index++) {
      String later = WaitingDocuments.later(name + "[" + index + "]", within);
      texts.add(items.get(index).asText().map(WaitingDocument::escaped).orElse(later));
    }
    return texts;
  }

  private static boolean isOpen(Mapping block, String argument, Mapping unknown) {
    return isUnknown(unknown, argument)
        || WaitingDocuments.items(block.value(argument)).stream()
            .anyMatch(item -> item.asText().isEmpty());
  }

  /** The data source writes a variable of the policy language so that Terraform leaves it. */
  private static String escaped(String text) {
    return text.replace("&{", "${");
  }

  private static void addPrincipals(
      String element,
      String argument,
      Mapping block,
      Mapping unknown,
      String where,
      Map<String, Object> parts) {
    var principals = new TreeMap<String, List<String>>();
    List<Tree> blocks = WaitingDocuments.items(block.value(argument));
    List<Tree> marks = WaitingDocuments.items(unknown.value(argument));
    for (int index = 0; index < blocks.size(); index++) {
      if (blocks.get(index) instanceof Mapping one) {
        Mapping mark = mark(marks, index, one);
        String type = text(one, "type");
        principals
            .computeIfAbsent(type.isEmpty() ? "AWS" : type, each -> new ArrayList<>())
            .addAll(texts(one, "identifiers", mark, where + "." + argument));
      }
    }
    if (isUnknown(unknown, argument)) {
      principals.put("AWS", List.of(WaitingDocuments.later(where + "." + argument)));
    }
    if (principals.equals(Map.of("*", List.of("*")))) {
      parts.put(element, "*");
    } else if (!principals.isEmpty()) {
      parts.put(element, principals);
    }
  }

  private static void addConditions(
      Mapping block, Mapping unknown, String where, Map<String, Object> parts) {
    var conditions = new TreeMap<String, Map<String, List<String>>>();
    List<Tree> blocks = WaitingDocuments.items(block.value("condition"));
    List<Tree> marks = WaitingDocuments.items(unknown.value("condition"));
    for (int index = 0; index < blocks.size(); index++) {
      if (blocks.get(index) instanceof Mapping one) {
        String at = where + ".condition[" + index + "]";
        // The URL of an identity provider, of which AWS keeps what follows the scheme.
        String key = text(one, "variable").replaceFirst("^https://", "");
        conditions
            .computeIfAbsent(text(one, "test"), each -> new TreeMap<>())
            .computeIfAbsent(
                key.isEmpty() ? WaitingDocuments.later(at + ".variable") : key,
                each -> new ArrayList<>())
            .addAll(texts(one, "values", mark(marks, index, one), at + ".values"));
      }
    }
    if (isUnknown(unknown, "condition")) {
      conditions.put(
          "StringEquals",
          Map.of(
              WaitingDocuments.later(where + ".condition"),
              List.of(WaitingDocuments.later(where + ".condition"))));
    }
    if (!conditions.isEmpty()) {
      parts.put("Condition", conditions);
    }
  }

  private static Mapping mark(List<Tree> marks, int index, Mapping block) {
    return index < marks.size() && marks.get(index) instanceof Mapping mark
        ? mark
        : new Mapping(block.location(), List.of());
  }

  private static String text(Mapping from, String name) {
    return from.value(name).flatMap(Tree::asText).orElse("");
  }

  private static boolean isUnknown(Mapping unknown, String name) {
    return unknown.value(name).orElse(null) instanceof Tree.Scalar scalar
        && scalar.text().equals("true");
  }

  /** The document in JSON. */
  String text() {
    return JsonWriter.compact(
        json -> {
          json.writeStartObject();
          json.writeStringField("Version", version);
          json.writeArrayFieldStart("Statement");
          for (Statement statement : statements) {
            json.writeRawValue(statement.json());
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}

package io.trainingroles.input.terraform;

import io.trainingroles.input.terraform.WaitingDocument.Source;
import io.trainingroles.terraform.Template;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documents of <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document">aws_iam_policy_document</a>
 * in a configuration in JSON, put together of their statements. What of a statement only Terraform
 * can evaluate is a text that is known only later.
 */
final class FileDocuments {
  private static final int MAXIMUM_DEPTH = 20;

  /** One document alone; with an index it is one of several, which are not distinguished here. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$\\{\\s*data\\.aws_iam_policy_document\\.([A-Za-z0-9_-]+)\\.(?:minified_)?json\\s*}");

  private static final Pattern EXPRESSION = Pattern.compile("(?<!\\$)\\$\\{([^{}\"]*)}");

  /** How a data source has no, several or generated documents or statements. */
  private static final Set<String> OPEN = Set.of("count", "for_each", "dynamic", "provider");

  private static final Set<String> BLOCKS = Set.of("principals", "not_principals", "condition");
  private static final Set<String> ACTIONS = Set.of("actions", "not_actions");
  private static final List<String> OVERRIDES =
      List.of("override_json", "override_policy_documents");

  private final Map<String, Mapping> bodies = new HashMap<>();

  /** Adds a data source; a name that is there twice is no valid configuration. */
  void add(String name, Mapping body) {
    bodies.put(name, body);
  }

  /** The document that a text refers to, and nothing else. */
  Optional<String> referredBy(String text) {
    return document(text, 0).map(WaitingDocument::text);
  }

  private Optional<WaitingDocument> document(String text, int depth) {
    Matcher reference = REFERENCE.matcher(text);
    Mapping body = reference.matches() ? bodies.get(reference.group(1)) : null;
    if (body == null
        || depth > MAXIMUM_DEPTH
        || body.entries().stream().anyMatch(entry -> OPEN.contains(entry.key()))
        || OVERRIDES.stream().anyMatch(name -> isGiven(body, name))) {
      return Optional.empty();
    }
    String address = "data." + WaitingDocuments.TYPE + "." + reference.group(1);
    var document =
        new WaitingDocument(
            address, plain(body.value("version")).orElse(""), expression -> List.of());
    for (String given : List.of("source_json", "source_policy_documents")) {
      for (Tree source : items(body, given)) {
        document.source(source(source, given, depth));
      }
    }
    int index = 0;
    for (Tree statement : items(body, "statement")) {
      add(document, statement, index++);
    }
    return Optional.of(document);
  }

  private static boolean isGiven(Mapping body, String name) {
    return body.value(name).filter(value -> !value.isNull()).isPresent();
  }

  private Source source(Tree given, String argument, int depth) {
    String text = given.asText().orElse("");
    Optional<String> known = given.asText().flatMap(Template::text);
    return known
        .<Source>map(Source.Text::new)
        .or(() -> document(text, depth + 1).map(Source.Known::new))
        .orElseGet(() -> new Source.NotKnown(argument));
  }

  /** A statement in the form of a plan: lists of blocks, and what is not known beside them. */
  private static void add(WaitingDocument document, Tree tree, int index) {
    if (!(tree instanceof Mapping statement) || statement.value("dynamic").isPresent()) {
      document.statement(
          new Listing(tree.location(), List.of()), nothing(tree), nothing(tree), index);
      return;
    }
    var known = new ArrayList<Entry>();
    var unknown = new ArrayList<Entry>();
    for (Entry entry : statement.entries()) {
      Tree value = entry.value();
      if (BLOCKS.contains(entry.key())) {
        List<Tree> blocks =
            items(statement, entry.key()).stream().<Tree>map(FileDocuments::block).toList();
        known.add(new Entry(entry.key(), entry.location(), new Listing(value.location(), blocks)));
      } else if (value instanceof Listing list) {
        boolean areActions = ACTIONS.contains(entry.key());
        List<Tree> texts = list.items().stream().map(item -> text(item, areActions)).toList();
        known.add(new Entry(entry.key(), entry.location(), new Listing(value.location(), texts)));
      } else if (plain(Optional.of(value)).isPresent()) {
        known.add(new Entry(entry.key(), entry.location(), text(value, false)));
      } else if (!value.isNull()) {
        unknown.add(isTrue(entry));
      }
    }
    document.statement(
        new Mapping(statement.location(), known),
        new Mapping(statement.location(), unknown),
        nothing(statement),
        index);
  }

  /** A block of principals or of a condition. */
  private static Mapping block(Tree tree) {
    if (!(tree instanceof Mapping block)) {
      return nothing(tree);
    }
    List<Entry> entries =
        block.entries().stream()
            .map(
                entry ->
                    new Entry(
                        entry.key(),
                        entry.location(),
                        entry.value() instanceof Listing list
                            ? new Listing(
                                list.location(),
                                list.items().stream().map(item -> text(item, false)).toList())
                            : isList(entry.key())
                                ? new Listing(entry.location(), List.of(text(entry.value(), false)))
                                : text(entry.value(), false)))
            .toList();
    return new Mapping(block.location(), entries);
  }

  private static boolean isList(String key) {
    return key.equals("identifiers") || key.equals("values");
  }

  /** A text with what is known of it; null where nothing may be. */
  private static Tree text(Tree tree, boolean mustBeKnown) {
    Optional<String> known = plain(Optional.of(tree));
    if (known.isPresent()) {
      return new Scalar(tree.location(), ScalarKind.TEXT, known.get());
    }
    Optional<String> partly =
        mustBeKnown ? Optional.empty() : tree.asText().flatMap(FileDocuments::partly);
    return partly
        .<Tree>map(text -> new Scalar(tree.location(), ScalarKind.TEXT, text))
        .orElseGet(() -> new Scalar(tree.location(), ScalarKind.NULL, "null"));
  }

  /** The text around expressions, each of which is known only later. */
  private static Optional<String> partly(String template) {
    var text = new StringBuilder();
    Matcher expression = EXPRESSION.matcher(template);
    int end = 0;
    while (expression.find()) {
      Optional<String> before = Template.text(template.substring(end, expression.start()));
      if (before.isEmpty()) {
        return Optional.empty();
      }
      text.append(before.get()).append(WaitingDocuments.later(expression.group(1).strip()));
      end = expression.end();
    }
    return Template.text(template.substring(end)).map(after -> text + after);
  }

  private static Optional<String> plain(Optional<Tree> tree) {
    return tree.flatMap(Tree::asText).flatMap(Template::text);
  }

  /** The items of an argument or a block, of which Terraform takes one or a list. */
  private static List<Tree> items(Mapping body, String name) {
    return body.values(name).stream()
        .flatMap(
            value ->
                value instanceof Listing list ? list.items().stream() : List.of(value).stream())
        .filter(value -> !value.isNull())
        .toList();
  }

  private static Entry isTrue(Entry entry) {
    return new Entry(
        entry.key(), entry.location(), new Scalar(entry.location(), ScalarKind.BOOLEAN, "true"));
  }

  private static Mapping nothing(Tree near) {
    return new Mapping(near.location(), List.of());
  }
}

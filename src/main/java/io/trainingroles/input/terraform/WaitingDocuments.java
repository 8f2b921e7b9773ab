package io.trainingroles.input.terraform;

import io.trainingroles.input.InputProblems;
import io.trainingroles.input.expression.PlanArns;
import io.trainingroles.input.expression.PlanModule;
import io.trainingroles.input.expression.PlanReferences;
import io.trainingroles.input.terraform.WaitingDocument.Source;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The documents of <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document">aws_iam_policy_document</a>
 * that a plan does not have, as their data sources wait for resources: put together of the
 * statements that it has. What of a statement is not known is a text that is known only later,
 * named by what it refers to.
 */
final class WaitingDocuments {
  static final String TYPE = "aws_iam_policy_document";
  private static final int MAXIMUM_DEPTH = 20;

  private final InputProblems problems;
  private final PlanReferences references;
  private final PlanArns arns;
  private final Consumer<String> assumed;
  private final Map<String, Waiting> all = new HashMap<>();

  /** A data source that waits, with the module that it is in. */
  private record Waiting(PlanModule module, String inner, String key, Mapping change) {}

  /**
   * Those of a plan.
   *
   * @param assumed takes each reference that is taken for the document that it refers to
   */
  WaitingDocuments(
      InputProblems problems, PlanReferences references, PlanArns arns, Consumer<String> assumed) {
    this.assumed = assumed;
    this.problems = problems;
    this.references = references;
    this.arns = arns;
  }

  /** Adds a data source, with what the plan says of it. */
  void add(PlanModule module, String inner, String key, String address, Mapping change) {
    all.put(address, new Waiting(module, inner, key, change));
  }

  /** The document of a data source that waits; nothing for another one. */
  Optional<String> text(String address) {
    return document(address, 0).map(WaitingDocument::text);
  }

  private Optional<WaitingDocument> document(String address, int depth) {
    Waiting waiting = all.get(address);
    if (waiting == null || depth > MAXIMUM_DEPTH) {
      return Optional.empty();
    }
    Mapping after = problems.path(waiting.change(), "after").orElse(null);
    if (after == null) {
      return Optional.empty();
    }
    Mapping nothing = new Mapping(after.location(), List.of());
    Mapping expressions = waiting.module().expressions(waiting.inner()).orElse(nothing);
    Tree unknown = waiting.change().value("after_unknown").orElse(nothing);
    var document =
        new WaitingDocument(
            address,
            text(after, "version"),
            expression -> arns.within(expression, waiting.module()));
    for (String given : List.of("source_json", "source_policy_documents")) {
      sources(waiting, given, after, unknown, expressions, depth).forEach(document::source);
    }
    List<Tree> statements = items(after.value("statement"));
    if (isUnknown(unknown, "statement")) {
      return Optional.empty();
    }
    for (int index = 0; index < statements.size(); index++) {
      document.statement(
          statements.get(index),
          item(unknown, "statement", index),
          item(expressions, "statement", index),
          index);
    }
    for (String given : List.of("override_json", "override_policy_documents")) {
      List<Source> overrides = sources(waiting, given, after, unknown, expressions, depth);
      if (overrides.stream().anyMatch(each -> each instanceof Source.NotKnown)) {
        // It may take the place of any statement.
        return Optional.empty();
      }
      overrides.forEach(document::source);
    }
    return Optional.of(document);
  }

  /** The documents that an argument gives; one that is not known may be that of one reference. */
  private List<Source> sources(
      Waiting waiting, String name, Mapping after, Tree unknown, Mapping expressions, int depth) {
    Tree given = after.value(name).orElse(null);
    boolean isUnknown = isUnknown(unknown, name);
    if (!isUnknown && (given == null || given.isNull())) {
      return List.of();
    }
    Optional<Source> referred =
        expressions
            .mapping(name)
            .flatMap(
                expression ->
                    references.target(
                        expression,
                        waiting.module(),
                        waiting.key(),
                        waiting.module().forEach(waiting.inner())))
            .flatMap(address -> merged(address, waiting, depth));
    if (isUnknown || !(given instanceof Listing list)) {
      return List.of(
          given != null && given.asText().isPresent()
              ? new Source.Text(given.asText().get())
              : referred.orElseGet(() -> new Source.NotKnown(name)));
    }
    long open = list.items().stream().filter(Tree::isNull).count();
    List<Source> waitingToo = waitingToo(waiting, name, expressions, depth);
    Iterator<Source> next =
        open == waitingToo.size() ? waitingToo.iterator() : Collections.emptyIterator();
    var sources = new ArrayList<Source>();
    for (Tree item : list.items()) {
      sources.add(
          item.asText()
              .<Source>map(Source.Text::new)
              .or(() -> open == 1 ? referred : Optional.empty())
              .orElseGet(() -> next.hasNext() ? next.next() : new Source.NotKnown(name)));
    }
    return sources;
  }

  /** The documents that an argument refers to and that wait, in the order of the expression. */
  private List<Source> waitingToo(Waiting waiting, String name, Mapping expressions, int depth) {
    List<String> targets =
        expressions
            .mapping(name)
            .map(expression -> references.targets(expression, waiting.module(), waiting.key()))
            .orElse(List.of());
    // What else the expression refers to may be one of the texts that are not known.
    return targets.stream().allMatch(each -> each.contains("data." + TYPE + "."))
        ? targets.stream().flatMap(each -> merged(each, waiting, depth).stream()).toList()
        : List.of();
  }

  private Optional<Source> merged(String address, Waiting waiting, int depth) {
    Optional<Source> document = document(address, depth + 1).map(Source.Known::new);
    document.ifPresent(
        found -> assumed.accept(address + " in " + waiting.module().absolute(waiting.inner())));
    return document;
  }

  private static String text(Mapping from, String name) {
    return from.value(name).flatMap(Tree::asText).orElse("");
  }

  static List<Tree> items(Optional<Tree> tree) {
    return tree.orElse(null) instanceof Listing list ? list.items() : List.of();
  }

  private static Mapping item(Tree from, String name, int index) {
    Mapping nothing = new Mapping(from.location(), List.of());
    if (!(from instanceof Mapping mapping)) {
      return nothing;
    }
    List<Tree> items = items(mapping.value(name));
    return index < items.size() && items.get(index) instanceof Mapping item ? item : nothing;
  }

  private static boolean isUnknown(Tree unknown, String name) {
    return unknown instanceof Mapping mapping
        && mapping.value(name).orElse(null) instanceof Scalar scalar
        && scalar.text().equals("true");
  }

  /** A text that is known only later, called by what it refers to. */
  static String later(String name) {
    return later(name, List.of());
  }

  /** The same that is known to be within patterns. */
  static String later(String name, List<String> within) {
    return new TerraformReference(VariableType.TEXT, name, within).text();
  }

  /** The one attribute that an expression refers to; empty if there are others, or none. */
  static String named(Mapping expression) {
    var names = new ArrayList<String>();
    for (Tree item : items(expression.value("references"))) {
      item.asText().ifPresent(names::add);
    }
    Set<String> longest =
        Set.copyOf(
            names.stream()
                .filter(
                    each ->
                        names.stream()
                            .noneMatch(
                                other ->
                                    other.startsWith(each + ".") || other.startsWith(each + "[")))
                .toList());
    return longest.size() == 1 ? longest.iterator().next() : "";
  }
}

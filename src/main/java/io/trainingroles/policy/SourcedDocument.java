package io.trainingroles.policy;

import io.trainingroles.access.proof.MinimisedPolicy;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A policy document and the declarations that each of its statements came from. A statement can
 * come from several: equal statements are written once, and a document that would be too large is
 * written shorter.
 *
 * @param document the document
 * @param sources for each statement, in their order, the indexes of the trusts of its role, or of
 *     the grants of its policy; each of these is in at least one
 */
public record SourcedDocument(PolicyDocument document, List<Set<Integer>> sources) {
  /**
   * Keeps unchangeable copies, in their order.
   *
   * @throws IllegalArgumentException if a statement comes from nothing
   */
  public SourcedDocument {
    sources =
        sources.stream()
            .<Set<Integer>>map(one -> Collections.unmodifiableSet(new LinkedHashSet<>(one)))
            .toList();
    if (sources.size() != document.statements().size() || sources.stream().anyMatch(Set::isEmpty)) {
      throw new IllegalArgumentException("each statement must have a source: " + sources);
    }
  }

  /** The statements of each declaration, in their order. */
  static SourcedDocument of(List<List<Statement>> declarations) {
    var statements = new ArrayList<Statement>();
    var sources = new ArrayList<Set<Integer>>();
    for (int index = 0; index < declarations.size(); index++) {
      for (Statement statement : declarations.get(index)) {
        statements.add(statement);
        sources.add(Set.of(index));
      }
    }
    return new SourcedDocument(PolicyDocument.of(statements), sources);
  }

  /** The same, with equal statements written once. */
  SourcedDocument distinct() {
    Map<Statement, Set<Integer>> distinct = new LinkedHashMap<>();
    for (int index = 0; index < sources.size(); index++) {
      distinct
          .computeIfAbsent(document.statements().get(index), first -> new LinkedHashSet<>())
          .addAll(sources.get(index));
    }
    return new SourcedDocument(
        PolicyDocument.of(List.copyOf(distinct.keySet())), List.copyOf(distinct.values()));
  }

  /** The same, written shorter. */
  SourcedDocument shortened(MinimisedPolicy shorter) {
    var traced = new ArrayList<Set<Integer>>();
    for (Set<Integer> statements : shorter.sources()) {
      var all = new LinkedHashSet<Integer>();
      statements.forEach(index -> all.addAll(sources.get(index)));
      traced.add(all);
    }
    return new SourcedDocument(shorter.document(), traced);
  }
}

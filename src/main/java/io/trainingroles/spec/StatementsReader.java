package io.trainingroles.spec;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads statements that are written in IAM's own policy language. References stand in ARNs of
 * resources and principals, and in the values of conditions; everywhere else, a value that is known
 * only after apply could make any statement of it.
 */
final class StatementsReader {
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;
  private static final String STATEMENT = "Statement";
  private static final String EXAMPLE =
      "{Effect: Deny, Action: \"s3:*\", Resource: \"*\", Condition: {Bool: {aws:SecureTransport:"
          + " false}}}";

  private static final Set<String> ARNS =
      Set.of("Resource", "NotResource", "Principal", "NotPrincipal");
  private static final String CONDITION = "Condition";

  private final Problems problems;

  /** What of a statement a value is part of. */
  private enum Element {
    ARN,
    CONDITION,
    OTHER
  }

  StatementsReader(Problems problems) {
    this.problems = problems;
  }

  /** One statement, if nothing is wrong with it. */
  Optional<Statement> statement(Tree node) {
    Optional<Mapping> mapping = problems.mapping(node, "'statement'", EXAMPLE);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    var document =
        new Mapping(node.location(), List.of(new Entry(STATEMENT, node.location(), mapping.get())));
    return document(document).map(read -> read.statements().get(0));
  }

  /** A document of the current version, if nothing is wrong with it. */
  Optional<PolicyDocument> document(Tree node) {
    Optional<Tree> referring = referring(node);
    if (referring.isEmpty()) {
      return Optional.empty();
    }
    PolicyDocumentReading reading = new PolicyDocumentReader().read(referring.get());
    if (reading instanceof PolicyDocumentReading.Malformed malformed) {
      malformed
          .problems()
          .forEach(
              problem ->
                  problems.add(
                      INVALID_VALUE, problem.location(), problem.problem(), problem.remedy()));
      return Optional.empty();
    }
    PolicyDocument document = ((PolicyDocumentReading.Read) reading).document();
    if (document.version() == PolicyVersion.V2008_10_17 || document.id() != null) {
      problems.add(
          INVALID_VALUE,
          node.location(),
          "a policy of a spec has the Version 2012-10-17 and no Id",
          "remove Version and Id; in 2008-10-17, policy variables would be plain text");
      return Optional.empty();
    }
    return Optional.of(document);
  }

  /** A document with the references in its texts; nothing, and findings, where one is wrong. */
  private Optional<Tree> referring(Tree document) {
    int before = problems.count();
    Tree read = referring(document, Element.OTHER);
    return problems.count() == before ? Optional.of(read) : Optional.empty();
  }

  private Tree referring(Tree node, Element element) {
    if (problems.isReference(node)) {
      return reference(node, element);
    } else if (node instanceof Mapping mapping) {
      return mapping.withValues(
          entry ->
              referring(
                  entry.value(),
                  element == Element.OTHER ? ofStatement(entry.key()).orElse(element) : element));
    } else if (node instanceof Listing listing) {
      List<Tree> items = listing.items().stream().map(item -> referring(item, element)).toList();
      return new Listing(node.location(), items);
    }
    return node;
  }

  private static Optional<Element> ofStatement(String key) {
    return ARNS.contains(key)
        ? Optional.of(Element.ARN)
        : key.equals(CONDITION) ? Optional.of(Element.CONDITION) : Optional.empty();
  }

  private Tree reference(Tree node, Element element) {
    if (element == Element.OTHER) {
      problems.add(
          Problems.WRONG_PLACE,
          node.location(),
          "only resources, principals and values of conditions can refer to values of Terraform",
          "write the value itself");
      return node;
    }
    return problems
        .text(node, "a value of a statement", "arn:aws:s3:::${…}/train/*")
        .flatMap(
            text ->
                element == Element.ARN
                    ? problems.value(node.location(), text, TerraformReference::notAName)
                    : Optional.of(text))
        .<Tree>map(text -> new Scalar(node.location(), ScalarKind.TEXT, text))
        .orElse(node);
  }
}

package io.trainingroles.spec;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.iam.Statement;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.util.List;
import java.util.Optional;

/** Reads statements that are written in IAM's own policy language. */
final class StatementsReader {
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;
  private static final String STATEMENT = "Statement";
  private static final String EXAMPLE =
      "{Effect: Deny, Action: \"s3:*\", Resource: \"*\", Condition: {Bool: {aws:SecureTransport:"
          + " false}}}";

  private final Problems problems;

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
    if (hasReference(node)) {
      return Optional.empty();
    }
    PolicyDocumentReading reading = new PolicyDocumentReader().read(node);
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

  private boolean hasReference(Tree node) {
    if (Reference.isOne(node)) {
      problems.add(
          Problems.WRONG_PLACE,
          node.location(),
          "a statement is taken as it is, and cannot refer to values of Terraform",
          "write the value, or use an intent such as 'allow' for what refers to one");
      return true;
    }
    List<Tree> parts =
        node instanceof Mapping mapping
            ? mapping.entries().stream().map(Entry::value).toList()
            : node instanceof Listing listing ? listing.items() : List.of();
    return parts.stream().filter(this::hasReference).count() > 0;
  }
}

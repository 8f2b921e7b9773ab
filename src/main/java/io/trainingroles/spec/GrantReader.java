package io.trainingroles.spec;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.PolicySource.GrantOrigin;
import io.trainingroles.role.Grant;
import io.trainingroles.role.intent.Intents;
import io.trainingroles.role.intent.StatementGrant;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.yaml.KeyReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one grant: an intent and what it is for. */
final class GrantReader {
  private static final IssueCode WRONG_TYPE = InputIssues.WRONG_TYPE;
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;
  private static final String EXAMPLE = "'- read: s3://my-ai-data-bucket'";

  private static final List<String> WORDS =
      Stream.concat(Intents.words().stream(), Stream.of(StatementGrant.WORD)).toList();

  private final Problems problems;
  private final Deployment deployment;

  GrantReader(Problems problems, Deployment deployment) {
    this.problems = problems;
    this.deployment = deployment;
  }

  Optional<Sourced<Grant>> read(Tree node) {
    Optional<Mapping> mapping = problems.mapping(node, "a grant", EXAMPLE);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    new KeyReader(mapping.get(), "a grant", WORDS, problems);
    if (mapping.get().entries().size() > 1) {
      problems.add(
          WRONG_TYPE,
          node.location(),
          "a grant must have one intent, and this has " + mapping.get().entries().size() + " keys",
          "begin each with its own dash, as an item of the list");
    }
    Optional<Sourced<Grant>> first = Optional.empty();
    for (Entry entry : mapping.get().entries()) {
      var origin = new GrantOrigin(node.location(), entry.key());
      Optional<Sourced<Grant>> grant = grant(entry).map(made -> new Sourced<>(made, origin));
      first = first.or(() -> grant);
    }
    return first;
  }

  private Optional<Grant> grant(Entry entry) {
    if (entry.key().equals(StatementGrant.WORD)) {
      return new StatementsReader(problems).statement(entry.value()).map(StatementGrant::new);
    }
    return Intents.of(entry.key())
        .flatMap(intent -> new FormReader(problems).read(intent, entry.value()))
        .filter(made -> canBeDeployed(made, entry.value()));
  }

  private boolean canBeDeployed(Grant grant, Tree node) {
    try {
      return !grant.statements(deployment).isEmpty();
    } catch (InvalidValueException elsewhere) {
      problems.add(INVALID_VALUE, node.location(), elsewhere.problem(), elsewhere.remedy());
      return false;
    }
  }
}

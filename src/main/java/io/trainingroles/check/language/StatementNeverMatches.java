package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.check.evidence.EmptyStatements;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A statement whose conditions contradict each other. */
final class StatementNeverMatches implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("STATEMENT_NEVER_MATCHES", IssueGroup.LANGUAGE, WARNING)
        .title("No request can meet all conditions of the statement")
        .avoid(
            """
            "Condition": {"StringLike": {"s3:prefix": "train/*"},
                          "StringNotLike": {"s3:prefix": "t*"}}
            """)
        .prefer("\"Condition\": {\"StringLike\": {\"s3:prefix\": \"train/*\"}}")
        .why(
            "All conditions of a statement must hold at once. Where two exclude each other, the Allow"
                + " allows nothing, and the Deny denies nothing.")
        .limits(
            "This is proven for all requests, by the values of the conditions on one key. What values a"
                + " service sends is not known: two conditions that only its requests make"
                + " contradictory are not found. A condition without values is a matter of"
                + " EMPTY_CONDITION.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    for (ReviewedStatement statement : role.statements()) {
      Optional<String> key = keyOfTwoConditions(statement.statement().conditions());
      if (key.isPresent() && EmptyStatements.isKnown(statement) && neverMatches(role, statement)) {
        notes.add(
            statement.at("Condition"),
            statement.subject(key.get()),
            "no request meets all conditions on "
                + key.get()
                + ", so "
                + ConditionKeys.lost(statement),
            "leave out the condition that was not meant");
      }
    }
  }

  private static Optional<String> keyOfTwoConditions(List<Condition> conditions) {
    var seen = new HashSet<String>();
    return conditions.stream()
        .filter(condition -> !condition.values().isEmpty())
        .map(Condition::key)
        .filter(key -> !seen.add(key.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static boolean neverMatches(ReviewedRole role, ReviewedStatement statement) {
    Optional<RequestSet> matched = EmptyStatements.matched(statement);
    return matched.isPresent() && role.prover().emptiness(matched.get()) instanceof Proof.Proved;
  }
}

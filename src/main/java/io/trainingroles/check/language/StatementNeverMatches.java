package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.access.proof.Proof;
import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.check.evidence.StatementRequests;
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
        .title("The conditions of the statement contradict each other")
        .avoid(
            """
            "Condition": {"StringLike": {"s3:prefix": "train/*"},
                          "StringNotLike": {"s3:prefix": "t*"}}
            """)
        .prefer("\"Condition\": {\"StringLike\": {\"s3:prefix\": \"train/*\"}}")
        .why(
            "All conditions of a statement must be met at once. If two exclude each other, "
                + "an Allow allows nothing, and a Deny denies nothing.")
        .limits(
            "This is proved for all requests, by the values of the conditions on one key. "
                + "Which values a service sends is not known, so contradictions that depend on "
                + "it are not reported. EMPTY_CONDITION reports a condition without values.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    for (ReviewedStatement statement : role.statements()) {
      Optional<String> key = keyOfTwoConditions(statement.statement().conditions());
      if (key.isPresent()
          && !ConditionKeys.isOfNoAction(statement, key.get())
          && StatementRequests.isKnown(statement)
          && neverMatches(role, statement)) {
        findings.add(
            statement.at("Condition"),
            statement.subject(key.get()),
            "no request can meet all conditions on "
                + key.get()
                + ", so "
                + ConditionKeys.lost(statement),
            "remove the condition that was not intended");
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
    return role.prover().emptiness(StatementRequests.matched(statement)) instanceof Proof.Proved;
  }
}

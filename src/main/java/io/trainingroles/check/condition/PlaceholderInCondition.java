package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.check.evidence.Placeholders;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;
import java.util.Optional;

/** A condition whose key or value has yet to be written. */
final class PlaceholderInCondition implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("PLACEHOLDER_IN_CONDITION", IssueGroup.CONDITION, WARNING)
        .title("A condition has a placeholder")
        .avoid("\"Condition\": {\"StringEquals\": {\"aws:SourceAccount\": \"<ACCOUNT_ID>\"}}")
        .prefer("\"Condition\": {\"StringEquals\": {\"aws:SourceAccount\": \"123456789012\"}}")
        .why(
            "IAM takes the placeholder for the value itself, which no request has. A statement "
                + "that allows then has no effect, and one that denies what is not meant, or "
                + "nothing.")
        .limits(
            "Reported are words in angle brackets, in braces and between percent signs, and in a "
                + "key also ${…}. UNKNOWN_POLICY_VARIABLE reports a value with a dollar sign.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (Condition condition : statement.statement().conditions()) {
      Optional<String> inKey = Placeholders.orVariable(condition.key());
      Optional<String> placeholder =
          inKey.or(
              () ->
                  condition.values().stream()
                      .flatMap(value -> Placeholders.in(value).stream())
                      .findFirst());
      placeholder.ifPresent(
          part ->
              findings.add(
                  statement.atCondition(condition),
                  statement.subject(ConditionKeys.shown(condition)),
                  "'" + part + "' in the condition on " + condition.key() + " is a placeholder",
                  inKey.isPresent()
                      ? "write the key in its place"
                      : "write the value in its place"));
    }
  }
}

package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.Cover;
import io.trainingroles.check.evidence.Redundancy;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.ActionPattern;
import java.util.List;
import java.util.Optional;

/** An action that another one of the statement covers. */
final class RedundantAction implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("REDUNDANT_ACTION", IssueGroup.LANGUAGE, SUGGESTION)
        .title("Another action pattern of the statement already matches the action")
        .avoid("\"Action\": [\"s3:GetObject\", \"s3:Get*\"]")
        .prefer("\"Action\": \"s3:GetObject\"")
        .why(
            "A reviewer may take the narrow value for the grant, but the wide one decides. "
                + "Remove the wide one if the narrow one is enough.")
        .limits(
            "Several patterns that together match the same actions as another one are not "
                + "reported.")
        .counterparts("Access Analyzer REDUNDANT_ACTION")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    List<String> actions =
        statement.statement().action().patterns().stream().map(ActionPattern::value).toList();
    for (int index = 0; index < actions.size(); index++) {
      String action = actions.get(index);
      Optional<String> other = Redundancy.of(actions, index, Cover::coversAction);
      if (other.isPresent()) {
        findings.add(
            statement.at(statement.hasNotAction() ? "NotAction" : "Action", String.valueOf(index)),
            statement.subject(action),
            "'" + other.get() + "' already matches '" + action + "'",
            "remove one of them");
      }
    }
  }
}

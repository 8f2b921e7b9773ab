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

/** An action that another one of the statement already stands for. */
final class RedundantAction implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("REDUNDANT_ACTION", IssueGroup.LANGUAGE, SUGGESTION)
        .title("Another action of the statement already stands for the action")
        .avoid("\"Action\": [\"s3:GetObject\", \"s3:Get*\"]")
        .prefer("\"Action\": \"s3:GetObject\"")
        .why(
            "Who reads the list takes the narrow name for the grant; the wide one decides. Leave out the"
                + " wide one if the narrow one is what is needed.")
        .limits("Several names that together stand for another one are not found.")
        .counterparts("Access Analyzer REDUNDANT_ACTION")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    List<String> actions =
        statement.statement().action().patterns().stream().map(ActionPattern::value).toList();
    for (int index = 0; index < actions.size(); index++) {
      String action = actions.get(index);
      Optional<String> other = Redundancy.of(actions, index, Cover::coversAction);
      if (other.isPresent()) {
        notes.add(
            statement.at(statement.hasNotAction() ? "NotAction" : "Action", String.valueOf(index)),
            statement.subject(action),
            "'" + other.get() + "' already stands for '" + action + "'",
            "leave one of them out");
      }
    }
  }
}

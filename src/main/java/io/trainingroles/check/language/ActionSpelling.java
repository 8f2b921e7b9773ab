package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Fix;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.reference.ActionLookup;

/** An action in another case than AWS uses. */
final class ActionSpelling implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("ACTION_SPELLING", IssueGroup.LANGUAGE, SUGGESTION)
        .title("The case of the action differs from AWS's spelling")
        .avoid("\"Action\": \"S3:getobject\"")
        .prefer("\"Action\": \"s3:GetObject\"")
        .why(
            "IAM ignores the case of actions, but a search for s3:GetObject does not find "
                + "this one.")
        .limits("Patterns are not checked.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (ActionPattern pattern : statement.statement().action().patterns()) {
      String action = pattern.value();
      if (action.matches("[^*?]*")
          && statement.reference().action(action) instanceof ActionLookup.Known known
          && !known.action().toString().equals(action)) {
        String name = known.action().toString();
        findings.add(
            statement.atAction(action),
            statement.subject(action),
            "AWS writes " + name + ", not " + action,
            "write " + name,
            new Fix(action, name));
      }
    }
  }
}

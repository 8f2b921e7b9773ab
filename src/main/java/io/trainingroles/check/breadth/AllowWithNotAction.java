package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.ActionPattern;
import java.util.stream.Collectors;

/** An Allow with NotAction. */
final class AllowWithNotAction implements GrantCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("ALLOW_WITH_NOT_ACTION", IssueGroup.BREADTH, SECURITY_WARNING)
        .title("Allow with NotAction allows all actions except those named")
        .avoid("{\"Effect\": \"Allow\", \"NotAction\": \"iam:*\", \"Resource\": \"*\"}")
        .prefer(
            "{\"Effect\": \"Allow\", \"Action\": [\"s3:GetObject\", \"s3:PutObject\"], \"Resource\": …}")
        .why(
            "The statement allows all other actions of all services, including those that "
                + "AWS adds later. An action that is missing from the list is allowed.")
        .limits("NotAction in a Deny is good practice and is not reported.")
        .counterparts("boogy not_action_not_resource")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (statement.hasNotAction()) {
      String but =
          statement.statement().action().patterns().stream()
              .map(ActionPattern::value)
              .limit(3)
              .collect(Collectors.joining(", "));
      findings.add(
          statement.at("NotAction"),
          statement.subject("NotAction"),
          "the statement allows every action of every service except " + but,
          "list the actions that the job uses in 'Action'");
    }
  }
}

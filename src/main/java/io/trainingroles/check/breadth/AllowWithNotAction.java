package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.ActionPattern;
import java.util.stream.Collectors;

/** All actions but some. */
final class AllowWithNotAction implements GrantCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("ALLOW_WITH_NOT_ACTION", IssueGroup.BREADTH, SECURITY_WARNING)
        .title("All actions but those that are named are allowed")
        .avoid("{\"Effect\": \"Allow\", \"NotAction\": \"iam:*\", \"Resource\": \"*\"}")
        .prefer(
            "{\"Effect\": \"Allow\", \"Action\": [\"s3:GetObject\", \"s3:PutObject\"], \"Resource\": …}")
        .why(
            "The statement allows the rest of all services, and what they learn next year. An action that"
                + " is forgotten in the list is allowed.")
        .limits("NotAction in a Deny is good practice, and no finding.")
        .counterparts("boogy not_action_not_resource")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    if (statement.hasNotAction()) {
      String but =
          statement.statement().action().patterns().stream()
              .map(ActionPattern::value)
              .limit(3)
              .collect(Collectors.joining(", "));
      notes.add(
          statement.at("NotAction"),
          statement.subject("NotAction"),
          "every action of every service is allowed but " + but,
          "name in 'Action' what the job uses");
    }
  }
}

package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.Check;
import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import java.util.Set;
import java.util.regex.Pattern;

/** Logs of a job elsewhere than where its logs go. */
final class LogsOutsideJobGroup implements Check {
  private static final Pattern ELSEWHERE =
      Pattern.compile("arn:[^:]*:logs:[^:]*:[^:]*:log-group:(?!/aws/sagemaker|[*?\\uE000]).*");

  @Override
  public CheckPage page() {
    return CheckPage.of("LOGS_OUTSIDE_JOB_GROUP", CheckGroup.TRAINING, SUGGESTION)
        .title("Logs can be written outside of the groups of SageMaker jobs")
        .avoid("\"Resource\": \"arn:aws:logs:eu-west-1:123456789012:log-group:/prod/billing:*\"")
        .prefer(
            "\"Resource\": "
                + "\"arn:aws:logs:eu-west-1:123456789012:log-group:/aws/sagemaker/TrainingJobs:*\"")
        .why(
            "Amazon SageMaker writes the logs of its jobs to groups that begin with "
                + "/aws/sagemaker/. Another group is either that of something else, or somebody's"
                + " own, which the page of the job does not show.")
        .limits("Only roles that trust Amazon SageMaker are found.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html");
  }

  @Override
  public void review(ReviewedRole role, Notes notes) {
    if (!JobRole.trusts(role, Set.of("sagemaker"))) {
      return;
    }
    for (ReviewedStatement statement : role.grants()) {
      if (!Grants.named(statement, "logs:PutLogEvents").isEmpty()) {
        statement.resourcePatterns().stream()
            .filter(resource -> ELSEWHERE.matcher(resource).matches())
            .forEach(
                resource ->
                    notes.add(
                        statement.atResource(resource),
                        statement.subject(resource),
                        resource + " is no log group of SageMaker jobs",
                        "name a group of /aws/sagemaker/, such as /aws/sagemaker/TrainingJobs"));
      }
    }
  }
}

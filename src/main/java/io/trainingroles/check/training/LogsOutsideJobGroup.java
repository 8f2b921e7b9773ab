package io.trainingroles.check.training;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.JobRole;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.Set;
import java.util.regex.Pattern;

/** Permission to write to log groups that are not those of jobs. */
final class LogsOutsideJobGroup implements Check {
  private static final Pattern ELSEWHERE =
      Pattern.compile("arn:[^:]*:logs:[^:]*:[^:]*:log-group:(?!/aws/sagemaker|[*?\\uE000]).*");

  @Override
  public IssuePage page() {
    return IssuePage.of("LOGS_OUTSIDE_JOB_GROUP", IssueGroup.TRAINING, SUGGESTION)
        .title("The role can write logs outside of the log groups of SageMaker jobs")
        .avoid("\"Resource\": \"arn:aws:logs:eu-west-1:123456789012:log-group:/prod/billing:*\"")
        .prefer(
            "\"Resource\": "
                + "\"arn:aws:logs:eu-west-1:123456789012:log-group:/aws/sagemaker/TrainingJobs:*\"")
        .why(
            "Amazon SageMaker writes the logs of its jobs to log groups that begin with "
                + "/aws/sagemaker/. Another group belongs to something else, or is not shown "
                + "with the job.")
        .limits("Only roles that trust Amazon SageMaker are checked.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (!JobRole.trusts(role, Set.of("sagemaker"))) {
      return;
    }
    for (ReviewedStatement statement : role.grants()) {
      if (!ServiceGrants.named(statement, "logs:PutLogEvents").isEmpty()) {
        statement.resourcePatterns().stream()
            .filter(resource -> ELSEWHERE.matcher(resource).matches())
            .forEach(
                resource ->
                    findings.add(
                        statement.atResource(resource),
                        statement.subject(resource),
                        resource + " is not a log group of SageMaker jobs",
                        "use a log group that begins with /aws/sagemaker/, such as "
                            + "/aws/sagemaker/TrainingJobs"));
      }
    }
  }
}

package io.trainingroles.check.training;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;
import java.util.Optional;

/** Permission to write to any log group. */
final class LogsAnyGroup implements GrantCheck {
  private static final String CREATE = "logs:CreateLogGroup";
  private static final String[] ACTIONS = {"logs:PutLogEvents", "logs:CreateLogStream", CREATE};

  @Override
  public IssuePage page() {
    return IssuePage.of("LOGS_ANY_GROUP", IssueGroup.TRAINING, WARNING)
        .title("The role can write to any log group")
        .avoid("{\"Action\": \"logs:PutLogEvents\", \"Resource\": \"*\"}")
        .prefer(
            "\"Resource\": "
                + "\"arn:aws:logs:eu-west-1:123456789012:log-group:/aws/sagemaker/TrainingJobs:log-stream:*\"")
        .why(
            "A job that can write to the logs of others can hide or forge what happened "
                + "there.")
        .limits(
            "The documentation of Amazon SageMaker shows '*' for the role of a job; the "
                + "log group of its jobs is enough.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    List<String> named = ServiceGrants.named(statement, ACTIONS);
    Optional<String> every = ServiceGrants.everyOne(statement, "logs", "log-group:");
    if (!named.isEmpty() && every.isPresent()) {
      findings.add(
          ServiceGrants.at(statement, every.get()),
          statement.subject(named.get(0)),
          ServiceGrants.listed(named)
              + " on "
              + every.get()
              + (named.equals(List.of(CREATE))
                  ? " creates log groups of any name"
                  : " writes to any log group"),
          "name the log group of the job");
    }
  }
}

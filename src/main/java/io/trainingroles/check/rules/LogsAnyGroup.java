package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;
import java.util.List;
import java.util.Optional;

/** The right to write to any log group. */
final class LogsAnyGroup implements GrantCheck {
  private static final String[] ACTIONS = {
    "logs:PutLogEvents", "logs:CreateLogStream", "logs:CreateLogGroup"
  };

  @Override
  public CheckPage page() {
    return CheckPage.of("LOGS_ANY_GROUP", CheckGroup.TRAINING, WARNING)
        .title("Any log group can be written to")
        .avoid("{\"Action\": \"logs:PutLogEvents\", \"Resource\": \"*\"}")
        .prefer(
            "\"Resource\": "
                + "\"arn:aws:logs:eu-west-1:123456789012:log-group:/aws/sagemaker/TrainingJobs:log-stream:*\"")
        .why(
            "Who writes into the logs of others can hide what happened there, or make it "
                + "look otherwise.")
        .limits(
            "Amazon SageMaker's documentation shows '*' for the role of a job; the group of"
                + " its jobs is enough.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    List<String> named = Grants.named(statement, ACTIONS);
    Optional<String> every = Grants.everyOne(statement, "logs", "log-group:");
    if (!named.isEmpty() && every.isPresent()) {
      notes.add(
          Grants.at(statement, every.get()),
          statement.subject(named.get(0)),
          Grants.listed(named) + " on " + every.get() + " writes to any log group",
          "name the log group of the job");
    }
  }
}

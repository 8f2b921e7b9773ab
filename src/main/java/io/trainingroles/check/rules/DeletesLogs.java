package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import java.util.List;

/** The right to take away traces. */
final class DeletesLogs implements Check {
  private static final String[] ACTIONS = {
    "logs:DeleteLogGroup", "logs:DeleteLogStream", "logs:PutRetentionPolicy"
  };

  @Override
  public CheckPage page() {
    return CheckPage.of("DELETES_LOGS", CheckGroup.TRAINING, WARNING)
        .title("Logs can be deleted")
        .avoid("\"Action\": [\"logs:PutLogEvents\", \"logs:DeleteLogStream\"]")
        .prefer("\"Action\": [\"logs:PutLogEvents\", \"logs:CreateLogStream\"]")
        .why("A job's logs are how others see what it did. Who may delete them can hide it.")
        .limits("Roles that trust no service that runs training are not found.")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html");
  }

  @Override
  public void review(ReviewedRole role, Notes notes) {
    if (!JobRole.is(role)) {
      return;
    }
    for (ReviewedStatement statement : role.grants()) {
      List<String> named =
          Grants.named(statement, ACTIONS).stream()
              .filter(action -> Grants.isPossible(role, statement, action))
              .toList();
      if (!named.isEmpty()) {
        notes.add(
            statement.place(),
            statement.subject(named.get(0)),
            "'"
                + role.name()
                + "' may do "
                + Grants.listed(named)
                + ", and so take away its traces",
            "leave it out; set how long logs are kept where the group is made");
      }
    }
  }
}

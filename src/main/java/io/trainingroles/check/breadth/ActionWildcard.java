package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.reference.AccessLevel;
import io.trainingroles.reference.Action;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A wildcard in the name of an action. */
final class ActionWildcard implements GrantCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("ACTION_WILDCARD", IssueGroup.BREADTH, WARNING)
        .title("A wildcard allows more actions than the job needs")
        .avoid("\"Action\": \"s3:Get*\"")
        .prefer("\"Action\": [\"s3:GetObject\", \"s3:GetObjectVersion\"]")
        .why(
            "The pattern matches more actions than the job uses, of several access levels, "
                + "and also those that AWS adds later.")
        .limits(
            "The matched actions are counted by the reference data, which does not know actions that AWS added later. "
                + "SERVICE_WILDCARD reports a pattern that matches all actions of a service.")
        .counterparts("cdk-nag AwsSolutions-IAM5")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (String action : statement.actionPatterns()) {
      List<Action> actions = statement.actions(action);
      boolean isPart = action.contains("*") || action.contains("?");
      if (isPart && !actions.isEmpty() && !ServiceWildcard.isIn(statement, action)) {
        findings.add(
            statement.atAction(action),
            statement.subject(action),
            "'" + action + "' matches " + counted(actions),
            "list the actions that the job uses" + named(actions));
      }
    }
  }

  private static String counted(List<Action> actions) {
    String levels =
        Arrays.stream(AccessLevel.values())
            .filter(level -> count(actions, level) > 0)
            .map(level -> count(actions, level) + " " + level.word())
            .collect(Collectors.joining(", "));
    return actions.size() + (actions.size() == 1 ? " action: " : " actions: ") + levels;
  }

  private static long count(List<Action> actions, AccessLevel level) {
    return actions.stream().filter(action -> action.level() == level).count();
  }

  private static String named(List<Action> actions) {
    return actions.size() > 3
        ? ""
        : ": " + actions.stream().map(Action::toString).collect(Collectors.joining(", "));
  }
}

package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ActionTargets;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** An action that acts on none of the statement's resources. */
final class ActionNeverOnResource implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("ACTION_NEVER_ON_RESOURCE", IssueGroup.LANGUAGE, WARNING)
        .title("The action acts on none of the statement's resources")
        .avoid("{\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data\"}")
        .prefer("{\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data/*\"}")
        .why(
            "An action is authorized on resources of its own types: objects, and not their bucket. With"
                + " others the Allow does not allow it, and the Deny does not deny it. An action"
                + " without resource types needs \"Resource\": \"*\".")
        .limits(
            "The resource types are those of the day of the reference data. A name with wildcards is"
                + " found if none of its actions acts on any of the resources.")
        .counterparts("parliament RESOURCE_MISMATCH", "boogy action_resource_matching")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    var targets = new ActionTargets(statement);
    if (!targets.areKnown()) {
      return;
    }
    for (String action : statement.actionPatterns()) {
      if (!targets.actsOnAny(action)) {
        String formats = targets.formats(action);
        notes.add(
            statement.atAction(action),
            statement.subject(action),
            action
                + " acts on none of the resources, so it is not "
                + (statement.allows() ? "allowed" : "denied"),
            formats.isEmpty()
                ? "move it to a statement of its own with \"Resource\": \"*\", as it has no resources"
                : "name what it acts on: " + formats);
      }
    }
  }
}

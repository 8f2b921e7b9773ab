package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ActionTargets;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** An action that applies to none of the statement's resources. */
final class ActionNeverOnResource implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("ACTION_NEVER_ON_RESOURCE", IssueGroup.LANGUAGE, WARNING)
        .title("The action does not apply to the statement's resources")
        .avoid("{\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data\"}")
        .prefer("{\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data/*\"}")
        .why(
            "An action applies only to its own resource types, such as objects but not "
                + "their bucket. With other resources an Allow does not allow it, and a Deny "
                + "does not deny it. An action without resource types needs \"Resource\": \"*\".")
        .limits(
            "The resource types are those of the reference data; types that AWS added later are not known. An "
                + "action pattern is reported if none of the actions that it matches applies to "
                + "any of the resources.")
        .counterparts("parliament RESOURCE_MISMATCH", "boogy action_resource_matching")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    var targets = new ActionTargets(statement);
    if (!targets.areKnown()) {
      return;
    }
    for (String action : statement.actionPatterns()) {
      if (!targets.actsOnAny(action)) {
        String formats = targets.formats(action);
        findings.add(
            statement.atAction(action),
            statement.subject(action),
            "AWS documents none of these resources for "
                + action
                + ", so the statement does not "
                + (statement.allows() ? "allow" : "deny")
                + " its documented requests",
            formats.isEmpty()
                ? "move it to a statement of its own with \"Resource\": \"*\", as it has no "
                    + "resource types"
                : "use a resource of a type that it supports: " + formats);
      }
    }
  }
}

package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ActionTargets;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A resource that none of the statement's actions acts on. */
final class ResourceWithoutAction implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("RESOURCE_WITHOUT_ACTION", IssueGroup.LANGUAGE, WARNING)
        .title("None of the statement's actions acts on the resource")
        .avoid(
            "{\"Action\": \"s3:GetObject\", \"Resource\": [\"arn:aws:s3:::data\", \"arn:aws:s3:::data/*\"]}")
        .prefer("{\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data/*\"}")
        .why(
            "The resource is there in vain: either it is one too many, or the action that was meant for"
                + " it is missing.")
        .limits(
            "If no action acts on any of the resources, that is a matter of ACTION_NEVER_ON_RESOURCE"
                + " alone. The resource types are those of the day of the reference data.")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    var targets = new ActionTargets(statement);
    boolean isJudged =
        statement.resourcePatterns().size() > 1
            && targets.areKnown()
            && statement.actionPatterns().stream().anyMatch(targets::actsOnAny);
    if (!isJudged) {
      return;
    }
    for (String resource : statement.resourcePatterns()) {
      if (!targets.isActedOn(resource)) {
        notes.add(
            statement.atResource(resource),
            statement.subject(resource),
            "none of the statement's actions acts on '" + resource + "'",
            "leave the resource out, or add the action that was meant");
      }
    }
  }
}

package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ActionTargets;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A resource to which none of the statement's actions applies. */
final class ResourceWithoutAction implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("RESOURCE_WITHOUT_ACTION", IssueGroup.LANGUAGE, WARNING)
        .title("None of the statement's actions applies to the resource")
        .avoid(
            "{\"Action\": \"s3:GetObject\", \"Resource\": [\"arn:aws:s3:::data\", \"arn:aws:s3:::data/*\"]}")
        .prefer("{\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data/*\"}")
        .why(
            "The resource has no effect: either it is not needed, or the action for it is "
                + "missing.")
        .limits(
            "If no action applies to any of the resources, only ACTION_NEVER_ON_RESOURCE "
                + "reports it. The resource types are those of the reference data; types that AWS added later are not known.")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
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
        findings.add(
            statement.atResource(resource),
            statement.subject(resource),
            "none of the statement's actions applies to '" + resource + "'",
            "remove the resource, or add the action that was intended");
      }
    }
  }
}

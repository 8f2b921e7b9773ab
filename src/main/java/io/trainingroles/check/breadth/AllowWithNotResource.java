package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import java.util.stream.Collectors;

/** All resources but some. */
final class AllowWithNotResource implements GrantCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("ALLOW_WITH_NOT_RESOURCE", IssueGroup.BREADTH, SECURITY_WARNING)
        .title("All resources but those that are named are in reach")
        .avoid(
            "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"NotResource\": \"arn:aws:s3:::secret/*\"}")
        .prefer(
            "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data/*\"}")
        .why(
            "The statement allows the actions on what others make tomorrow, and in other accounts that"
                + " let the role in. A slip in the ARN allows what was to be kept out.")
        .limits("NotResource in a Deny is good practice, and no finding.")
        .counterparts("parliament NOTRESOURCE_WITH_ALLOW", "boogy not_action_not_resource")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    if (statement.statement().resource() instanceof ResourceElement.NotResources others) {
      String but =
          others.patterns().stream()
              .map(ResourcePattern::value)
              .limit(3)
              .collect(Collectors.joining(", "));
      notes.add(
          statement.at("NotResource"),
          statement.subject("NotResource"),
          "the actions are allowed on every resource but " + but,
          "name in 'Resource' what the job uses");
    }
  }
}

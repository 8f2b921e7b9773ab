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

/** An Allow with NotResource. */
final class AllowWithNotResource implements GrantCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("ALLOW_WITH_NOT_RESOURCE", IssueGroup.BREADTH, SECURITY_WARNING)
        .title("Allow with NotResource allows all resources except those named")
        .avoid(
            "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"NotResource\": \"arn:aws:s3:::secret/*\"}")
        .prefer(
            "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data/*\"}")
        .why(
            "The statement also allows the actions on resources that are created later, "
                + "and on those of other accounts that give the role access. A typing error in "
                + "the ARN allows what should be excluded.")
        .limits("NotResource in a Deny is good practice and is not reported.")
        .counterparts("parliament NOTRESOURCE_WITH_ALLOW", "boogy not_action_not_resource")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (statement.statement().resource() instanceof ResourceElement.NotResources others) {
      String but =
          others.patterns().stream()
              .map(ResourcePattern::value)
              .limit(3)
              .collect(Collectors.joining(", "));
      findings.add(
          statement.at("NotResource"),
          statement.subject("NotResource"),
          "the statement allows its actions on every resource except " + but,
          "list the resources that the job uses in 'Resource'");
    }
  }
}

package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Arn;
import java.util.Optional;

/** An ARN whose resource name consists of wildcards. */
final class WildcardInResourceName implements GrantCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("WILDCARD_IN_RESOURCE_NAME", IssueGroup.BREADTH, WARNING)
        .title("The ARN matches every resource of its type")
        .avoid("\"Resource\": \"arn:aws:kms:eu-west-1:123456789012:key/*\"")
        .prefer(
            "\"Resource\": \"arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab\"")
        .why(
            "The ARN looks like that of one resource, but the job can reach every key, "
                + "repository or role of the account.")
        .limits(
            "Not reported: a name that begins with letters (WILDCARD_IN_BUCKET_NAME "
                + "reports buckets), an ARN that continues after the wildcard, a statement "
                + "with a condition on the tags of the resource, and what the statement only "
                + "creates, where AWS chooses its id, such as the instances of ec2:RunInstances.")
        .counterparts("cdk-nag AwsSolutions-IAM5", "parliament RESOURCE_EFFECTIVELY_STAR")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (String resource : statement.resourcePatterns()) {
      Optional<Arn> arn = Arn.of(resource).filter(WildcardInResourceName::isEvery);
      if (arn.isPresent()
          && !ResourceStar.isScoped(statement)
          && !CreatedResources.are(statement, resource)) {
        findings.add(
            statement.atResource(resource),
            statement.subject(resource),
            "'" + resource + "' matches every " + kind(arn.get()),
            "name the resource, or the beginning of its name");
      }
    }
  }

  /** The part before the first separator is the resource type, not the name. */
  private static boolean isEvery(Arn arn) {
    return !arn.service().equals("s3") && arn.resource().matches("([a-z-]+[/:])?[*]+([/:][*]+)*");
  }

  private static String kind(Arn arn) {
    String type = arn.resource().replaceAll("[/:]?[*].*", "");
    return (type.isEmpty() ? "resource" : type) + " of " + arn.service();
  }
}

package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Arn;
import io.trainingroles.reference.Action;
import java.util.List;
import java.util.Optional;

/** A bucket name with a wildcard. */
final class WildcardInBucketName implements GrantCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("WILDCARD_IN_BUCKET_NAME", IssueGroup.BREADTH, WARNING)
        .title("The name of the bucket has a wildcard")
        .avoid("\"Resource\": \"arn:aws:s3:::data*\"")
        .prefer("\"Resource\": [\"arn:aws:s3:::data\", \"arn:aws:s3:::data/*\"]")
        .why(
            "All AWS accounts share the names of buckets. Anyone can create a bucket whose "
                + "name matches and give the role access, to receive its data or to provide "
                + "other data.")
        .limits(
            "A statement with a condition on aws:ResourceAccount, s3:ResourceAccount, "
                + "aws:ResourceOrgID or a similar key is not reported. Nor is a wildcard in the "
                + "object key.")
        .counterparts("cdk-nag AwsSolutions-IAM5")
        .source(
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (String resource : statement.resourcePatterns()) {
      Optional<String> bucket = Arn.of(resource).flatMap(WildcardInBucketName::bucket);
      boolean isOpen = bucket.filter(name -> name.matches(".*[*?].*")).isPresent();
      if (isOpen && !isOnlyListed(statement, resource) && !ResourceStar.isScoped(statement)) {
        findings.add(
            statement.atResource(resource),
            statement.subject(resource),
            "'" + resource + "' also matches buckets of other accounts",
            remedy(bucket.get()));
      }
    }
  }

  private static Optional<String> bucket(Arn arn) {
    boolean isBucket = arn.service().equals("s3") && arn.account().isEmpty();
    int slash = arn.resource().indexOf('/');
    return isBucket
        ? Optional.of(slash < 0 ? arn.resource() : arn.resource().substring(0, slash))
        : Optional.empty();
  }

  /**
   * Whether the statement only lists the buckets of its account, by the form that AWS documents.
   */
  private static boolean isOnlyListed(ReviewedStatement statement, String resource) {
    List<Action> acting =
        statement.actions().stream().filter(action -> action.actsOn(resource)).toList();
    return !statement.isAboutAllServices()
        && !acting.isEmpty()
        && acting.stream().allMatch(action -> action.toString().equals("s3:ListAllMyBuckets"));
  }

  private static String remedy(String bucket) {
    String name = bucket.replaceAll("[*]+$", "");
    return name.matches("[a-z0-9.-]{3,}[a-z0-9]")
        ? "name the bucket, as in arn:aws:s3:::" + name + " and arn:aws:s3:::" + name + "/*"
        : "name the bucket, or add a condition on aws:ResourceAccount";
  }
}

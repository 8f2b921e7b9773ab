package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Arn;
import java.util.Optional;

/** A bucket whose name has a wildcard. */
final class WildcardInBucketName implements GrantCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("WILDCARD_IN_BUCKET_NAME", IssueGroup.BREADTH, WARNING)
        .title("The name of the bucket has a wildcard")
        .avoid("\"Resource\": \"arn:aws:s3:::data*\"")
        .prefer("\"Resource\": [\"arn:aws:s3:::data\", \"arn:aws:s3:::data/*\"]")
        .why(
            "The names of buckets are shared by all accounts of AWS. Anybody can make a bucket whose name"
                + " matches, and let the role in: to take its data, or to feed it other data.")
        .limits(
            "A condition on aws:ResourceAccount, s3:ResourceAccount, aws:ResourceOrgID or the like keeps"
                + " other accounts out, and so is no finding. A wildcard in the key is a matter of taste.")
        .counterparts("cdk-nag AwsSolutions-IAM5")
        .source(
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    for (String resource : statement.resourcePatterns()) {
      Optional<String> bucket = Arn.of(resource).flatMap(WildcardInBucketName::bucket);
      boolean isOpen = bucket.filter(name -> name.matches(".*[*?].*")).isPresent();
      if (isOpen && !ResourceStar.isScoped(statement)) {
        notes.add(
            statement.atResource(resource),
            statement.subject(resource),
            "'" + resource + "' also stands for buckets of other accounts whose names match",
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

  private static String remedy(String bucket) {
    String name = bucket.replaceAll("[*]+$", "");
    return name.matches("[a-z0-9.-]{3,}[a-z0-9]")
        ? "name the bucket, as in arn:aws:s3:::" + name + " and arn:aws:s3:::" + name + "/*"
        : "name the bucket, or add a condition on aws:ResourceAccount";
  }
}

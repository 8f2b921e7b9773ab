package io.trainingroles.check.exfiltration;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.UnnamedResources;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** Permission to read the objects of any bucket. */
final class ReadsAnyBucket implements Check {
  private static final String ACTION = "s3:GetObject";

  /** A resource that no policy names, without its partition. */
  private static final String ANOTHER = ":s3:::a-bucket-that-nobody-named/*";

  @Override
  public IssuePage page() {
    return IssuePage.of("READS_ANY_BUCKET", IssueGroup.EXFILTRATION, SECURITY_WARNING)
        .title("The role can read the objects of any bucket")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"*\"}")
        .prefer("- read: s3://vision-data/train")
        .why(
            "All data of the account in Amazon S3, and all data that other accounts share "
                + "with it, can then end up in a model or in the job's output.")
        .limits(
            "A condition that limits the buckets is taken into account where that can be "
                + "decided. WILDCARD_IN_BUCKET_NAME reports a wildcard in the name of a bucket.")
        .counterparts(
            "cloudsplaining DataExfiltration",
            "checkov CKV_AWS_108",
            "checkov CKV_AWS_288",
            "trivy AWS-0346")
        .source(
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    boolean isWithinAccounts = UnnamedResources.isWithinAccounts(role, ACTION, ANOTHER);
    UnnamedResources.report(
        role,
        findings,
        ACTION,
        ANOTHER,
        (isWithinAccounts
                ? "can read objects of any bucket of the accounts that its conditions name"
                : "can read objects of any bucket")
            + UnnamedResources.keys(role, ACTION, ANOTHER),
        "list the buckets in 'Resource', such as arn:aws:s3:::vision-data/train/*");
  }
}

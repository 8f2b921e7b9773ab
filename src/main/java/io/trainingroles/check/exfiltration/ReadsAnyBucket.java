package io.trainingroles.check.exfiltration;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.UnnamedResources;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** Objects of every bucket can be read. */
final class ReadsAnyBucket implements Check {
  private static final String ACTION = "s3:GetObject";

  /** What no policy names, without its partition. */
  private static final String ANOTHER = ":s3:::a-bucket-that-nobody-named/*";

  @Override
  public IssuePage page() {
    return IssuePage.of("READS_ANY_BUCKET", IssueGroup.EXFILTRATION, SECURITY_WARNING)
        .title("The role can read the objects of buckets that nobody named")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"*\"}")
        .prefer("- read: s3://vision-data/train")
        .why(
            "Everything that the account keeps in Amazon S3, and what others have opened to it, can then go"
                + " into a model, or out through the job's output.")
        .limits(
            "A condition that keeps the role in some buckets is taken into account where it can be decided;"
                + " a wildcard in a bucket's name is a matter of another check.")
        .counterparts(
            "cloudsplaining DataExfiltration",
            "checkov CKV_AWS_108",
            "checkov CKV_AWS_288",
            "trivy AWS-0346")
        .source(
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    UnnamedResources.note(
        role,
        notes,
        ACTION,
        ANOTHER,
        "can read the objects of any bucket",
        "name the buckets in Resource, such as arn:aws:s3:::vision-data/train/*");
  }
}

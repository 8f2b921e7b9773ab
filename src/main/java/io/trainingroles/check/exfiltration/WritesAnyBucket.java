package io.trainingroles.check.exfiltration;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.UnnamedResources;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** Permission to write to any bucket. */
final class WritesAnyBucket implements Check {
  private static final String ACTION = "s3:PutObject";

  /** A resource that no policy names, without its partition. */
  private static final String ANOTHER = ":s3:::a-bucket-that-nobody-named/*";

  @Override
  public IssuePage page() {
    return IssuePage.of("WRITES_ANY_BUCKET", IssueGroup.EXFILTRATION, SECURITY_WARNING)
        .title("The role can write to any bucket, including those of other accounts")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"s3:*Object\", \"Resource\": \"*\"}")
        .prefer("- write: s3://vision-models/checkpoints")
        .why(
            "Data that the job reads can be written to a bucket that belongs to another "
                + "account.")
        .limits(
            "A condition on aws:ResourceAccount or aws:ResourceOrgID keeps the data in the account or organization; the finding is then a warning.")
        .counterparts(
            "cloudsplaining InfrastructureModification",
            "checkov CKV_AWS_111",
            "checkov CKV_AWS_290",
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
        isWithinAccounts ? WARNING : SECURITY_WARNING,
        ACTION,
        ANOTHER,
        (isWithinAccounts
                ? "can write objects to any bucket of the accounts that its conditions name"
                : "can write objects to any bucket of any account")
            + UnnamedResources.keys(role, ACTION, ANOTHER),
        "list the buckets in 'Resource', such as arn:aws:s3:::vision-models/checkpoints/*");
  }
}

package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.JobRole;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** Permission to delete data in Amazon S3 for good. */
final class DeleteBucketOrVersions implements Check {
  private static final String[] ACTIONS = {
    "s3:DeleteBucket",
    "s3:DeleteObjectVersion",
    "s3:PutLifecycleConfiguration",
    "s3:PutBucketVersioning"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("DELETE_BUCKET_OR_VERSIONS", IssueGroup.DATA, SECURITY_WARNING)
        .title("The role can delete buckets or versions of objects")
        .avoid("\"Action\": [\"s3:GetObject\", \"s3:DeleteObjectVersion\"]")
        .prefer("\"Action\": [\"s3:GetObject\", \"s3:DeleteObject\"]")
        .why(
            "Versions are the backup when a job, or ransomware, has deleted the objects. A "
                + "training job does not need to delete or expire them, or to suspend versioning.")
        .limits(
            "Only roles that trust a service that runs training are checked. A single "
                + "policy document counts as the policy of such a role.")
        .source(
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (!JobRole.is(role)) {
      return;
    }
    ServiceGrants.report(
        role,
        findings,
        ", which deletes data permanently",
        "remove it; a job deletes its checkpoints with s3:DeleteObject",
        ACTIONS);
  }
}

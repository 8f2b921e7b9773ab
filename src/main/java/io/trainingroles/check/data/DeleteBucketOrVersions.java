package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.JobRole;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** The right to delete in Amazon S3 what nothing brings back. */
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
        .title("Buckets or the versions of objects can be deleted")
        .avoid("\"Action\": [\"s3:GetObject\", \"s3:DeleteObjectVersion\"]")
        .prefer("\"Action\": [\"s3:GetObject\", \"s3:DeleteObject\"]")
        .why(
            "Versions are what is left when a job, or ransom, has deleted the objects. No "
                + "training job needs to delete them, to expire them or to stop their keeping.")
        .limits(
            "Roles that trust no service that runs training are not found. A document that "
                + "stands alone is taken for the policy of a training role.")
        .source(
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    if (!JobRole.is(role)) {
      return;
    }
    ServiceGrants.note(
        role,
        notes,
        ", after which nothing brings data back",
        "leave it out; a job deletes its checkpoints with s3:DeleteObject",
        ACTIONS);
  }
}

package io.trainingroles.check.exfiltration;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.PrivilegePaths;
import io.trainingroles.check.evidence.PrivilegePaths.Path;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/** Permission to share data with others. */
final class SharesResources implements Check {
  private static final List<Path> PATHS =
      List.of(
          Path.of("s3:PutBucketPolicy"),
          Path.of("s3:PutBucketAcl"),
          Path.of("s3:PutObjectAcl"),
          Path.of("s3:PutBucketPublicAccessBlock"),
          Path.of("s3:PutAccountPublicAccessBlock"),
          Path.of("s3:PutAccessPointPolicy"),
          Path.of("s3:PutReplicationConfiguration"),
          Path.of("kms:PutKeyPolicy"),
          Path.of("ec2:ModifySnapshotAttribute"),
          Path.of("ec2:ModifyImageAttribute"),
          Path.of("ecr:SetRepositoryPolicy"),
          Path.of("ecr:PutReplicationConfiguration"),
          Path.of("ecr-public:SetRepositoryPolicy"),
          Path.of("lambda:AddPermission"),
          Path.of("lambda:AddLayerVersionPermission"),
          Path.of("secretsmanager:PutResourcePolicy"),
          Path.of("ssm:PutResourcePolicy"),
          Path.of("ssm:ModifyDocumentPermission"),
          Path.of("sns:AddPermission"),
          Path.of("sqs:AddPermission"),
          Path.of("logs:PutResourcePolicy"),
          Path.of("logs:PutSubscriptionFilter"),
          Path.of("glue:PutResourcePolicy"),
          Path.of("dynamodb:PutResourcePolicy"),
          Path.of("elasticfilesystem:PutFileSystemPolicy"),
          Path.of("sagemaker:PutModelPackageGroupPolicy"),
          Path.of("rds:ModifyDBSnapshotAttribute"),
          Path.of("ram:CreateResourceShare"),
          Path.of("backup:PutBackupVaultAccessPolicy"),
          Path.of("lakeformation:GrantPermissions"));

  @Override
  public IssuePage page() {
    return IssuePage.of("SHARES_RESOURCES", IssueGroup.EXFILTRATION, SECURITY_WARNING)
        .title("The role can share data, images or keys with others")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"s3:Put*\", \"Resource\": \"*\"}")
        .prefer(
            "{\"Effect\": \"Allow\", \"Action\": \"s3:PutObject\", \"Resource\": \"arn:aws:s3:::models/*\"}")
        .why(
            "A resource policy, an access control list or a share can give another "
                + "account, or everyone, access to the resource. The job's code does not need "
                + "that.")
        .limits("Whether the resource exists and contains something is not checked.")
        .counterparts(
            "cloudsplaining ResourceExposure",
            "checkov CKV_AWS_109",
            "checkov CKV_AWS_289",
            "parliament PERMISSIONS_MANAGEMENT_ACTIONS")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    new PrivilegePaths(
            role,
            findings,
            "'" + role.name() + "' can expose what it reaches: ",
            "list the actions that the job needs, instead of a pattern that matches this "
                + "action")
        .find(PATHS);
  }
}

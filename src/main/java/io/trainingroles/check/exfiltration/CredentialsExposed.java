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

/** Actions that return credentials. */
final class CredentialsExposed implements Check {
  private static final List<Path> PATHS =
      List.of(
          Path.of("sts:GetFederationToken"),
          Path.of("sts:AssumeRoot"),
          Path.of("cognito-identity:GetCredentialsForIdentity"),
          Path.of("cognito-identity:GetOpenIdTokenForDeveloperIdentity"),
          Path.of("redshift:GetClusterCredentials"),
          Path.of("redshift:GetClusterCredentialsWithIAM"),
          Path.of("redshift-serverless:GetCredentials"),
          Path.of("rds-db:connect"),
          Path.of("ec2:GetPasswordData"),
          Path.of("lightsail:DownloadDefaultKeyPair"),
          Path.of("lightsail:GetInstanceAccessDetails"),
          Path.of("lightsail:GetRelationalDatabaseMasterUserPassword"),
          Path.of("gamelift:GetInstanceAccess"),
          Path.of("codeartifact:GetAuthorizationToken"),
          Path.of("mediapackage:RotateChannelCredentials"),
          Path.of("chime:CreateApiKey"),
          Path.of("appsync:CreateApiKey"),
          Path.of("lakeformation:GetDataAccess"));

  @Override
  public IssuePage page() {
    return IssuePage.of("CREDENTIALS_EXPOSED", IssueGroup.EXFILTRATION, SECURITY_WARNING)
        .title("The role can request other credentials")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"redshift:Get*\", \"Resource\": \"*\"}")
        .prefer(
            "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::exports/*\"}")
        .why(
            "The response is a password or a token, which works outside of the job and "
                + "after its end.")
        .limits(
            "The authorization token of Amazon ECR is not reported: pulling an image needs "
                + "it. Secrets and parameters have separate checks.")
        .counterparts(
            "cloudsplaining CredentialsExposure",
            "checkov CKV_AWS_107",
            "checkov CKV_AWS_287",
            "parliament CREDENTIALS_EXPOSURE")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    new PrivilegePaths(
            role,
            findings,
            "'" + role.name() + "' can request credentials: ",
            "remove the action; export the data to a place that the job reads")
        .find(PATHS);
  }
}

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

/** Permission to delete or stop the records of what was done. */
final class HidesTracks implements Check {
  private static final List<Path> PATHS =
      List.of(
          Path.of("cloudtrail:StopLogging"),
          Path.of("cloudtrail:DeleteTrail"),
          Path.of("cloudtrail:UpdateTrail"),
          Path.of("cloudtrail:PutEventSelectors"),
          Path.of("cloudtrail:DeleteEventDataStore"),
          Path.of("logs:DeleteLogGroup"),
          Path.of("logs:DeleteLogStream"),
          Path.of("logs:PutRetentionPolicy"),
          Path.of("config:StopConfigurationRecorder"),
          Path.of("config:DeleteConfigurationRecorder"),
          Path.of("guardduty:DeleteDetector"),
          Path.of("guardduty:UpdateDetector"),
          Path.of("guardduty:CreateFilter"),
          Path.of("securityhub:DisableSecurityHub"),
          Path.of("access-analyzer:DeleteAnalyzer"),
          Path.of("cloudwatch:DeleteAlarms"),
          Path.of("cloudwatch:DisableAlarmActions"),
          Path.of("ec2:DeleteFlowLogs"),
          Path.of("s3:PutBucketLogging"));

  @Override
  public IssuePage page() {
    return IssuePage.of("HIDES_TRACKS", IssueGroup.EXFILTRATION, SECURITY_WARNING)
        .title("The role can delete or stop the records of its actions")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"logs:*\", \"Resource\": \"*\"}")
        .prefer("- write_logs: /aws/sagemaker/TrainingJobs")
        .why("A job writes logs. It never needs to delete logs, trails or alarms.")
        .limits(
            "Permission to delete logs that are stored in a bucket is not reported; nor is permission for log groups and alarms that a policy names, which count as the job's own.")
        .counterparts(
            "prowler iam_inline_policy_no_full_access_to_cloudtrail",
            "prowler iam_policy_no_full_access_to_cloudtrail")
        .source(
            "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    new PrivilegePaths(
            role,
            findings,
            "'" + role.name() + "' can hide what it does: ",
            "list the actions that write logs, instead of a pattern that matches this " + "action")
        .find(PATHS);
  }
}

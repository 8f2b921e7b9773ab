package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.rules.Paths.Path;
import java.util.List;

/** Hiding what was done. */
final class Tracks implements Check {
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
  public CheckPage page() {
    return CheckPage.of("HIDES_TRACKS", CheckGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can delete or stop what records its actions")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"logs:*\", \"Resource\": \"*\"}")
        .prefer("- write_logs: /aws/sagemaker/TrainingJobs")
        .why("A job writes logs. Nothing that it does needs logs, trails or alarms to be deleted.")
        .limits("Logs that are kept in a bucket are a matter of the right to delete objects.")
        .counterparts(
            "prowler iam_inline_policy_no_full_access_to_cloudtrail",
            "prowler iam_policy_no_full_access_to_cloudtrail")
        .source(
            "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html");
  }

  @Override
  public void review(ReviewedRole role, Notes notes) {
    new Paths(
            role,
            notes,
            "'" + role.name() + "' can hide what it does: ",
            "name the actions that write logs, in place of a pattern that has this one too")
        .find(PATHS);
  }
}

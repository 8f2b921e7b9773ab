package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.ServiceHost;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.Set;

/** A service that can use the role on behalf of another account. */
final class ConfusedDeputy implements TrustCheck {
  private static final Set<String> SENDS =
      Set.of(
          "sagemaker",
          "bedrock",
          "ecs-tasks",
          "batch",
          "codebuild",
          "states",
          "events",
          "scheduler");
  private static final String[] SOURCE = {
    "aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("CONFUSED_DEPUTY", IssueGroup.TRUST, WARNING)
        .title("A service can assume the role on behalf of any account")
        .avoid(
            "{\"Principal\": {\"Service\": \"sagemaker.amazonaws.com\"}, \"Action\": "
                + "\"sts:AssumeRole\"}")
        .prefer(
            "\"Condition\": {\"ArnLike\": {\"aws:SourceArn\": "
                + "\"arn:aws:sagemaker:eu-west-1:123456789012:training-job/*\"}}")
        .why(
            "A service acts for many accounts. If it sends the job or the account for "
                + "which it assumes a role, the trust policy can require one of yours; "
                + "iam:PassRole is then not the only protection.")
        .limits(
            "Only services that are documented to send a source key are checked; Amazon "
                + "EC2, AWS Lambda and AWS Glue are not. The trust \"sagemaker\" of a spec, "
                + "without jobs, gets this finding; {service: sagemaker, jobs: "
                + "training-job/vision-*} does not. Amazon SageMaker does not document what "
                + "notebooks and tuning jobs send: test them with aws:SourceAccount.")
        .counterparts(
            "Access Analyzer RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL",
            "prowler iam_role_cross_service_confused_deputy_prevention",
            "boogy trust_policy_validation")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (!statement.allows()
        || ConditionLimits.whereSent(statement, SOURCE)
        || ConditionLimits.byDenial(statement, SOURCE)) {
      return;
    }
    for (String host : ServiceHost.of(statement)) {
      if (ServiceHost.isOf(host, SENDS)) {
        findings.add(
            statement.at("Principal"),
            statement.subject(host),
            host + " can assume the role for jobs of any account",
            "add a condition on aws:SourceArn or aws:SourceAccount; in a spec, name the 'jobs'");
      }
    }
  }
}

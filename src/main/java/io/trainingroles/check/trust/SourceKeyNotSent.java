package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.ServiceHost;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;
import java.util.Set;

/** A condition on a key that the service does not send. */
final class SourceKeyNotSent implements TrustCheck {
  private static final Set<String> SENDS_NONE = Set.of("ec2");

  @Override
  public IssuePage page() {
    return IssuePage.of("SOURCE_KEY_NOT_SENT", IssueGroup.TRUST, WARNING)
        .title("The service does not send the source key that the trust requires")
        .avoid(
            "{\"Principal\": {\"Service\": \"ec2.amazonaws.com\"}, \"Condition\": {\"StringEquals\": "
                + "{\"aws:SourceAccount\": \"123456789012\"}}}")
        .prefer("{\"Principal\": {\"Service\": \"ec2.amazonaws.com\"}}")
        .why(
            "A condition on a key that is not in the request is not met. Amazon EC2 "
                + "assumes roles for instance profiles without a source key, so no instance gets "
                + "credentials.")
        .limits(
            "Only Amazon EC2 is checked; other services that do not document a source key "
                + "are not reported.")
        .counterparts("Access Analyzer UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (!statement.allows()) {
      return;
    }
    for (String host : ServiceHost.of(statement)) {
      for (String key : List.of("aws:SourceArn", "aws:SourceAccount")) {
        if (ServiceHost.isOf(host, SENDS_NONE) && ConditionLimits.on(statement, key)) {
          findings.add(
              statement.atCondition(statement.conditionsOn(key).get(0)),
              statement.subject(host + " " + key),
              host + " does not send " + key + ", and so cannot assume the role",
              "remove the condition, or trust the service in a separate statement");
        }
      }
    }
  }
}

package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;

/** All actions of a service. */
final class ServiceWildcard implements GrantCheck {
  @Override
  public CheckPage page() {
    return CheckPage.of("SERVICE_WILDCARD", CheckGroup.BREADTH, SECURITY_WARNING)
        .title("All actions of a service are allowed")
        .avoid("\"Action\": \"s3:*\"")
        .prefer("\"Action\": [\"s3:GetObject\", \"s3:ListBucket\"]")
        .why(
            "A job uses a handful of a service's actions. The others let its code delete data,"
                + " change who may read it, or do what the service learns next year.")
        .limits(
            "A list that names each action one by one is not found by this check; 'fit' compares a"
                + " role with its job.")
        .counterparts(
            "checkov CKV_AWS_63", "cdk-nag IAM5", "trivy AWS-0057", "parliament RESOURCE_STAR")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    for (String action : statement.actionPatterns()) {
      if (action.endsWith(":*") && !action.startsWith("*")) {
        notes.add(
            statement.atAction(action),
            statement.subject(action),
            "'" + action + "' allows every action of the service, now and later",
            "name the actions that the job uses");
      }
    }
  }
}

package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;
import java.util.Optional;

/** Permission to read any parameter. */
final class ReadAnyParameter implements GrantCheck {
  private static final String[] ACTIONS = {
    "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("READ_ANY_PARAMETER", IssueGroup.DATA, SECURITY_WARNING)
        .title("The role can read any Systems Manager parameter")
        .avoid("{\"Action\": \"ssm:GetParameter\", \"Resource\": \"*\"}")
        .prefer("\"Resource\": \"arn:aws:ssm:eu-west-1:123456789012:parameter/training/epochs\"")
        .why(
            "Parameters contain passwords as well as settings, including those of other "
                + "systems.")
        .limits("A condition on the tags of parameters counts as a limit.")
        .counterparts(
            "cloudsplaining DataExfiltration", "checkov CKV_AWS_108", "checkov CKV_AWS_288")
        .source(
            "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    List<String> named = ServiceGrants.named(statement, ACTIONS);
    if (named.isEmpty()) {
      return;
    }
    Optional<String> every = ServiceGrants.everyOne(statement, "ssm", "parameter/");
    if (every.isPresent()) {
      findings.add(
          ServiceGrants.at(statement, every.get()),
          statement.subject(named.get(0)),
          ServiceGrants.listed(named) + " on " + every.get() + " reads any parameter",
          "name the parameter, or the path of your parameters");
    }
  }
}

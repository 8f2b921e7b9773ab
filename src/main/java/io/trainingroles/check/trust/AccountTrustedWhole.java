package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Principal;
import java.util.regex.Pattern;

/** A trust in a whole account. */
final class AccountTrustedWhole implements TrustCheck {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}|arn:[^:]+:iam::[^:]*:root");

  @Override
  public IssuePage page() {
    return IssuePage.of("ACCOUNT_TRUSTED_WHOLE", IssueGroup.TRUST, WARNING)
        .title("The role trusts a whole account")
        .avoid("\"Principal\": {\"AWS\": \"arn:aws:iam::123456789012:root\"}")
        .prefer("\"Principal\": {\"AWS\": \"arn:aws:iam::123456789012:role/pipeline\"}")
        .why(
            "Every principal of the account that is allowed sts:AssumeRole, such as every "
                + "administrator, can assume the role. A training role is assumed by a service "
                + "or by one role of a pipeline.")
        .limits(
            "Any condition on a key of the caller or the request counts as a limit, "
                + "whatever its value. The trust \"account\" of a spec gets this finding unless "
                + "it has an external ID.")
        .counterparts("checkov CKV_AWS_61")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (!statement.allows()
        || !statement.isAbout("sts:AssumeRole")
        || ConditionLimits.on(statement, key -> true)) {
      return;
    }
    for (Principal principal : statement.principals()) {
      if (principal instanceof Principal.Aws aws && ACCOUNT.matcher(aws.id()).matches()) {
        findings.add(
            statement.at("Principal"),
            statement.subject(aws.id()),
            "every principal of "
                + aws.id()
                + " that is allowed sts:AssumeRole can assume the role",
            "name the role that must assume it, or add a condition on aws:PrincipalArn");
      }
    }
  }
}

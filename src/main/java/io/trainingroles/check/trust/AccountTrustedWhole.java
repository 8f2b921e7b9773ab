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

/** A trust policy that leaves it to an account who of it may assume the role. */
final class AccountTrustedWhole implements TrustCheck {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}|arn:[^:]+:iam::[^:]*:root");

  @Override
  public IssuePage page() {
    return IssuePage.of("ACCOUNT_TRUSTED_WHOLE", IssueGroup.TRUST, WARNING)
        .title("A whole account may assume the role")
        .avoid("\"Principal\": {\"AWS\": \"arn:aws:iam::123456789012:root\"}")
        .prefer("\"Principal\": {\"AWS\": \"arn:aws:iam::123456789012:role/pipeline\"}")
        .why(
            "Whoever may do sts:AssumeRole in that account can be the role; for an "
                + "administrator's policy that is every role. A training role is assumed by a "
                + "service or by one role of a pipeline.")
        .limits(
            "Any condition that asks for a value of the caller or the request counts as "
                + "narrowing, whatever the value is. The trust \"account\" of a spec writes this, "
                + "and gets this finding unless it has an external id.")
        .counterparts("checkov CKV_AWS_61")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    if (!statement.allows() || ConditionLimits.on(statement, key -> true)) {
      return;
    }
    for (Principal principal : statement.principals()) {
      if (principal instanceof Principal.Aws aws && ACCOUNT.matcher(aws.id()).matches()) {
        notes.add(
            statement.at("Principal"),
            statement.subject(aws.id()),
            "each principal of " + aws.id() + " that may do sts:AssumeRole may assume the role",
            "name the role that has to assume it, or add a condition on aws:PrincipalArn");
      }
    }
  }
}

package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.AdministratorPower;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.regex.Pattern;

/** Full access. */
final class FullAdmin implements Check {
  private static final Pattern EVERY_ACTION = Pattern.compile("[*]+(:[*]+)?");

  @Override
  public IssuePage page() {
    return IssuePage.of("FULL_ADMIN", IssueGroup.BREADTH, SECURITY_WARNING)
        .title("The role has full access to its account")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}")
        .prefer(
            "{\"Effect\": \"Allow\", \"Action\": [\"s3:GetObject\"], \"Resource\": \"arn:aws:s3:::data/*\"}")
        .why(
            "The job's code, and anyone who can change that code or its data, then "
                + "controls the account.")
        .limits(
            "This is proved for all requests, however the policies express it: as *:*, "
                + "with NotAction, or in several statements. A role that a Deny or a permissions "
                + "boundary limits is reported by WILDCARD_IN_SERVICE and similar checks.")
        .counterparts(
            "checkov CKV_AWS_1",
            "checkov CKV_AWS_49",
            "checkov CKV_AWS_62",
            "checkov CKV_AWS_63",
            "cdk-nag AwsSolutions-IAM5",
            "cdk-nag NIST.800.53.R5-IAMPolicyNoStatementsWithAdminAccess",
            "prowler iam_customer_attached_policy_no_administrative_privileges",
            "prowler iam_inline_policy_no_administrative_privileges",
            "Security Hub IAM.1",
            "boogy full_wildcard")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (AdministratorPower.isFull(role)) {
      ReviewedStatement widest =
          role.allGrants().stream().filter(AdministratorPower::isWide).findFirst().orElseThrow();
      findings.add(
          widest.place(),
          "*",
          "'" + role.name() + "' has full access to its account" + widest.byPolicyOfAws(),
          widest.remedy("list the actions and the resources that the job uses"));
    }
  }

  /** Whether a value of {@code Action} matches every action of every service. */
  static boolean isEveryAction(String action) {
    return EVERY_ACTION.matcher(action).matches();
  }
}

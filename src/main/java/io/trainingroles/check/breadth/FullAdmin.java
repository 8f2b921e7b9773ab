package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.access.proof.Inclusion;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import java.util.List;
import java.util.regex.Pattern;

/** Full access. */
final class FullAdmin implements Check {
  private static final Pattern EVERY_ACTION = Pattern.compile("[*]+(:[*]+)?");

  private static final RequestSet EVERYTHING =
      RequestSet.ofIdentity(
          PolicyDocument.of(
              List.of(
                  Statement.allow(
                      ActionElement.Actions.of("*"), ResourceElement.Resources.of("*")))));

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
            "This is proven for all requests, however the policies express it: as *:*, "
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
    if (isIn(role)) {
      ReviewedStatement widest =
          role.allGrants().stream().filter(FullAdmin::isWide).findFirst().orElseThrow();
      findings.add(
          widest.place(),
          "*",
          "'" + role.name() + "' has full access to its account" + widest.byPolicyOfAws(),
          widest.remedy("list the actions and the resources that the job uses"));
    }
  }

  /** Whether a role has full access; the prover is only used if a statement looks like it. */
  static boolean isIn(ReviewedRole role) {
    return role.allGrants().stream().anyMatch(FullAdmin::isWide)
        && role.prover().inclusion(EVERYTHING, role.access()) instanceof Inclusion.Included;
  }

  private static boolean isWide(ReviewedStatement statement) {
    boolean hasWideAction =
        statement.hasNotAction()
            || statement.actionPatterns().stream().anyMatch(action -> action.startsWith("*"));
    return hasWideAction && statement.statement().conditions().isEmpty();
  }

  /** Whether a value of {@code Action} matches every action of every service. */
  static boolean isEveryAction(String action) {
    return EVERY_ACTION.matcher(action).matches();
  }
}

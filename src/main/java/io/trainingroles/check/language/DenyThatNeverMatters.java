package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.Cover;
import io.trainingroles.check.evidence.StatementRequests;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A Deny without effect. */
final class DenyThatNeverMatters implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("DENY_THAT_NEVER_MATTERS", IssueGroup.LANGUAGE, SUGGESTION)
        .title("The Deny has no effect: nothing allows what it denies")
        .avoid(
            """
            {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*"},
            {"Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::date/secret/*"}
            """)
        .prefer(
            """
            {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*"},
            {"Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/secret/*"}
            """)
        .why(
            "A Deny without effect may have a typing error in its ARN or condition. To "
                + "guard against later grants, use 'never' in the spec, which is proved at each "
                + "synth.")
        .limits(
            "This is proved for all requests. Only a Deny of actions that some statement "
                + "allows is reported: others guard against later grants. Not checked: roles "
                + "with policies that are not in the input, and single policy documents.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    boolean isWhole = role.judged().unseenAccess().isEmpty() && !role.judged().isDocument();
    if (!isWhole) {
      return;
    }
    for (ReviewedStatement statement : role.statements()) {
      if (statement.policy().use().isIdentity()
          && !statement.allows()
          && StatementRequests.isKnown(statement)
          && deniesWhatIsGranted(role, statement)
          && !matters(role, statement)) {
        findings.add(
            statement.place(),
            statement.subject(statement.statement().action().patterns().get(0).value()),
            "no statement allows what this statement denies",
            "check its resources and conditions for typing errors, or remove it");
      }
    }
  }

  /** Whether each of its actions is granted on something. */
  private static boolean deniesWhatIsGranted(ReviewedRole role, ReviewedStatement deny) {
    return !deny.actionPatterns().isEmpty()
        && deny.actionPatterns().stream()
            .allMatch(
                action ->
                    role.writtenGrants().stream()
                        .flatMap(grant -> grant.actionPatterns().stream())
                        .anyMatch(granted -> Cover.coversAction(granted, action)));
  }

  private static boolean matters(ReviewedRole role, ReviewedStatement deny) {
    NamedPolicy denied = StatementRequests.policy(deny, deny.statement().action());
    boolean isKnown = role.writtenGrants().stream().allMatch(StatementRequests::isValid);
    return !isKnown
        || role.writtenGrants().stream()
            .map(grant -> StatementRequests.allowed(grant, grant.statement().action(), denied))
            .anyMatch(both -> !(role.prover().emptiness(both) instanceof Proof.Proved));
  }
}

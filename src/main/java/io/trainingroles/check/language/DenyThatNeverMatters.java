package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.Cover;
import io.trainingroles.check.evidence.EmptyStatements;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A Deny of what nothing allows. */
final class DenyThatNeverMatters implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("DENY_THAT_NEVER_MATTERS", IssueGroup.LANGUAGE, SUGGESTION)
        .title("The statement denies only what nothing allows")
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
            "A Deny that takes nothing away may have a slip in its ARN or in its condition. One that is"
                + " there for what may be granted later is better said as 'never', which is proven at"
                + " each synth.")
        .limits(
            "This is proven for all requests. Only actions that some statement allows are looked at: a"
                + " Deny of others is a guard against what is granted later. So is any Deny of a role"
                + " with policies that are not in the input, or of a document that stands alone.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    boolean isWhole = role.judged().unseenAccess().isEmpty() && !role.judged().isDocument();
    if (!isWhole || role.access().isEmpty()) {
      return;
    }
    for (ReviewedStatement statement : role.statements()) {
      if (statement.policy().use().isIdentity()
          && !statement.allows()
          && EmptyStatements.isKnown(statement)
          && deniesWhatIsGranted(role, statement)
          && !matters(role, statement)) {
        notes.add(
            statement.place(),
            statement.subject(statement.statement().action().patterns().get(0).value()),
            "nothing that this statement denies is allowed",
            "look for a slip in its resources and conditions, or leave it out");
      }
    }
  }

  /** Whether each of its actions is granted on something. */
  private static boolean deniesWhatIsGranted(ReviewedRole role, ReviewedStatement deny) {
    return !deny.actionPatterns().isEmpty()
        && deny.actionPatterns().stream()
            .allMatch(
                action ->
                    role.allGrants().stream()
                        .flatMap(grant -> grant.actionPatterns().stream())
                        .anyMatch(granted -> Cover.coversAction(granted, action)));
  }

  private static boolean matters(ReviewedRole role, ReviewedStatement deny) {
    NamedPolicy denied = EmptyStatements.policy(deny, deny.statement().action());
    return role.allGrants().stream()
        .map(grant -> EmptyStatements.allowed(grant, grant.statement().action(), denied))
        .anyMatch(both -> !(role.prover().emptiness(both) instanceof Proof.Proved));
  }
}

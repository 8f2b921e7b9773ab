package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.EmptyStatements;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import java.util.List;

/** An action that the role's boundary never lets through. */
final class GrantOutsideBoundary implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("GRANT_OUTSIDE_BOUNDARY", IssueGroup.LANGUAGE, WARNING)
        .title("The permissions boundary never lets a granted action through")
        .avoid(
            """
            boundary: {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
            policy:   {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:…:key/…"}
            """)
        .prefer(
            "boundary: {\"Effect\": \"Allow\", \"Action\": [\"s3:*\", \"kms:Decrypt\"], \"Resource\": \"*\"}")
        .why(
            "A role may do what both its policies and its boundary allow. The grant does nothing, and the"
                + " job that needs it fails.")
        .limits(
            "Only a boundary whose document is in the input is looked at. An action of which the boundary"
                + " lets some requests through is no finding.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    NamedPolicy boundary = role.judged().permissionsBoundary();
    boolean isUnseen = role.judged().unseenAccess().stream().anyMatch(policy -> !policy.mayGrant());
    if (boundary == null || isUnseen || role.access().isEmpty()) {
      return;
    }
    role.grants().stream()
        .filter(EmptyStatements::isKnown)
        .forEach(statement -> review(role, statement, boundary, notes));
  }

  private static void review(
      ReviewedRole role,
      ReviewedStatement statement,
      NamedPolicy boundary,
      FindingCollector notes) {
    if (!(statement.statement().action() instanceof ActionElement.Actions actions)) {
      return;
    }
    for (ActionPattern action : actions.patterns()) {
      var alone = new ActionElement.Actions(List.of(action));
      boolean isLost =
          role.prover().emptiness(EmptyStatements.allowed(statement, alone, boundary))
              instanceof Proof.Proved;
      if (isLost && !isEmptyByItself(role, statement, alone)) {
        notes.add(
            statement.atAction(action.value()),
            statement.subject(action.value()),
            "the permissions boundary never lets " + action + " on these resources through",
            "add it to the boundary, or leave the grant out");
      }
    }
  }

  private static boolean isEmptyByItself(
      ReviewedRole role, ReviewedStatement statement, ActionElement action) {
    return role.prover().emptiness(EmptyStatements.allowed(statement, action, null))
        instanceof Proof.Proved;
  }
}

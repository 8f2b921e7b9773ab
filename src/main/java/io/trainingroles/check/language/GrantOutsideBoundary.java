package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.StatementRequests;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import java.util.List;

/** A granted action that the role's boundary does not allow. */
final class GrantOutsideBoundary implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("GRANT_OUTSIDE_BOUNDARY", IssueGroup.LANGUAGE, WARNING)
        .title("The permissions boundary does not allow a granted action")
        .avoid(
            """
            boundary: {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
            policy:   {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:…:key/…"}
            """)
        .prefer(
            "boundary: {\"Effect\": \"Allow\", \"Action\": [\"s3:*\", \"kms:Decrypt\"], \"Resource\": \"*\"}")
        .why(
            "A role has the permissions that both its policies and its boundary allow. The "
                + "grant has no effect, and a job that needs it fails.")
        .limits(
            "Only a boundary whose document is in the input is checked. An action that the "
                + "boundary allows for some requests is not reported.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    NamedPolicy boundary = role.acceptable().permissionsBoundary();
    boolean isUnseen = role.judged().unseenAccess().stream().anyMatch(policy -> !policy.mayGrant());
    if (boundary == null || isUnseen) {
      return;
    }
    role.writtenGrants().stream()
        .filter(statement -> statement.policy().isOwn())
        .filter(StatementRequests::isKnown)
        .forEach(statement -> review(role, statement, boundary, findings));
  }

  private static void review(
      ReviewedRole role,
      ReviewedStatement statement,
      NamedPolicy boundary,
      FindingCollector findings) {
    if (!(statement.statement().action() instanceof ActionElement.Actions actions)) {
      return;
    }
    for (ActionPattern action : actions.patterns()) {
      var alone = new ActionElement.Actions(List.of(action));
      boolean isLost =
          role.prover().emptiness(StatementRequests.allowed(statement, alone, boundary))
              instanceof Proof.Proved;
      if (isLost && !isEmptyByItself(role, statement, alone)) {
        findings.add(
            statement.atAction(action.value()),
            statement.subject(action.value()),
            "the permissions boundary does not allow " + action + " on these resources",
            "add it to the boundary, or remove the grant");
      }
    }
  }

  private static boolean isEmptyByItself(
      ReviewedRole role, ReviewedStatement statement, ActionElement action) {
    return role.prover().emptiness(StatementRequests.allowed(statement, action, null))
        instanceof Proof.Proved;
  }
}

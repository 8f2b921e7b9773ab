package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.OwnAccount;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Principal;
import java.util.Optional;

/** A trust in another account that anybody there could be talked into using. */
final class ExternalIdMissing implements Check {
  private static final String[] TELLING = {
    "sts:ExternalId", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("EXTERNAL_ID_MISSING", IssueGroup.TRUST, WARNING)
        .title("Another account may assume the role without an external id")
        .avoid("\"Principal\": {\"AWS\": \"arn:aws:iam::999999999999:role/vendor\"}")
        .prefer("\"Condition\": {\"StringEquals\": {\"sts:ExternalId\": \"a1b2-c3d4\"}}")
        .why(
            "A third party that works for many customers can be given the ARN of your role "
                + "by another of them, and then acts on your data for that one. The external id "
                + "tells the customers apart; within an organization, aws:PrincipalOrgID does.")
        .limits(
            "The role's own account is taken from what can only be of it (the boundary, "
                + "attached policies, identity providers, logs, source keys of its jobs); where "
                + "none is there, nothing is found.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    Optional<String> own = OwnAccount.of(role);
    if (own.isPresent()) {
      role.trusts().stream()
          .filter(statement -> statement.allows() && !ConditionLimits.on(statement, TELLING))
          .forEach(statement -> review(statement, own.get(), notes));
    }
  }

  private static void review(ReviewedStatement statement, String own, FindingCollector notes) {
    for (Principal principal : statement.principals()) {
      if (principal instanceof Principal.Aws aws
          && OwnAccount.account(aws.id()).filter(account -> !account.equals(own)).isPresent()) {
        notes.add(
            statement.at("Principal"),
            statement.subject(aws.id()),
            aws.id() + " is of another account than the role, which is of " + own,
            "add a condition on sts:ExternalId for a third party, or on aws:PrincipalOrgID within"
                + " your organization");
      }
    }
  }
}

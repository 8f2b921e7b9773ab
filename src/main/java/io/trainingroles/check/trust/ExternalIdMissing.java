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

/** A trust in another account without an external ID. */
final class ExternalIdMissing implements Check {
  private static final String[] TELLING = {
    "sts:ExternalId", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("EXTERNAL_ID_MISSING", IssueGroup.TRUST, WARNING)
        .title("Another account can assume the role without an external ID")
        .avoid("\"Principal\": {\"AWS\": \"arn:aws:iam::999999999999:role/vendor\"}")
        .prefer("\"Condition\": {\"StringEquals\": {\"sts:ExternalId\": \"a1b2-c3d4\"}}")
        .why(
            "Another customer of a third party can give it the ARN of your role, and the "
                + "third party then acts on your data for that customer. An external ID "
                + "distinguishes the customers; within an organization, aws:PrincipalOrgID is "
                + "enough.")
        .limits(
            "The role's own account is derived from its boundary, attached policies, "
                + "identity providers, log groups and the source keys of its jobs. If none of "
                + "these names it, nothing is reported.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    Optional<String> own = OwnAccount.of(role);
    if (own.isPresent()) {
      role.trusts().stream()
          .filter(statement -> statement.allows() && !ConditionLimits.on(statement, TELLING))
          .forEach(statement -> review(statement, own.get(), findings));
    }
  }

  private static void review(ReviewedStatement statement, String own, FindingCollector findings) {
    for (Principal principal : statement.principals()) {
      if (principal instanceof Principal.Aws aws
          && OwnAccount.account(aws.id()).filter(account -> !account.equals(own)).isPresent()) {
        findings.add(
            statement.at("Principal"),
            statement.subject(aws.id()),
            aws.id() + " belongs to another account than the role, whose account is " + own,
            "add a condition on sts:ExternalId for a third party, or on aws:PrincipalOrgID within"
                + " your organization");
      }
    }
  }
}

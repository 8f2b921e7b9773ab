package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.input.PolicyUse;

/** A resource policy that allows everyone but some. */
final class AllowWithNotPrincipal implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("ALLOW_WITH_NOT_PRINCIPAL", IssueGroup.LANGUAGE, ERROR)
        .title("Allow cannot be combined with NotPrincipal")
        .avoid(
            "\"Effect\": \"Allow\", \"NotPrincipal\": {\"AWS\": \"arn:aws:iam::123456789012:role/ci\"}")
        .prefer(
            "\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::123456789012:role/vision\"}")
        .why(
            "AWS does not support it. Where a service accepts it, everyone else is allowed, "
                + "callers without credentials included.")
        .limits("Trust policies are checked by NOT_PRINCIPAL_IN_TRUST.")
        .counterparts("Access Analyzer ALLOW_WITH_NOT_PRINCIPAL")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (statement.policy().use() == PolicyUse.RESOURCE
        && statement.allows()
        && statement.statement().principal() instanceof PrincipalElement.NotPrincipals) {
      findings.add(
          statement.at("NotPrincipal"),
          statement.subject("NotPrincipal"),
          "'NotPrincipal' allows everyone who is not listed, which AWS does not support",
          "list the allowed principals in 'Principal'");
    }
  }
}

package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.PrincipalElement;

/** A trust policy with NotPrincipal. */
final class NotPrincipalInTrust implements TrustCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("NOT_PRINCIPAL_IN_TRUST", IssueGroup.TRUST, ERROR)
        .title("A trust policy cannot have NotPrincipal")
        .avoid("\"NotPrincipal\": {\"AWS\": \"arn:aws:iam::123456789012:role/ci\"}")
        .prefer("\"Principal\": {\"Service\": \"sagemaker.amazonaws.com\"}")
        .why(
            "IAM does not support NotPrincipal in the trust policies of roles. With Allow "
                + "it would trust everyone else, including other accounts.")
        .limits("Resource policies are not checked.")
        .counterparts(
            "Access Analyzer ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
            "Access Analyzer ALLOW_WITH_NOT_PRINCIPAL",
            "parliament NOTPRINCIPAL_WITH_ALLOW",
            "boogy not_principal_validation")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (statement.statement().principal() instanceof PrincipalElement.NotPrincipals) {
      findings.add(
          statement.at("NotPrincipal"),
          statement.subject("NotPrincipal"),
          "'NotPrincipal' is not allowed in a trust policy",
          "list the trusted principals in 'Principal', and deny others with a condition "
              + "on aws:PrincipalArn");
    }
  }
}

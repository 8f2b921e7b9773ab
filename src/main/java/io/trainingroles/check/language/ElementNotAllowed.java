package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.PolicyUseNames;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.input.PolicyUse;

/** An element that is not allowed in a type of policy. */
final class ElementNotAllowed implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("ELEMENT_NOT_ALLOWED", IssueGroup.LANGUAGE, ERROR)
        .title("The element is not allowed in this type of policy")
        .avoid(
            "In an identity policy: {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": …}")
        .prefer("{\"Effect\": \"Allow\", \"Action\": …, \"Resource\": …}")
        .why(
            "An identity policy and a permissions boundary apply to what they are attached "
                + "to, so they have no principal. A trust policy applies to its role, so it has "
                + "no resource. IAM refuses the policy.")
        .limits("The type of a policy is taken from the input.")
        .counterparts(
            "Access Analyzer UNSUPPORTED_PRINCIPAL",
            "Access Analyzer ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
            "boogy policy_type_validation")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    PolicyUse use = statement.policy().use();
    var principal = statement.statement().principal();
    if (principal != null && !use.namesPrincipals()) {
      String element =
          principal instanceof PrincipalElement.Principals ? "Principal" : "NotPrincipal";
      add(statement, element, findings);
    }
    if (statement.statement().resource() != null && use == PolicyUse.TRUST) {
      add(statement, statement.hasNotResource() ? "NotResource" : "Resource", findings);
    }
  }

  private static void add(ReviewedStatement statement, String element, FindingCollector findings) {
    findings.add(
        statement.at(element),
        statement.subject(element),
        PolicyUseNames.of(statement.policy().use()) + " cannot have " + element,
        "remove " + element);
  }
}

package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.StatementValue;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.UnseenPolicy.UnseenExtent;
import io.trainingroles.role.value.TerraformReference;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** A policy that is not in the input, so that nothing can be reported of what it grants. */
final class PolicyNotSeen implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("POLICY_NOT_SEEN", IssueGroup.UNKNOWN, WARNING)
        .title("A policy of the role is not in the input")
        .avoid("attached_policies: [arn:aws:iam::123456789012:policy/OrgBaseline]")
        .prefer(
            "Check an input that contains the document, such as a plan or the account's "
                + "authorization details.")
        .why("A policy that is not in the input cannot be checked; it could allow " + "everything.")
        .limits(
            "A permissions boundary that is not in the input is not reported: it grants "
                + "nothing. Nor is a statement about a resource of the same configuration whose name is "
                + "known only after apply: it is about that resource alone.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    addVariables(role, findings);
    for (UnseenPolicy policy : role.judged().unseen()) {
      if (policy.extent() == UnseenExtent.ELSEWHERE) {
        addElsewhere(role, findings, policy);
        continue;
      }
      if (policy.extent() == UnseenExtent.VARIABLES || policy.extent() == UnseenExtent.OF_GROUP) {
        continue;
      }
      if (policy.mayGrant()) {
        add(
            role,
            findings,
            policy,
            "what " + policy.name() + " of '" + role.name() + "' allows is not known: ");
      } else if (!policy.isAboutAccess()) {
        add(
            role,
            findings,
            policy,
            "the principals that '" + role.name() + "' trusts are not known: ");
      }
    }
  }

  /** One finding for the resource; what it may give to roles is not known of each of them. */
  private static void addElsewhere(
      ReviewedRole role, FindingCollector findings, UnseenPolicy policy) {
    if (role.judged().kind() == JudgedKind.RESOURCE) {
      findings.add(
          role.place(),
          policy.name(),
          "INDETERMINATE: "
              + policy.name()
              + ", which can give policies to roles, is not known: "
              + policy.arn(),
          "check an input that contains it");
    } else if (role.judged().isDocument()) {
      findings.add(
          role.place(),
          policy.name(),
          "INDETERMINATE: " + policy.name() + " is not known: " + policy.arn(),
          "check an input that contains it; what it allows together with other policies is not"
              + " checked");
    }
  }

  private static void add(
      ReviewedRole role, FindingCollector findings, UnseenPolicy policy, String problem) {
    findings.add(
        role.place(),
        policy.arn(),
        "INDETERMINATE: " + problem + policy.arn(),
        "check an input that contains its document");
  }

  /** An intent can become several statements, which are reported once. */
  private static void addVariables(ReviewedRole role, FindingCollector findings) {
    var reported = new HashSet<List<Object>>();
    for (ReviewedStatement statement : role.statements()) {
      if (statement.policy().use().isIdentity() && !statement.statement().isKnown()) {
        String variables =
            StatementValue.of(statement).stream()
                .flatMap(value -> TerraformReference.in(value.text()).stream())
                .filter(reference -> !reference.isOfResource())
                .map(TerraformReference::toString)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (!variables.isEmpty() && reported.add(List.of(statement.place(), variables))) {
          add(statement, variables, findings);
        }
      }
    }
  }

  private static void add(
      ReviewedStatement statement, String variables, FindingCollector findings) {
    findings.add(
        statement.place(),
        statement.subject(variables),
        "INDETERMINATE: what '"
            + statement.policy().name()
            + "' "
            + (statement.allows() ? "allows" : "denies")
            + " here depends on "
            + variables,
        "check a plan or a state in which it is known");
  }
}

package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.JudgedRole.UnseenExtent;
import io.trainingroles.role.value.VariableReference;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** A policy that is not in the input, so that nothing can be said of what it grants. */
final class PolicyNotSeen implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("POLICY_NOT_SEEN", IssueGroup.UNKNOWN, WARNING)
        .title("A policy of the role is not in the input")
        .avoid("attached_policies: [arn:aws:iam::123456789012:policy/OrgBaseline]")
        .prefer("Give an input that has the document, such as a plan or the account's details.")
        .why("What is not seen is not judged; it may allow everything.")
        .limits("A permissions boundary that is not seen is no finding: it grants nothing.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    addVariables(role, notes);
    for (JudgedRole.UnseenPolicy policy : role.judged().unseen()) {
      if (policy.extent() == UnseenExtent.VARIABLES) {
        continue;
      }
      if (policy.mayGrant()) {
        add(
            role,
            notes,
            policy,
            "what " + policy.name() + " of '" + role.name() + "' allows is not known: ");
      } else if (!policy.isAboutAccess()) {
        add(role, notes, policy, "whom '" + role.name() + "' trusts is not known: ");
      }
    }
  }

  private static void add(
      ReviewedRole role, FindingCollector notes, JudgedRole.UnseenPolicy policy, String problem) {
    notes.add(
        role.place(),
        policy.arn(),
        "INDETERMINATE: " + problem + policy.arn(),
        "check an input that has its document");
  }

  /** An intent may become several statements, about which there is one thing to say. */
  private static void addVariables(ReviewedRole role, FindingCollector notes) {
    var said = new HashSet<List<Object>>();
    for (ReviewedStatement statement : role.statements()) {
      if (statement.policy().use().isIdentity() && !statement.statement().isKnown()) {
        String written = new PolicyDocumentWriter().write(statement.statement());
        String variables =
            VariableReference.names(written).stream()
                .map(variable -> "${var." + variable + "}")
                .collect(Collectors.joining(", "));
        if (said.add(List.of(statement.place(), variables))) {
          add(statement, variables, notes);
        }
      }
    }
  }

  private static void add(ReviewedStatement statement, String variables, FindingCollector notes) {
    notes.add(
        statement.place(),
        statement.subject(variables),
        "INDETERMINATE: what '"
            + statement.policy().name()
            + "' "
            + (statement.allows() ? "allows" : "denies")
            + " here depends on "
            + variables,
        "check the plan, in which the variable has its value");
  }
}

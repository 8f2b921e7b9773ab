package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.input.JudgedRole;

/** A policy that is not in the input, so that nothing can be said of what it grants. */
final class PolicyNotSeen implements Check {
  @Override
  public CheckPage page() {
    return CheckPage.of("POLICY_NOT_SEEN", CheckGroup.UNKNOWN, WARNING)
        .title("A policy of the role is not in the input")
        .avoid("attached_policies: [arn:aws:iam::123456789012:policy/OrgBaseline]")
        .prefer("Give an input that has the document, such as a plan or the account's details.")
        .why("What is not seen is not judged; it may allow everything.")
        .limits("A permissions boundary that is not seen is no finding: it grants nothing.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html");
  }

  @Override
  public void review(ReviewedRole role, Notes notes) {
    for (JudgedRole.UnseenPolicy policy : role.judged().unseen()) {
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
      ReviewedRole role, Notes notes, JudgedRole.UnseenPolicy policy, String problem) {
    notes.add(
        role.place(),
        policy.arn(),
        "INDETERMINATE: " + problem + policy.arn(),
        "check an input that has its document");
  }
}

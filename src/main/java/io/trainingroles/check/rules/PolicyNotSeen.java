package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedRole;

/** A policy that is not in the input, so that nothing can be said of what it grants. */
final class PolicyNotSeen implements Check {
  @Override
  public CheckPage page() {
    return CheckPage.of("POLICY_NOT_SEEN", CheckGroup.UNKNOWN, WARNING)
        .title("A policy of the role is not in the input: INDETERMINATE")
        .avoid("attached_policies: [arn:aws:iam::123456789012:policy/OrgBaseline]")
        .prefer("Give an input that has the document, such as a plan or the account's details.")
        .why("What is not seen is not judged; it may allow everything.")
        .limits(
            "A permissions boundary and a trust policy that are not seen are no finding: a boundary"
                + " grants nothing.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html");
  }

  @Override
  public void review(ReviewedRole role, Notes notes) {
    role.judged().unseen().stream()
        .filter(policy -> policy.mayGrant())
        .forEach(
            policy ->
                notes.add(
                    role.place(),
                    policy.arn(),
                    "what "
                        + policy.name()
                        + " of '"
                        + role.name()
                        + "' allows is not known: "
                        + policy.arn(),
                    "check an input that has its document"));
  }
}

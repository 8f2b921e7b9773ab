package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.SeenValue;

/** A role without a permissions boundary. */
final class MissingBoundary implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("MISSING_BOUNDARY", IssueGroup.BREADTH, SUGGESTION)
        .title("The role has no permissions boundary")
        .avoid("vision: {trusts: [sagemaker], inline_policies: …}")
        .prefer(
            "vision: {trusts: [sagemaker], permissions_boundary: arn:aws:iam::123456789012:policy/Training, …}")
        .why(
            "A boundary stays when somebody attaches another policy: what it does not let through, the"
                + " role never gets.")
        .limits(
            "Small teams do well without; an organisation that wants boundaries says so in its rules, and"
                + " then a missing one is an error. A boundary that is known only later is one.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    boolean isSeen =
        role.judged().policies().stream()
            .anyMatch(policy -> policy.use() == PolicyUse.PERMISSIONS_BOUNDARY);
    boolean isAbsent = role.judged().attributes().boundary() instanceof SeenValue.Absent;
    if (!role.judged().isDocument() && isAbsent && !isSeen) {
      notes.add(
          role.place(),
          "permissions boundary",
          "'" + role.name() + "' has no permissions boundary",
          "attach the one that your organisation has for such roles");
    }
  }
}

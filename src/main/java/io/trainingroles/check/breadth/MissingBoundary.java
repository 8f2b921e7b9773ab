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
            "A permissions boundary stays in effect when another policy is attached to the "
                + "role: the role never gets what the boundary does not allow.")
        .limits(
            "Small teams may not need one. The rules of an organisation can require a "
                + "boundary, and then a missing one is an error. A boundary whose ARN is known "
                + "only after apply counts as one.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    boolean isSeen =
        role.judged().policies().stream()
            .anyMatch(policy -> policy.use() == PolicyUse.PERMISSIONS_BOUNDARY);
    boolean isAbsent = role.judged().attributes().boundary() instanceof SeenValue.Absent;
    if (role.judged().isRole() && isAbsent && !isSeen) {
      findings.add(
          role.place(),
          "permissions boundary",
          "'" + role.name() + "' has no permissions boundary",
          "attach the boundary that your organisation provides for such roles");
    }
  }
}

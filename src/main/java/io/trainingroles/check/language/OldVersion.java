package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedPolicy;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.input.ElementPath;

/** A document of the old version of the policy language. */
final class OldVersion implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("OLD_VERSION", IssueGroup.LANGUAGE, WARNING)
        .title("The document does not use the current version of the policy language")
        .avoid("{\"Statement\": […]}")
        .prefer("{\"Version\": \"2012-10-17\", \"Statement\": […]}")
        .why(
            "A document without a version has the version 2008-10-17, which does not "
                + "support policy variables: a variable that is added later has no effect.")
        .limits("None known.")
        .counterparts(
            "Access Analyzer MISSING_VERSION",
            "parliament NO_VERSION",
            "parliament OLD_VERSION",
            "boogy policy_structure")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    for (ReviewedPolicy policy : role.policies()) {
      PolicyVersion version = policy.document().version();
      if (version != PolicyVersion.V2012_10_17) {
        findings.add(
            policy.at(ElementPath.DOCUMENT.then("Version")),
            policy.name(),
            version == null
                ? "'" + policy.name() + "' has no Version"
                : "'" + policy.name() + "' has the Version " + version.json(),
            "write \"Version\": \"2012-10-17\"");
      }
    }
  }
}

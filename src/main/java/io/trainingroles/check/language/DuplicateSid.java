package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedPolicy;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.HashSet;
import java.util.Set;

/** Two statements of a policy with the same Sid. */
final class DuplicateSid implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("DUPLICATE_SID", IssueGroup.LANGUAGE, ERROR)
        .title("Two statements of the policy have the same Sid")
        .avoid("[{\"Sid\": \"Read\", …}, {\"Sid\": \"Read\", …}]")
        .prefer("[{\"Sid\": \"ReadData\", …}, {\"Sid\": \"ReadModels\", …}]")
        .why("IAM refuses the policy.")
        .limits("The same Sid in two policies is not reported, nor is one that differs in case.")
        .counterparts(
            "Access Analyzer UNIQUE_SIDS_REQUIRED",
            "parliament DUPLICATE_SID",
            "boogy sid_uniqueness")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    role.policies().forEach(policy -> review(policy, findings));
  }

  private static void review(ReviewedPolicy policy, FindingCollector findings) {
    Set<String> seen = new HashSet<>();
    for (ReviewedStatement statement : policy.statements()) {
      String sid = statement.statement().sid();
      if (sid != null && !sid.isEmpty() && !seen.add(sid)) {
        findings.add(
            statement.at("Sid"),
            statement.subject(sid),
            "'" + sid + "' is also the Sid of another statement",
            "give each statement a Sid of its own, or none");
      }
    }
  }
}

package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.Check;
import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedPolicy;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import java.util.HashSet;
import java.util.Set;

/** Two statements of a policy with one name. */
final class DuplicateSid implements Check {
  @Override
  public CheckPage page() {
    return CheckPage.of("DUPLICATE_SID", CheckGroup.LANGUAGE, ERROR)
        .title("Two statements of the policy have the same Sid")
        .avoid("[{\"Sid\": \"Read\", …}, {\"Sid\": \"Read\", …}]")
        .prefer("[{\"Sid\": \"ReadData\", …}, {\"Sid\": \"ReadModels\", …}]")
        .why("IAM refuses the policy.")
        .limits("The same Sid in two policies is fine; so is one that differs in case.")
        .counterparts(
            "Access Analyzer UNIQUE_SIDS_REQUIRED",
            "parliament DUPLICATE_SID",
            "boogy sid_uniqueness")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html");
  }

  @Override
  public void review(ReviewedRole role, Notes notes) {
    role.policies().forEach(policy -> review(policy, notes));
  }

  private static void review(ReviewedPolicy policy, Notes notes) {
    Set<String> seen = new HashSet<>();
    for (ReviewedStatement statement : policy.statements()) {
      String sid = statement.statement().sid();
      if (sid != null && !sid.isEmpty() && !seen.add(sid)) {
        notes.add(
            statement.at("Sid"),
            statement.subject(sid),
            "'" + sid + "' is the Sid of another statement too",
            "give each statement a Sid of its own, or none");
      }
    }
  }
}

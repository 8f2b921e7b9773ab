package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.WebIdentity;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.UnknownText;
import java.util.regex.Pattern;

/** A subject that matches too many workloads. */
final class OidcSubjectTooBroad implements TrustCheck {
  /** Subjects whose first name, or a name that identifies the owner, is a wildcard. */
  private static final Pattern TOO_BROAD =
      Pattern.compile(
          "(repo:|project_path:|organization:|project:|system:serviceaccount:)?[*?].*"
              + "|(repo|project_path):[^/:]*([*?][^/:]*/.*|/[*?]+(:.*)?|[*?])"
              + "|organization:[^:]+:[*?].*|organization:[^:]+:project:[*?]+:.*");

  @Override
  public IssuePage page() {
    return IssuePage.of("OIDC_SUBJECT_TOO_BROAD", IssueGroup.TRUST, SECURITY_WARNING)
        .title("The subject of the token matches too many workloads")
        .avoid("\"StringLike\": {\"token.actions.githubusercontent.com:sub\": \"repo:org/*\"}")
        .prefer(
            "\"StringLike\": {\"token.actions.githubusercontent.com:sub\": "
                + "\"repo:org/training:*\"}")
        .why(
            "A wildcard for the owner trusts strangers; one for the repository or the "
                + "namespace trusts every project of the organization, and anyone who can create "
                + "one.")
        .limits(
            "Subjects of GitHub, GitLab, Kubernetes and HCP Terraform are checked; of "
                + "other providers, only a subject that begins with a wildcard is reported. A "
                + "subject that is known only after apply is reported as INDETERMINATE.")
        .counterparts(
            "Access Analyzer SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
            "checkov CKV_AWS_358",
            "checkov CKV_AWS_393")
        .source(
            "https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (!WebIdentity.isTrustedBy(statement)) {
      return;
    }
    for (Condition condition : statement.statement().conditions()) {
      if (WebIdentity.claim(condition.key()).equals("sub")) {
        condition.values().forEach(value -> review(statement, condition, value, findings));
      }
    }
  }

  private static void review(
      ReviewedStatement statement, Condition condition, String value, FindingCollector findings) {
    boolean isLike = condition.operator().matches("(?i)(ForA[a-z]+:)?StringLike(IfExists)?");
    if (isLike && TOO_BROAD.matcher(value).matches()) {
      add(
          statement,
          condition,
          value,
          "'" + value + "' matches the subjects of too many workloads",
          findings);
    } else if (isLike && value.matches(UnknownText.FORM)) {
      add(
          statement,
          condition,
          value,
          "INDETERMINATE: the subject " + value + " is known only after apply",
          findings);
    }
  }

  private static void add(
      ReviewedStatement statement,
      Condition condition,
      String value,
      String problem,
      FindingCollector findings) {
    findings.add(
        statement.atCondition(condition),
        statement.subject(value),
        problem,
        "name the owner and the repository, or the namespace and the service account");
  }
}

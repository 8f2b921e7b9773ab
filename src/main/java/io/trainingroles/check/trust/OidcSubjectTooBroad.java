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

/** A subject that is of too many workloads. */
final class OidcSubjectTooBroad implements TrustCheck {
  /** What a subject begins with before its first name, and names that are wildcards. */
  private static final Pattern TOO_BROAD =
      Pattern.compile(
          "(repo:|project_path:|organization:|project:|system:serviceaccount:)?[*?].*"
              + "|(repo|project_path):[^/:]*([*?][^/:]*/.*|/[*?]+(:.*)?|[*?])"
              + "|organization:[^:]+:[*?].*|organization:[^:]+:project:[*?]+:.*");

  @Override
  public IssuePage page() {
    return IssuePage.of("OIDC_SUBJECT_TOO_BROAD", IssueGroup.TRUST, SECURITY_WARNING)
        .title("The subject of tokens is that of too many workloads")
        .avoid("\"StringLike\": {\"token.actions.githubusercontent.com:sub\": \"repo:org/*\"}")
        .prefer(
            "\"StringLike\": {\"token.actions.githubusercontent.com:sub\": "
                + "\"repo:org/training:*\"}")
        .why(
            "With a wildcard for the owner, strangers are let in; with one for the "
                + "repository or the namespace, every project of the organization, and whoever "
                + "can make a new one.")
        .limits(
            "Subjects of GitHub, GitLab, Kubernetes and Terraform are understood; of "
                + "others, those that begin with a wildcard. A subject that is known only later "
                + "is said to be INDETERMINATE.")
        .counterparts(
            "Access Analyzer SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
            "checkov CKV_AWS_358",
            "checkov CKV_AWS_393")
        .source(
            "https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    if (!WebIdentity.isTrustedBy(statement)) {
      return;
    }
    for (Condition condition : statement.statement().conditions()) {
      if (WebIdentity.claim(condition.key()).equals("sub")) {
        condition.values().forEach(value -> review(statement, condition, value, notes));
      }
    }
  }

  private static void review(
      ReviewedStatement statement, Condition condition, String value, FindingCollector notes) {
    boolean isLike = condition.operator().matches("(?i)(ForA[a-z]+:)?StringLike(IfExists)?");
    if (isLike && TOO_BROAD.matcher(value).matches()) {
      add(
          statement,
          condition,
          value,
          "'" + value + "' is the subject of too many workloads",
          notes);
    } else if (isLike && value.matches(UnknownText.FORM)) {
      add(
          statement,
          condition,
          value,
          "INDETERMINATE: whose subject " + value + " is, is not known",
          notes);
    }
  }

  private static void add(
      ReviewedStatement statement,
      Condition condition,
      String value,
      String problem,
      FindingCollector notes) {
    notes.add(
        statement.atCondition(condition),
        statement.subject(value),
        problem,
        "name the owner and the repository, or the namespace and the service account");
  }
}

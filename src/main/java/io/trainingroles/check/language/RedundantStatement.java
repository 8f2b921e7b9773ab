package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.proof.StatementCovers;
import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.Cover;
import io.trainingroles.check.evidence.StatementRequests;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/** A statement that allows only what another one allows. */
final class RedundantStatement implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("REDUNDANT_STATEMENT", IssueGroup.LANGUAGE, SUGGESTION)
        .title("Another statement already allows all that the statement allows")
        .avoid(
            """
            {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/train/*"},
            {"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::data/*"}
            """)
        .prefer(
            """
            {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/train/*"}
            """)
        .why(
            "Changing or limiting the narrower statement has no effect as long as the "
                + "other one exists.")
        .limits(
            "This is proved for all requests, for pairs of statements: several that "
                + "together allow what another one allows are not reported. Of two that allow "
                + "the same, the later one is reported. Deny statements and permissions "
                + "boundaries are not checked.")
        .counterparts("Access Analyzer REDUNDANT_STATEMENT")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    List<ReviewedStatement> grants =
        role.writtenGrants().stream()
            .filter(statement -> statement.policy().isOwn())
            .filter(StatementRequests::isKnown)
            .toList();
    var covers = new StatementCovers(policies(grants));
    for (int index = 0; index < grants.size(); index++) {
      ReviewedStatement statement = grants.get(index);
      for (int other = 0; other < grants.size(); other++) {
        if (other != index && says(covers, grants, other, index)) {
          add(statement, grants.get(other), findings);
          break;
        }
      }
    }
  }

  private static List<NamedPolicy> policies(List<ReviewedStatement> grants) {
    return grants.stream()
        .map(grant -> StatementRequests.policy(grant, grant.statement().action()))
        .toList();
  }

  private static boolean says(
      StatementCovers covers, List<ReviewedStatement> grants, int one, int other) {
    boolean says = includes(covers, grants, one, other);
    return says && (one < other || !includes(covers, grants, other, one));
  }

  private static boolean includes(
      StatementCovers covers, List<ReviewedStatement> grants, int all, int some) {
    return mayInclude(grants.get(all), grants.get(some)) && covers.covers(all, some);
  }

  /** Whether a proof is worthwhile: the actions of the one cover those of the other. */
  private static boolean mayInclude(ReviewedStatement all, ReviewedStatement some) {
    if (all.hasNotAction() || some.hasNotAction()) {
      return all.hasNotAction();
    }
    return some.statement().action().patterns().stream()
        .allMatch(
            action ->
                all.actionPatterns().stream()
                    .anyMatch(wide -> Cover.coversAction(wide, action.value())));
  }

  private static void add(
      ReviewedStatement statement, ReviewedStatement other, FindingCollector findings) {
    findings.add(
        statement.place(),
        statement.subject(statement.statement().action().patterns().get(0).value()),
        "statement "
            + (other.index() + 1)
            + " of '"
            + other.policy().name()
            + "' already allows all that this one allows",
        "remove the one that was not intended");
  }
}

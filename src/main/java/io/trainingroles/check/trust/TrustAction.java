package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.reference.Action;
import java.util.List;
import java.util.Set;

/** A trust policy with actions that do not assume a role. */
final class TrustAction implements TrustCheck {
  private static final Set<String> OF_TRUST =
      Set.of(
          "AssumeRole",
          "AssumeRoleWithSAML",
          "AssumeRoleWithWebIdentity",
          "TagSession",
          "SetSourceIdentity",
          "SetContext");

  @Override
  public IssuePage page() {
    return IssuePage.of("TRUST_ACTION", IssueGroup.TRUST, WARNING)
        .title("The trust policy allows more than assuming the role")
        .avoid("\"Action\": \"sts:*\"")
        .prefer("\"Action\": \"sts:AssumeRole\"")
        .why(
            "A trusted principal needs sts:AssumeRole, or the action for its type of "
                + "token, and at most the actions that tag the session or set its source "
                + "identity or context. A wildcard also allows actions that AWS adds to AWS STS "
                + "later.")
        .limits(
            "An action of another service has no effect in a trust policy; it is reported "
                + "all the same.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (!statement.allows()) {
      return;
    }
    if (statement.hasNotAction()) {
      add(
          statement,
          statement.statement().action().patterns().get(0).value(),
          "'NotAction' allows all actions except those listed",
          findings);
    }
    for (String action : statement.actionPatterns()) {
      List<String> others = others(statement, action);
      if (!action.contains(":") || !ReviewedStatement.prefix(action).equals("sts")) {
        add(
            statement,
            action,
            "'" + action + "' also matches actions of services other than AWS STS",
            findings);
      } else if (!others.isEmpty()) {
        add(statement, action, "'" + action + "' also allows sts:" + others.get(0), findings);
      }
    }
  }

  private static List<String> others(ReviewedStatement statement, String action) {
    return statement.actions(action).stream()
        .map(Action::name)
        .filter(name -> !OF_TRUST.contains(name))
        .toList();
  }

  private static void add(
      ReviewedStatement statement, String action, String problem, FindingCollector findings) {
    findings.add(
        statement.atAction(action),
        statement.subject(action),
        problem,
        "use sts:AssumeRole, or the action for the identity provider");
  }
}

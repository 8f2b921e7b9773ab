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

/** A trust policy about what is no matter of trust. */
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
        .title("The trust policy allows more than to assume the role")
        .avoid("\"Action\": \"sts:*\"")
        .prefer("\"Action\": \"sts:AssumeRole\"")
        .why(
            "Whoever may assume a role needs sts:AssumeRole, or its form for tokens, and at"
                + " most to tag the session, to name its source or to set its context. A wildcard"
                + " adds whatever AWS STS learns later.")
        .limits(
            "What an action of another service in a trust policy does is not looked at: it "
                + "does nothing.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    if (!statement.allows()) {
      return;
    }
    if (statement.hasNotAction()) {
      add(
          statement,
          statement.statement().action().patterns().get(0).value(),
          "'NotAction' allows" + " all actions but some",
          notes);
    }
    for (String action : statement.actionPatterns()) {
      List<String> others = others(statement, action);
      if (!action.contains(":") || !ReviewedStatement.prefix(action).equals("sts")) {
        add(statement, action, "'" + action + "' is not an action of AWS STS alone", notes);
      } else if (!others.isEmpty()) {
        add(statement, action, "'" + action + "' also allows sts:" + others.get(0), notes);
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
      ReviewedStatement statement, String action, String problem, FindingCollector notes) {
    notes.add(
        statement.atAction(action),
        statement.subject(action),
        problem,
        "write sts:AssumeRole, or its form for the identity provider");
  }
}

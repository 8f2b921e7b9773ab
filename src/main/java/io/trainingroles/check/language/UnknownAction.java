package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.IntendedAction;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.reference.Service;
import java.util.List;
import java.util.Optional;

/** An action that does not exist in its service. */
final class UnknownAction implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("UNKNOWN_ACTION", IssueGroup.LANGUAGE, ERROR)
        .title("The service does not have the action")
        .avoid("\"Action\": \"s3:ListObjects\"")
        .prefer("\"Action\": \"s3:ListBucket\"")
        .why(
            "IAM accepts any name, but an unknown action matches no request. An Allow then "
                + "does not allow what was intended, and a Deny does not deny it. Some API operations "
                + "need an action of another name: HeadBucket needs s3:ListBucket.")
        .limits(
            "The list of actions is that of the reference data; an action that AWS added later is reported. A pattern that matches no action is reported too.")
        .counterparts(
            "Access Analyzer INVALID_ACTION",
            "parliament UNKNOWN_ACTION",
            "boogy action_validation")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (ActionPattern pattern : statement.statement().action().patterns()) {
      String action = pattern.value();
      Optional<Service> service = statement.service(action);
      if (service.isPresent() && statement.actions(action).isEmpty()) {
        add(statement, action, service.get(), findings);
      }
    }
  }

  private static void add(
      ReviewedStatement statement, String action, Service service, FindingCollector findings) {
    String name = action.substring(action.indexOf(':') + 1);
    List<String> permitting = statement.reference().actionsOfOperation(action);
    String problem = "the service '" + service.prefix() + "' has no action '" + name + "'";
    if (!permitting.isEmpty()) {
      String actions = String.join(" and ", permitting);
      findings.add(
          statement.atAction(action),
          statement.subject(action),
          problem + "; the API operation of that name needs " + actions,
          IntendedAction.remedy(statement, actions));
      return;
    }
    Optional<String> nearest = IntendedAction.nearest(name, service);
    findings.add(
        statement.atAction(action),
        statement.subject(action),
        problem,
        nearest
            .map(near -> IntendedAction.remedy(statement, near))
            .orElse(
                "look the action up on the service's page of the Service Authorization "
                    + "Reference"),
        nearest.map(near -> IntendedAction.fix(statement, action, near)).orElse(null));
  }
}

package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Fix;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.reference.Action;
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
                + "does not allow what was intended, and a Deny does not deny it.")
        .limits(
            "The list of actions is from a certain day; an action that AWS added later is reported. A pattern that matches no action is reported too.")
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
    List<String> names = service.actions().stream().map(Action::name).toList();
    String name = action.substring(action.indexOf(':') + 1);
    Optional<String> nearest =
        NearestWord.to(name, names).map(near -> service.prefix() + ":" + near);
    findings.add(
        statement.atAction(action),
        statement.subject(action),
        "the service '" + service.prefix() + "' has no action '" + name + "'",
        nearest
            .map(near -> "write " + near)
            .orElse(
                "look the action up on the service's page of the Service Authorization "
                    + "Reference"),
        nearest.map(near -> new Fix(action, near)).orElse(null));
  }
}

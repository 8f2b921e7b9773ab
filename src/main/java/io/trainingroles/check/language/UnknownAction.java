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

/** An action that its service does not have. */
final class UnknownAction implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("UNKNOWN_ACTION", IssueGroup.LANGUAGE, ERROR)
        .title("The service has no such action")
        .avoid("\"Action\": \"s3:ListObjects\"")
        .prefer("\"Action\": \"s3:ListBucket\"")
        .why(
            "IAM takes any name and never matches it. An Allow then does not allow what was meant,"
                + " and a Deny does not deny it.")
        .limits(
            "The list of actions has a date; an action that AWS has added since is not in it. A name"
                + " with wildcards that matches no action at all is found too.")
        .counterparts(
            "Access Analyzer INVALID_ACTION",
            "parliament UNKNOWN_ACTION",
            "boogy action_validation")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    for (ActionPattern pattern : statement.statement().action().patterns()) {
      String action = pattern.value();
      Optional<Service> service = statement.service(action);
      if (service.isPresent() && statement.actions(action).isEmpty()) {
        add(statement, action, service.get(), notes);
      }
    }
  }

  private static void add(
      ReviewedStatement statement, String action, Service service, FindingCollector notes) {
    List<String> names = service.actions().stream().map(Action::name).toList();
    String name = action.substring(action.indexOf(':') + 1);
    Optional<String> nearest =
        NearestWord.to(name, names).map(near -> service.prefix() + ":" + near);
    notes.add(
        statement.atAction(action),
        statement.subject(action),
        "the service '" + service.prefix() + "' has no action '" + name + "'",
        nearest.map(near -> "write " + near).orElse("look the action up at the service's page"),
        nearest.map(near -> new Fix(action, near)).orElse(null));
  }
}

package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.IntendedAction;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ActionLookup;
import java.util.Optional;
import java.util.regex.Pattern;

/** An unknown service prefix. */
final class UnknownService implements StatementCheck {
  private static final Pattern PLAIN = Pattern.compile("[^*?]*");

  @Override
  public IssuePage page() {
    return IssuePage.of("UNKNOWN_SERVICE", IssueGroup.LANGUAGE, WARNING)
        .title("The service prefix is not known")
        .avoid("\"Action\": \"sage-maker:CreateTrainingJob\"")
        .prefer("\"Action\": \"sagemaker:CreateTrainingJob\"")
        .why(
            "IAM accepts any service prefix, but a prefix that no service has matches no request. "
                + "The actions of an unknown service cannot be checked.")
        .limits(
            "The list of services is that of the reference data; a service that AWS added later is "
                + "reported. WILDCARD_IN_SERVICE reports prefixes with wildcards.")
        .counterparts("Access Analyzer INVALID_SERVICE_IN_ACTION", "parliament UNKNOWN_PREFIX")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (ActionPattern pattern : statement.statement().action().patterns()) {
      String prefix = ReviewedStatement.prefix(pattern.value());
      boolean isPlain = !prefix.isEmpty() && PLAIN.matcher(prefix).matches();
      if (isPlain && statement.service(pattern.value()).isEmpty()) {
        add(statement, pattern.value(), prefix, findings);
      }
    }
  }

  private static void add(
      ReviewedStatement statement, String action, String prefix, FindingCollector findings) {
    Optional<String> nearest =
        NearestWord.to(prefix, statement.reference().serviceNames().keySet());
    Optional<Action> meant = nearest.flatMap(near -> meant(statement, near, action));
    findings.add(
        statement.atAction(action),
        statement.subject(action),
        "no service with the prefix '" + prefix + "' is known",
        nearest
            .map(
                near ->
                    IntendedAction.remedy(
                        statement, meant.map(Action::toString).orElse(near + ":…")))
            .orElse("look the prefix up in the Service Authorization Reference"),
        meant.map(found -> IntendedAction.fix(statement, action, found.toString())).orElse(null));
  }

  private static Optional<Action> meant(ReviewedStatement statement, String near, String action) {
    ActionLookup lookup =
        statement.reference().action(near + action.substring(action.indexOf(':')));
    return lookup instanceof ActionLookup.Known known
        ? Optional.of(known.action())
        : Optional.empty();
  }
}

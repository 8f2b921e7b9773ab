package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ServiceHost;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RefusedElement;
import java.util.Locale;
import java.util.Optional;

/** A principal of a form that no principal has. */
final class InvalidPrincipal implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("INVALID_PRINCIPAL", IssueGroup.LANGUAGE, ERROR)
        .title("The principal is not valid")
        .avoid("\"AWS\": \"arn:aws:iam::123456789012:role/training-*\"")
        .prefer("\"AWS\": \"arn:aws:iam::123456789012:role/training-vision\"")
        .why(
            "AWS refuses to save a policy with such a principal: a bare name, an ARN with a "
                + "wildcard, an account ID that does not have 12 digits, a group, an assumed role "
                + "without a session name, a service that is not SERVICE.amazonaws.com, a "
                + "canonical user ID in a trust policy.")
        .limits("Whether the principal exists is not checked.")
        .counterparts(
            "Access Analyzer INVALID_PRINCIPAL_FORMAT",
            "Access Analyzer INVALID_SERVICE_PRINCIPAL_FORMAT",
            "Access Analyzer UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
            "parliament UNKNOWN_PRINCIPAL")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    PolicyUse use = statement.policy().use();
    if (!use.namesPrincipals()) {
      return;
    }
    for (var refused : RefusedElement.principals(statement.statement(), statement.index(), use)) {
      findings.add(
          statement.policy().at(refused.path()),
          statement.subject(refused.given()),
          refused.problem(),
          meant(refused).map(host -> "write " + host).orElse(refused.remedy()));
    }
  }

  /** The service that resembles the first word of a host. */
  private static Optional<String> meant(RefusedElement refused) {
    if (!refused.path().steps().contains("Service")) {
      return Optional.empty();
    }
    String word = refused.given().toLowerCase(Locale.ROOT).replaceFirst("[.].*", "");
    return NearestWord.to(word, ServiceHost.RUNS_TRAINING.stream().sorted().toList())
        .map(near -> near + ".amazonaws.com");
  }
}

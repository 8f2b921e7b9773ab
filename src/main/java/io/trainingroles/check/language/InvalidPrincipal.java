package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.Placeholders;
import io.trainingroles.check.evidence.ServiceHost;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RefusedElement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;

/** A principal of a form that no principal has. */
final class InvalidPrincipal implements StatementCheck {
  private static final String REMEDY = "write the account, the name or the service in its place";

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
        .limits(
            "Whether the principal exists is not checked. A principal has no policy variables, so "
                + "${…} is a placeholder, as are words in angle brackets and in braces.")
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
    var given = new HashSet<String>();
    for (var refused : RefusedElement.principals(statement.statement(), statement.index(), use)) {
      Optional<String> placeholder = Placeholders.orVariable(refused.given());
      given.add(refused.given());
      findings.add(
          statement.policy().at(refused.path()),
          statement.subject(refused.given()),
          placeholder.map(part -> problem(part, refused.given())).orElse(refused.problem()),
          placeholder
              .map(part -> REMEDY)
              .or(() -> meant(refused).map(host -> "write " + host))
              .orElse(refused.remedy()));
    }
    for (Principal principal : statement.principals()) {
      String text = principal.text();
      if (!UnknownText.isIn(text) && given.add(text)) {
        Placeholders.orVariable(text)
            .ifPresent(
                part ->
                    findings.add(
                        statement.at("Principal"),
                        statement.subject(text),
                        problem(part, text),
                        REMEDY));
      }
    }
  }

  private static String problem(String placeholder, String principal) {
    String where = placeholder.equals(principal) ? "" : " in '" + principal + "'";
    return "'" + placeholder + "'" + where + " is a placeholder";
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

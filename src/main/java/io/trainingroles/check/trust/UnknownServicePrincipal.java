package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.ServiceHost;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.reference.ServicePrincipals;
import java.util.Optional;

/** An unknown service principal. */
final class UnknownServicePrincipal implements TrustCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("UNKNOWN_SERVICE_PRINCIPAL", IssueGroup.TRUST, WARNING)
        .title("The service principal is not known")
        .avoid("\"Service\": \"sagmaker.amazonaws.com\"")
        .prefer("\"Service\": \"sagemaker.amazonaws.com\"")
        .why(
            "IAM refuses an unknown service principal, or the intended service cannot "
                + "assume the role.")
        .limits(
            "AWS publishes no list of service principals. The known ones are the prefixes of all "
                + "services, the principals that AWS's managed policies name, and some from AWS's "
                + "guides; a service that is newer than the "
                + "data is reported. A host without a suffix of "
                + "AWS is an INVALID_PRINCIPAL.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (String host : ServiceHost.of(statement)) {
      if (!UnknownText.isIn(host) && !host.endsWith(".aws.internal")) {
        ServiceHost.word(host)
            .filter(word -> !isOfTraining(word))
            .ifPresent(word -> reviewOther(statement, host, word, findings));
      }
    }
  }

  private static void reviewOther(
      ReviewedStatement statement, String host, String word, FindingCollector findings) {
    ServicePrincipals known = statement.reference().servicePrincipals();
    if (!known.contains(word)) {
      add(statement, host, meant(word, known), findings);
    }
  }

  private static boolean isOfTraining(String word) {
    return ServiceHost.RUNS_TRAINING.contains(word) || ServiceHost.STARTS_TRAINING.contains(word);
  }

  private static Optional<String> meant(String word, ServicePrincipals known) {
    return NearestWord.to(word, ServiceHost.RUNS_TRAINING.stream().sorted().toList())
        .or(() -> NearestWord.slip(word, known.words().stream().sorted().toList()))
        .map(near -> near + ".amazonaws.com");
  }

  private static void add(
      ReviewedStatement statement, String host, Optional<String> meant, FindingCollector findings) {
    findings.add(
        statement.at("Principal"),
        statement.subject(host),
        "'" + host + "' is not a known service principal",
        meant
            .map(near -> "write " + near + " if that service is to assume the role")
            .orElse(
                "look the principal up in the guide of its service; it may be newer than the data"));
  }
}

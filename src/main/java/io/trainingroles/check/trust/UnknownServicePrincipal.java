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
import java.util.Optional;

/** An unknown service principal. */
final class UnknownServicePrincipal implements TrustCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("UNKNOWN_SERVICE_PRINCIPAL", IssueGroup.TRUST, WARNING)
        .title("The service principal is not known")
        .avoid("\"Service\": \"sagemaker.aws.com\"")
        .prefer("\"Service\": \"sagemaker.amazonaws.com\"")
        .why(
            "IAM refuses an unknown service principal, or the intended service cannot "
                + "assume the role.")
        .limits(
            "A host with a suffix of AWS is reported only if it resembles that of a "
                + "service that runs training: there is no complete list of service principals.")
        .counterparts("Access Analyzer INVALID_SERVICE_PRINCIPAL_FORMAT")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (String host : ServiceHost.of(statement)) {
      if (UnknownText.isIn(host) || host.endsWith(".aws.internal")) {
        continue;
      }
      Optional<String> word = ServiceHost.word(host);
      if (word.isEmpty() || isMisspelt(statement, word.get())) {
        add(statement, host, word.orElse(host.replaceFirst("\\..*", "")), findings);
      }
    }
  }

  private static boolean isMisspelt(ReviewedStatement statement, String word) {
    return !ServiceHost.RUNS_TRAINING.contains(word)
        && !ServiceHost.STARTS_TRAINING.contains(word)
        && !statement.reference().serviceNames().containsKey(word)
        && NearestWord.to(word, ServiceHost.RUNS_TRAINING).isPresent();
  }

  private static void add(
      ReviewedStatement statement, String host, String word, FindingCollector findings) {
    Optional<String> meant =
        NearestWord.to(word, ServiceHost.RUNS_TRAINING.stream().sorted().toList())
            .map(near -> near + ".amazonaws.com");
    findings.add(
        statement.at("Principal"),
        statement.subject(host),
        "'" + host + "' is not a known service principal",
        meant
            .map(near -> "write " + near + " if that service is to assume the role")
            .orElse("write the service as SERVICE.amazonaws.com"));
  }
}

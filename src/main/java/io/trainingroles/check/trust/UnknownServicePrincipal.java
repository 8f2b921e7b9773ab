package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Fix;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.ServiceHost;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.iam.UnknownText;

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
            "A host is reported only if it resembles that of a service that runs training: "
                + "there is no complete list of service principals. A host without a suffix of "
                + "AWS is an INVALID_PRINCIPAL.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (String host : ServiceHost.of(statement)) {
      if (UnknownText.isIn(host) || host.endsWith(".aws.internal")) {
        continue;
      }
      ServiceHost.word(host)
          .filter(word -> isUnknown(statement, word))
          .flatMap(
              word -> NearestWord.to(word, ServiceHost.RUNS_TRAINING.stream().sorted().toList()))
          .ifPresent(near -> add(statement, host, near + ".amazonaws.com", findings));
    }
  }

  private static boolean isUnknown(ReviewedStatement statement, String word) {
    return !ServiceHost.RUNS_TRAINING.contains(word)
        && !ServiceHost.STARTS_TRAINING.contains(word)
        && !statement.reference().serviceNames().containsKey(word);
  }

  private static void add(
      ReviewedStatement statement, String host, String meant, FindingCollector findings) {
    findings.add(
        statement.at("Principal"),
        statement.subject(host),
        "'" + host + "' is not a known service principal",
        "write " + meant,
        new Fix(host, meant));
  }
}

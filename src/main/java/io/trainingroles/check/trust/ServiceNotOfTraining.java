package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.ServiceHost;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.Optional;

/** A service that runs no training. */
final class ServiceNotOfTraining implements TrustCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("SERVICE_NOT_OF_TRAINING", IssueGroup.TRUST, WARNING)
        .title("The role trusts a service that does not run training")
        .avoid("\"Service\": \"cloudformation.amazonaws.com\"")
        .prefer("\"Service\": \"sagemaker.amazonaws.com\"")
        .why(
            "A principal that can use that service with the role has the permissions of a "
                + "training job.")
        .limits(
            "Services that start training, such as AWS Step Functions, are not reported. "
                + "The list may lack services that AWS has added recently.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (String host : ServiceHost.of(statement)) {
      Optional<String> word = ServiceHost.word(host);
      if (statement.allows()
          && word.isPresent()
          && !ServiceHost.RUNS_TRAINING.contains(word.get())
          && !ServiceHost.STARTS_TRAINING.contains(word.get())
          && statement.reference().serviceNames().containsKey(word.get())) {
        findings.add(
            statement.at("Principal"),
            statement.subject(host),
            host + " runs no training jobs",
            "trust only the service that runs the job, and create separate roles for other "
                + "services");
      }
    }
  }
}

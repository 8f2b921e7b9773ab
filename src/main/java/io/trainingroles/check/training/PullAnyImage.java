package io.trainingroles.check.training;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;
import java.util.Optional;

/** Permission to pull any image. */
final class PullAnyImage implements GrantCheck {
  private static final String[] ACTIONS = {"ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"};

  @Override
  public IssuePage page() {
    return IssuePage.of("PULL_ANY_IMAGE", IssueGroup.TRAINING, WARNING)
        .title("The role can pull any image of the registry")
        .avoid("{\"Action\": \"ecr:BatchGetImage\", \"Resource\": \"*\"}")
        .prefer("\"Resource\": \"arn:aws:ecr:eu-west-1:123456789012:repository/training\"")
        .why("Images contain the code of others, and often secrets.")
        .limits(
            "The documentation of Amazon SageMaker shows '*' for the role of a job; the "
                + "repository of its image is enough. ecr:GetAuthorizationToken has no resource "
                + "types and is not reported.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    List<String> named = ServiceGrants.named(statement, ACTIONS);
    if (named.isEmpty()) {
      return;
    }
    Optional<String> every = ServiceGrants.everyOne(statement, "ecr", "repository/");
    if (every.isPresent()) {
      findings.add(
          ServiceGrants.at(statement, every.get()),
          statement.subject(named.get(0)),
          ServiceGrants.listed(named) + " on " + every.get() + " pulls any image",
          "name the repository of the training image");
    }
  }
}

package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;
import java.util.List;
import java.util.Optional;

/** The right to pull any image. */
final class PullAnyImage implements GrantCheck {
  private static final String[] ACTIONS = {"ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"};

  @Override
  public CheckPage page() {
    return CheckPage.of("PULL_ANY_IMAGE", CheckGroup.TRAINING, WARNING)
        .title("Any image of the registry can be pulled")
        .avoid("{\"Action\": \"ecr:BatchGetImage\", \"Resource\": \"*\"}")
        .prefer("\"Resource\": \"arn:aws:ecr:eu-west-1:123456789012:repository/training\"")
        .why("Images hold the code of others, and often their secrets.")
        .limits(
            "Amazon SageMaker's documentation shows '*' for the role of a job; the "
                + "repository of its image is enough. ecr:GetAuthorizationToken has no resource.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    List<String> named = Grants.named(statement, ACTIONS);
    Optional<String> every = Grants.everyOne(statement, "ecr", "repository/");
    if (!named.isEmpty() && every.isPresent() && !Limits.on(statement, "ecr:ResourceTag/project")) {
      notes.add(
          Grants.at(statement, every.get()),
          statement.subject(named.get(0)),
          Grants.listed(named) + " on " + every.get() + " pulls any image",
          "name the repository of the training image");
    }
  }
}

package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.EcrRepository;
import java.util.List;

/**
 * The training image is pulled from Amazon ECR. The token for the registry cannot be restricted to
 * one repository. See <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_ecr.html">Actions,
 * resources, and condition keys for Amazon ECR</a>.
 *
 * @param repository where the image is
 */
public record PullImage(EcrRepository repository) implements Grant {
  private static final Parameter<EcrRepository> IMAGE =
      Parameter.required(
          "image",
          EcrRepository::of,
          "123456789012.dkr.ecr.eu-west-1.amazonaws.com/training",
          "the image, with or without its tag");

  static final Form<Grant> INTENT =
      new Form<>(
          "pull_image",
          "Pulls the training image from Amazon ECR",
          "https://docs.aws.amazon.com/service-authorization/latest/reference/" + "list_ecr.html",
          List.of(IMAGE),
          arguments -> new PullImage(arguments.get(IMAGE)));

  @Override
  public List<Statement> statements(Deployment deployment) {
    return List.of(
        Statement.allow(
            Actions.of(
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchGetImage",
                "ecr:GetDownloadUrlForLayer"),
            Resources.of(repository.arn().reachableFrom(deployment))),
        Statement.allow(Actions.of("ecr:GetAuthorizationToken"), Resources.of("*")));
  }
}

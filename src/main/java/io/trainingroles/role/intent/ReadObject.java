package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.S3Keys;
import java.util.List;

/**
 * A job reads one object of Amazon S3, such as the manifest of its data. See <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_s3.html">Actions,
 * resources, and condition keys for Amazon S3</a>.
 *
 * @param object the object
 */
public record ReadObject(S3Keys object) implements Grant {
  private static final Parameter<S3Keys> OBJECT =
      Parameter.required(
          "object", S3Keys::orPattern, "s3://my-ai-data-bucket/train.manifest", "the object");

  static final Form<Grant> INTENT =
      new Form<>(
          "read_object",
          "Reads one object of Amazon S3",
          "https://docs.aws.amazon.com/service-authorization/latest/reference/list_s3.html",
          List.of(OBJECT, ReadData.WILDCARDS),
          arguments ->
              new ReadObject(
                  arguments.get(OBJECT).meant(arguments.find(ReadData.WILDCARDS).orElse(false))));

  /**
   * Checks that there is a key.
   *
   * @throws InvalidValueException if only a bucket or a folder is named
   */
  public ReadObject {
    if (object.beginning().isEmpty() || object.beginning().endsWith("/")) {
      throw new InvalidValueException(
          "'" + object + "' is not the URI of an object",
          "write s3://BUCKET/KEY with the whole key");
    }
  }

  @Override
  public List<Statement> statements(Deployment deployment) {
    return List.of(
        Statement.allow(Actions.of("s3:GetObject"), Resources.of(object.object(deployment))));
  }
}

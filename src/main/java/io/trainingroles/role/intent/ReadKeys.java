package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.S3Keys;
import java.util.List;

/**
 * A job lists and reads the objects of Amazon S3 whose keys begin with a text: what SageMaker does
 * with an input of the type {@code S3Prefix}. It lists with exactly that text as the prefix, and
 * reads whatever the list has, so that a beginning without a slash at its end also reads siblings;
 * {@link ReadData} reads a folder alone. See <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html">S3DataSource</a>.
 *
 * @param keys the keys
 * @param listsWholeBucket whether listing is allowed without a prefix, as {@code HeadBucket} needs
 */
public record ReadKeys(S3Keys keys, boolean listsWholeBucket) implements Grant {
  private static final Parameter<S3Keys> KEYS =
      Parameter.required(
          "beginning_with",
          S3Keys::orPattern,
          "s3://my-ai-data-bucket/train/",
          "the prefix of the keys");

  static final Form<Grant> INTENT =
      new Form<>(
          "read_keys",
          "Lists and reads the objects of Amazon S3 whose keys have a prefix",
          "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html",
          List.of(KEYS, ReadData.LISTS_WHOLE_BUCKET, ReadData.WILDCARDS),
          arguments ->
              new ReadKeys(
                  arguments.get(KEYS).meant(arguments.find(ReadData.WILDCARDS).orElse(false)),
                  arguments.find(ReadData.LISTS_WHOLE_BUCKET).orElse(false)));

  @Override
  public List<Statement> statements(Deployment deployment) {
    Actions list = Actions.of("s3:ListBucket");
    Resources bucket = Resources.of(keys.bucketArn(deployment));
    String beginning = keys.pattern() + "*";
    return List.of(
        keys.beginning().isEmpty() || listsWholeBucket
            ? Statement.allow(list, bucket)
            : Statement.allow(list, bucket, Condition.of("StringLike", "s3:prefix", beginning)),
        Statement.allow(Actions.of("s3:GetObject"), Resources.of(keys.object(deployment) + "*")));
  }
}

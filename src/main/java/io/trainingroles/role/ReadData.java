package io.trainingroles.role;

import static io.trainingroles.iam.ResourcePattern.literal;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import java.util.List;

/**
 * A job lists and reads training data in Amazon S3. A whole bucket is one statement; below a
 * prefix, listing is allowed on the bucket for that prefix alone. See <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html">Actions,
 * resources, and condition keys for Amazon S3</a>.
 *
 * @param from the data
 */
public record ReadData(S3Location from) implements Grant {

  @Override
  public List<Statement> statements(Deployment deployment) {
    String bucket = "arn:" + deployment.partition().id() + ":s3:::" + from.bucket();
    if (from.isWholeBucket()) {
      return List.of(
          Statement.allow(
              Actions.of("s3:GetObject", "s3:ListBucket"), Resources.of(bucket, bucket + "/*")));
    }
    String prefix = literal(from.prefix());
    return List.of(
        Statement.allow(
            Actions.of("s3:ListBucket"),
            Resources.of(bucket),
            Condition.of("StringLike", "s3:prefix", prefix, prefix + "/*")),
        Statement.allow(Actions.of("s3:GetObject"), Resources.of(bucket + "/" + prefix + "/*")));
  }
}

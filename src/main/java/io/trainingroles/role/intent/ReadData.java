package io.trainingroles.role.intent;

import static io.trainingroles.iam.ResourcePattern.literal;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.KeyArn;
import io.trainingroles.role.value.S3Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job lists and reads training data in Amazon S3. A whole bucket is one statement; below a
 * prefix, listing is allowed on the bucket for that prefix alone. See <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_s3.html">Actions,
 * resources, and condition keys for Amazon S3</a>.
 *
 * @param from the data
 * @param encryptedWith the KMS key of the data, or null where S3 needs no key of the role
 * @param listsWholeBucket whether listing is allowed without a prefix, as {@code HeadBucket} needs
 */
public record ReadData(S3Location from, @Nullable KeyArn encryptedWith, boolean listsWholeBucket)
    implements Grant {
  private static final Parameter<S3Location> FROM =
      Parameter.required("from", S3Location::of, "s3://my-ai-data-bucket/train", "the data");
  private static final Parameter<KeyArn> ENCRYPTED_WITH =
      Parameter.optional("encrypted_with", KeyArn::of, KeyArn.EXAMPLE, "the KMS key of the data");
  static final Parameter<Boolean> LISTS_WHOLE_BUCKET =
      Parameter.flag(
          "lists_whole_bucket", "also lists the rest of the bucket, as HeadBucket needs");

  static final Parameter<Boolean> WILDCARDS =
      Parameter.flag("wildcards", "'*' and '?' in the key are wildcards, as in a policy");

  static final Form<Grant> INTENT =
      new Form<>(
          "read",
          "Lists and reads training data in Amazon S3",
          "https://docs.aws.amazon.com/service-authorization/latest/reference/list_s3.html",
          List.of(FROM, ENCRYPTED_WITH, LISTS_WHOLE_BUCKET),
          arguments ->
              new ReadData(
                  arguments.get(FROM),
                  arguments.find(ENCRYPTED_WITH).orElse(null),
                  arguments.find(LISTS_WHOLE_BUCKET).orElse(false)));

  /**
   * A job reads data that needs no key of the role.
   *
   * @param from the data
   */
  public ReadData(S3Location from) {
    this(from, null, false);
  }

  @Override
  public List<Statement> statements(Deployment deployment) {
    var statements = new ArrayList<Statement>();
    String bucket = from.bucketArn(deployment);
    if (from.isWholeBucket()) {
      statements.add(
          Statement.allow(
              Actions.of("s3:GetObject", "s3:ListBucket"), Resources.of(bucket, bucket + "/*")));
    } else {
      String prefix = literal(from.prefix());
      Condition[] inPrefix =
          listsWholeBucket
              ? new Condition[0]
              : new Condition[] {Condition.of("StringLike", "s3:prefix", prefix, prefix + "/*")};
      statements.add(Statement.allow(Actions.of("s3:ListBucket"), Resources.of(bucket), inPrefix));
      statements.add(
          Statement.allow(Actions.of("s3:GetObject"), Resources.of(from.objects(deployment))));
    }
    if (encryptedWith != null) {
      statements.add(encryptedWith.throughS3(deployment, "kms:Decrypt"));
    }
    return List.copyOf(statements);
  }
}

package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
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
 * A job writes models or checkpoints to Amazon S3. {@code s3:PutObject} is enough for a multipart
 * upload; with a KMS key, its parts are also decrypted to be put together. See <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions">Multipart
 * upload API and permissions</a>.
 *
 * @param to the location to write to
 * @param encryptedWith the KMS key that the objects are encrypted with, or null
 * @param deletes whether it also deletes what is there, as mirrored checkpoints do
 */
public record WriteData(S3Location to, @Nullable KeyArn encryptedWith, boolean deletes)
    implements Grant {
  private static final Parameter<S3Location> TO =
      Parameter.required(
          "to", S3Location::orPattern, "s3://my-ai-models/vision", "the location to write to");
  private static final Parameter<KeyArn> ENCRYPTED_WITH =
      Parameter.optional(
          "encrypted_with", KeyArn::of, KeyArn.EXAMPLE, "the KMS key that encrypts the objects");
  private static final Parameter<Boolean> DELETES =
      Parameter.flag("deletes", "also deletes objects there, such as old checkpoints");

  static final Form<Grant> INTENT =
      new Form<>(
          "write",
          "Writes models or checkpoints to Amazon S3",
          "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html",
          List.of(TO, ENCRYPTED_WITH, DELETES, ReadData.WILDCARDS),
          arguments ->
              new WriteData(
                  arguments.get(TO).meant(arguments.find(ReadData.WILDCARDS).orElse(false)),
                  arguments.find(ENCRYPTED_WITH).orElse(null),
                  arguments.find(DELETES).orElse(false)));

  @Override
  public List<Statement> statements(Deployment deployment) {
    var statements = new ArrayList<Statement>();
    Actions actions =
        deletes ? Actions.of("s3:DeleteObject", "s3:PutObject") : Actions.of("s3:PutObject");
    statements.add(Statement.allow(actions, Resources.of(to.objects(deployment))));
    if (encryptedWith != null) {
      statements.add(encryptedWith.throughS3(deployment, "kms:Decrypt", "kms:GenerateDataKey"));
    }
    return List.copyOf(statements);
  }
}

package io.trainingroles.role.value;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import java.util.regex.Pattern;

/**
 * The ARN of a KMS key. The ARN of an alias is not enough: a policy that names an alias allows no
 * use of its key. See <a
 * href="https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html">Specifying
 * KMS keys in IAM policy statements</a>.
 */
public sealed interface KeyArn {
  /** How the ARN of a key is written. */
  String EXAMPLE = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  /**
   * A key that is known.
   *
   * @param arn the ARN
   */
  record Known(ResourceArn arn) implements KeyArn {
    private static final Pattern KEY = Pattern.compile("key/[A-Za-z0-9-]+");

    @Override
    public String reachableFrom(Deployment deployment) {
      return arn.reachableFrom(deployment).toString();
    }

    @Override
    public Condition throughS3(Deployment deployment) {
      String s3 = "s3." + arn.region() + "." + arn.partition().dnsSuffix();
      return Condition.of("StringEquals", VIA_SERVICE, s3);
    }

    @Override
    public String toString() {
      return arn.toString();
    }
  }

  /**
   * A key that a value of Terraform's names.
   *
   * @param reference the reference
   */
  record Referenced(TerraformReference reference) implements KeyArn {
    @Override
    public String reachableFrom(Deployment deployment) {
      return reference.text();
    }

    @Override
    public Condition throughS3(Deployment deployment) {
      return DeclaredArn.through("s3", deployment);
    }

    @Override
    public String toString() {
      return reference.text();
    }
  }

  /** The condition key that says which service uses a key on behalf of the role. */
  String VIA_SERVICE = "kms:ViaService";

  /**
   * The key of this text.
   *
   * @param text the ARN of a key
   * @return the key
   * @throws InvalidValueException if it is something else
   */
  static KeyArn of(String text) {
    if (text.startsWith("alias/") || text.contains(":alias/")) {
      throw new InvalidValueException(
          "'" + text + "' is an alias, and IAM policies do not grant access to a key by its alias",
          "give the ARN of its key: aws kms describe-key --key-id "
              + text.substring(text.indexOf("alias/")));
    }
    return TerraformReference.of(text, VariableType.KMS_KEY)
        .<KeyArn>map(Referenced::new)
        .orElseGet(() -> new Known(ResourceArn.of(text, "kms", Known.KEY, EXAMPLE)));
  }

  /**
   * The key in a policy of a role.
   *
   * @param deployment where the role is deployed to
   * @return the ARN
   * @throws InvalidValueException if the key is in another partition
   */
  String reachableFrom(Deployment deployment);

  /**
   * That the key is used on behalf of Amazon S3 alone.
   *
   * @param deployment where the role is deployed to
   * @return the condition
   */
  Condition throughS3(Deployment deployment);

  /**
   * Actions on the key, on behalf of Amazon S3 alone.
   *
   * @param deployment where the role is deployed to
   * @param actions such as {@code kms:Decrypt}
   * @return the statement
   * @throws InvalidValueException if the key is in another partition
   */
  default Statement throughS3(Deployment deployment, String... actions) {
    return Statement.allow(
        Actions.of(actions), Resources.of(reachableFrom(deployment)), throughS3(deployment));
  }
}

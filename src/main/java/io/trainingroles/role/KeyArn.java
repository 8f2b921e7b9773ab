package io.trainingroles.role;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import java.util.regex.Pattern;

/**
 * The ARN of a KMS key. An alias does not do: a policy that names an alias allows nothing of the
 * key behind it. See <a
 * href="https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html">Specifying
 * KMS keys in IAM policy statements</a>.
 *
 * @param arn the ARN
 */
public record KeyArn(ResourceArn arn) {
  /** How the ARN of a key is written. */
  public static final String EXAMPLE =
      "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private static final Pattern KEY = Pattern.compile("key/[A-Za-z0-9-]+");

  /**
   * The key of this text.
   *
   * @param text the ARN of a key
   * @return the key
   * @throws InvalidValueException if it is something else
   */
  public static KeyArn of(String text) {
    if (text.startsWith("alias/") || text.contains(":alias/")) {
      throw new InvalidValueException(
          "'" + text + "' is an alias, and an IAM policy that names an alias allows nothing",
          "write the ARN of the key behind it: aws kms describe-key --key-id " + alias(text));
    }
    return new KeyArn(ResourceArn.of(text, "kms", KEY, EXAMPLE));
  }

  private static String alias(String text) {
    return text.substring(text.indexOf("alias/"));
  }

  /** Actions on the key, on behalf of Amazon S3 alone. */
  Statement throughS3(Deployment deployment, String... actions) {
    ResourceArn key = arn.reachableFrom(deployment);
    String s3 = "s3." + key.region() + "." + key.partition().dnsSuffix();
    return Statement.allow(
        Actions.of(actions),
        Resources.of(key.toString()),
        Condition.of("StringEquals", "kms:ViaService", s3));
  }

  @Override
  public String toString() {
    return arn.toString();
  }
}

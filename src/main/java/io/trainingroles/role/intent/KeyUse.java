package io.trainingroles.role.intent;

import io.trainingroles.iam.InvalidValueException;
import java.util.Locale;

/** What a KMS key is used for. */
public enum KeyUse {
  /** Data in Amazon S3 is decrypted. */
  READ,
  /** Objects in Amazon S3 are encrypted. */
  WRITE,
  /**
   * The output of a SageMaker job is encrypted, for which <a
   * href="https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html">SageMaker's
   * page</a> also requires {@code kms:Encrypt}, without a condition.
   */
  OUTPUT,
  /** The volumes of the training instances are encrypted. */
  VOLUME;

  /**
   * The use with a name.
   *
   * @param word {@code read}, {@code write}, {@code output} or {@code volume}
   * @return the use
   * @throws InvalidValueException if there is no such use
   */
  public static KeyUse of(String word) {
    for (KeyUse use : values()) {
      if (use.name().toLowerCase(Locale.ROOT).equals(word)) {
        return use;
      }
    }
    throw new InvalidValueException(
        "'" + word + "' is not a valid use of a key", "allowed: read, write, output, volume");
  }
}

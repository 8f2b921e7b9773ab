package io.trainingroles.role;

import io.trainingroles.iam.InvalidValueException;

/**
 * What a managed policy is for, in up to 1,000 characters. IAM cannot change it: with another one,
 * Terraform replaces the policy. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html">CreatePolicy</a>.
 *
 * @param value any such text
 */
public record PolicyDescription(String value) {
  private static final int MAXIMUM_LENGTH = 1000;

  /**
   * Checks the length.
   *
   * @throws InvalidValueException if IAM would refuse the description
   */
  public PolicyDescription {
    if (value.length() > MAXIMUM_LENGTH) {
      throw new InvalidValueException(
          "the description has " + value.length() + " characters", "the limit is 1,000");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

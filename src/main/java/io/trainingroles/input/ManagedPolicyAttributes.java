package io.trainingroles.input;

import java.util.Map;

/**
 * What an input says of a managed policy besides its document. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html">Policy</a>.
 *
 * @param arn its ARN, which has its path
 * @param path its path, such as {@code /training/}
 * @param description its description, which cannot be changed once the policy is made
 * @param tags its tags
 */
public record ManagedPolicyAttributes(
    SeenValue<String> arn,
    SeenValue<String> path,
    SeenValue<String> description,
    SeenValue<Map<String, String>> tags) {

  /**
   * A policy that exists, whose tags are not known.
   *
   * @param arn its ARN
   * @param description its description
   * @return the attributes, with the path that the ARN has
   */
  public static ManagedPolicyAttributes of(String arn, SeenValue<String> description) {
    int begin = arn.indexOf(":policy/") + ":policy".length();
    return new ManagedPolicyAttributes(
        new SeenValue.Known<>(arn),
        new SeenValue.Known<>(arn.substring(begin, arn.lastIndexOf('/') + 1)),
        description,
        new SeenValue.Unknown<>("they are not in the input"));
  }
}

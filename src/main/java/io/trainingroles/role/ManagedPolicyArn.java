package io.trainingroles.role;

import io.trainingroles.iam.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The ARN of a managed policy, of AWS or of an account. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html">Managed
 * policies and inline policies</a>.
 *
 * @param arn the ARN
 */
public record ManagedPolicyArn(ResourceArn arn) {
  static final String EXAMPLE = "arn:aws:iam::123456789012:policy/OrgBaseline";
  private static final Pattern POLICY = Pattern.compile("policy/[!-~]+");

  /**
   * The policy of this text.
   *
   * @param text the ARN of a managed policy
   * @return the policy
   * @throws InvalidValueException if it is something else
   */
  public static ManagedPolicyArn of(String text) {
    return new ManagedPolicyArn(ResourceArn.of(text, "iam", POLICY, EXAMPLE));
  }

  @Override
  public String toString() {
    return arn.toString();
  }
}

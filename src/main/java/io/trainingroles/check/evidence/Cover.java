package io.trainingroles.check.evidence;

import io.trainingroles.iam.Wildcards;

/** Whether one pattern matches all that another pattern matches. */
public final class Cover {
  private Cover() {}

  /**
   * Whether an action pattern covers another, ignoring case. *
   *
   * @param all such as {@code s3:Get*}
   * @param some such as {@code s3:GetObject*}
   */
  public static boolean coversAction(String all, String some) {
    return Wildcards.coversWithoutCase(all, some);
  }

  /**
   * Whether a resource covers another, part by part of their ARNs.
   *
   * @param all such as {@code arn:aws:s3:::data/*}
   * @param some such as {@code arn:aws:s3:::data/train/*}
   */
  public static boolean coversResource(String all, String some) {
    return Wildcards.coversArn(all, some);
  }
}

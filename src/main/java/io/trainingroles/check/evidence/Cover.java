package io.trainingroles.check.evidence;

import io.trainingroles.reference.Wildcards;
import java.util.Locale;

/** Whether one pattern matches all that another pattern matches. */
public final class Cover {
  private static final int ARN_PARTS = 6;
  private static final String SOMETHING = "\u0001";

  private Cover() {}

  /**
   * Whether an action pattern covers another, ignoring case. *
   *
   * @param all such as {@code s3:Get*}
   * @param some such as {@code s3:GetObject*}
   */
  public static boolean coversAction(String all, String some) {
    return covers(all.toLowerCase(Locale.ROOT), some.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a resource covers another, part by part of their ARNs.
   *
   * @param all such as {@code arn:aws:s3:::data/*}
   * @param some such as {@code arn:aws:s3:::data/train/*}
   */
  public static boolean coversResource(String all, String some) {
    if (all.equals(some) || all.equals("*")) {
      return true;
    }
    String[] wide = all.split(":", ARN_PARTS);
    String[] narrow = some.split(":", ARN_PARTS);
    if (wide.length < ARN_PARTS || narrow.length < ARN_PARTS) {
      return false;
    }
    for (int part = 0; part < ARN_PARTS; part++) {
      if (!covers(wide[part], narrow[part])) {
        return false;
      }
    }
    return true;
  }

  private static boolean covers(String all, String some) {
    if (all.equals(some) || all.equals("*")) {
      return true;
    }
    // What matches with a character more and without has a star there, and so matches any text.
    return (all.contains("*") || all.contains("?"))
        && matches(all, some, "")
        && matches(all, some, SOMETHING);
  }

  private static boolean matches(String all, String some, String filling) {
    return Wildcards.match(all, some.replace("?", SOMETHING).replace("*", filling));
  }
}

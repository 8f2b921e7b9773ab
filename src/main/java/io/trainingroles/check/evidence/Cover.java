package io.trainingroles.check.evidence;

import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.Wildcards;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether one pattern or statement matches all that another one matches. */
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

  /**
   * Whether a statement is about all that another one is about, apart from their conditions.
   *
   * @param all the statement that may cover the other
   * @param some the other statement
   * @return false also where only a proof could tell
   */
  public static boolean coversStatement(Statement all, Statement some) {
    return coversActions(all.action(), some.action())
        && coversPrincipals(all.principal(), some.principal())
        && coversResources(all.resource(), some.resource());
  }

  private static boolean coversActions(ActionElement all, ActionElement some) {
    if (!(all instanceof ActionElement.Actions)) {
      return false;
    }
    List<String> wide = all.patterns().stream().map(ActionPattern::value).toList();
    return wide.contains("*")
        || (some instanceof ActionElement.Actions
            && some.patterns().stream()
                .allMatch(one -> wide.stream().anyMatch(each -> coversAction(each, one.value()))));
  }

  private static boolean coversPrincipals(
      @Nullable PrincipalElement all, @Nullable PrincipalElement some) {
    if (all == null || some == null) {
      return all == some;
    }
    List<String> wide = all.principals().stream().map(Principal::text).toList();
    return all instanceof PrincipalElement.Principals
        && (wide.contains("*")
            || (some instanceof PrincipalElement.Principals
                && some.principals().stream().allMatch(all.principals()::contains)));
  }

  private static boolean coversResources(
      @Nullable ResourceElement all, @Nullable ResourceElement some) {
    if (all == null || some == null) {
      return all == some;
    }
    List<String> wide = all.patterns().stream().map(ResourcePattern::value).toList();
    return all instanceof ResourceElement.Resources
        && (wide.contains("*")
            || (some instanceof ResourceElement.Resources
                && some.patterns().stream()
                    .allMatch(
                        one -> wide.stream().anyMatch(each -> coversResource(each, one.value())))));
  }
}

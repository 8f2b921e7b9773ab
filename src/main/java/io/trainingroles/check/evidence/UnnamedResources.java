package io.trainingroles.check.evidence;

import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.reference.Wildcards;
import java.util.List;

/** Resources that no policy names: who reaches one reaches all of a pattern that is too wide. */
public final class UnnamedResources {
  /** The account of a resource, in a pattern. */
  static final String ANY_ACCOUNT = "????????????";

  private static final String SOME_ACCOUNT = "123456789012";
  private static final int ARN_PARTS = 6;

  private UnnamedResources() {}

  /** Writes down that a role can do something to such a resource; {@code does} says what. */
  public static void note(
      ReviewedRole role,
      FindingCollector notes,
      String action,
      String resource,
      String does,
      String remedy) {
    Reach reach = reach(role, action, resource);
    if (reach instanceof Reach.Never) {
      return;
    }
    ReviewedStatement statement = role.grantOf(action, reach).orElseThrow();
    notes.add(
        statement.place(),
        action,
        "'" + role.name() + "' " + does + statement.byPolicyOfAws(),
        statement.remedy(remedy));
  }

  /** Whether a role can do something to such a resource of any partition. */
  static Reach reach(ReviewedRole role, String action, String resource, Condition... conditions) {
    Reach reach = new Reach.Never();
    if (role.grantOf(action).isEmpty()) {
      return reach;
    }
    for (Partition partition : Partition.values()) {
      if (reach instanceof Reach.Never && mayReach(role, action, partition, resource)) {
        reach =
            role.reach(
                new AccessPattern(
                    ActionPattern.of(action),
                    ResourcePattern.of("arn:" + partition.id() + resource),
                    List.of(conditions)));
      }
    }
    return reach;
  }

  /** Whether a statement is written so widely; most are not, and need no proof. */
  private static boolean mayReach(
      ReviewedRole role, String action, Partition partition, String resource) {
    return role.grantsOf(action)
        .anyMatch(
            grant ->
                grant.hasNotResource()
                    || grant.resourcePatterns().stream()
                        .anyMatch(pattern -> isWide(pattern, partition, resource)));
  }

  private static boolean isWide(String pattern, Partition partition, String resource) {
    if (pattern.contains("${")) {
      return true;
    }
    String[] parts = pattern.split(":", ARN_PARTS);
    String account = parts.length == ARN_PARTS && isDigits(parts[4]) ? parts[4] : SOME_ACCOUNT;
    String example =
        "arn:" + partition.id() + resource.replace(ANY_ACCOUNT, account).replace("*", "example");
    return Wildcards.match(pattern, example)
        || (parts.length == ARN_PARTS
            && Wildcards.match(parts[5], example.split(":", ARN_PARTS)[5])
            && Wildcards.match(parts[1], partition.id()));
  }

  private static boolean isDigits(String account) {
    return account.length() == ANY_ACCOUNT.length()
        && account.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }
}

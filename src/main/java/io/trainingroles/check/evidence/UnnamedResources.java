package io.trainingroles.check.evidence;

import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Wildcards;
import java.util.List;

/** Resources that no policy names: a role that can access one can access any. */
public final class UnnamedResources {
  /** A pattern that matches any account. */
  static final String ANY_ACCOUNT = "????????????";

  private static final String SOME_ACCOUNT = "123456789012";

  private UnnamedResources() {}

  /** Reports that a role can access such a resource; {@code does} completes the message. */
  public static void report(
      ReviewedRole role,
      FindingCollector findings,
      String action,
      String resource,
      String does,
      String remedy) {
    Reach reach = reach(role, action, resource);
    if (reach instanceof Reach.Never) {
      return;
    }
    ReviewedStatement statement = role.grantOf(action, reach).orElseThrow();
    findings.add(
        statement.place(),
        action,
        "'" + role.name() + "' " + does + statement.byPolicyOfAws(),
        statement.remedy(remedy));
  }

  /** Whether a role can use an action on such a resource of any partition. */
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

  /** Whether a statement could match; most do not, and need no proof. */
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
    List<String> parts = Arn.parts(pattern);
    boolean isWhole = parts.size() == Arn.PARTS;
    String account = Arn.of(pattern).flatMap(Arn::knownAccount).orElse(SOME_ACCOUNT);
    String example =
        "arn:" + partition.id() + resource.replace(ANY_ACCOUNT, account).replace("*", "example");
    return Wildcards.match(pattern, example)
        || (isWhole
            && Wildcards.match(parts.get(5), Arn.parts(example).get(5))
            && Wildcards.match(parts.get(1), partition.id()));
  }
}

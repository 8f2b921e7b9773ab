package io.trainingroles.check.evidence;

import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Wildcards;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resources that no policy names: a role that can access one can access any. */
public final class UnnamedResources {
  /** A pattern that matches any account. */
  static final String ANY_ACCOUNT = "????????????";

  private static final String SOME_ACCOUNT = "123456789012";

  /** What holds for a resource of an account that nobody named. */
  private static final List<Condition> FOREIGN =
      List.of(
          Condition.of("StringEquals", "aws:ResourceAccount", "999999999999"),
          Condition.of("StringEquals", "s3:ResourceAccount", "999999999999"),
          Condition.of("StringEquals", "aws:ResourceOrgID", "o-nobodynamed"),
          Condition.of("ForAnyValue:StringEquals", "aws:ResourceOrgPaths", "o-nobodynamed/r-0/"));

  /** What holds for the role itself, where no policy says otherwise. */
  private static final List<Condition> OWN =
      List.of(
          Condition.of("StringEquals", "aws:PrincipalAccount", SOME_ACCOUNT),
          Condition.of("StringEquals", "aws:PrincipalOrgID", "o-ownorganiz"));

  private UnnamedResources() {}

  /** Reports that a role can access such a resource; {@code does} completes the message. */
  public static void report(
      ReviewedRole role,
      FindingCollector findings,
      String action,
      String resource,
      String does,
      String remedy) {
    report(role, findings, findings.severity(), action, resource, does, remedy);
  }

  /** The same for a finding that matters more, or less, than those of its check do as a rule. */
  public static void report(
      ReviewedRole role,
      FindingCollector findings,
      Severity severity,
      String action,
      String resource,
      String does,
      String remedy) {
    Reach reach = reach(role, action, resource);
    if (reach instanceof Reach.Never) {
      return;
    }
    ReviewedStatement statement = role.grantOf(action, reach).orElseThrow();
    if (statement.policy().ofGroup().isPresent()) {
      return;
    }
    findings.add(
        severity,
        statement.place(),
        action,
        "'" + role.name() + "' " + does + statement.byPolicyOfAws(),
        statement.remedy(remedy));
  }

  /**
   * Which objects of a bucket a role reaches, where it reaches some of any bucket.
   *
   * @param role the role
   * @param action such as {@code s3:GetObject}
   * @param objects the objects of a bucket that no policy names, without the partition; it ends
   *     with a star
   * @return words to follow those that name the bucket; empty where it reaches all its objects
   */
  public static String keys(ReviewedRole role, String action, String objects) {
    String another = objects.replace("*", "an-object-that-nobody-named");
    return reach(role, action, another) instanceof Reach.Never
        ? ", of the keys or tags that its policies name"
        : "";
  }

  /**
   * Whether the conditions of the role keep an action to resources of the accounts or organizations
   * that they name.
   */
  public static boolean isWithinAccounts(ReviewedRole role, String action, String resource) {
    Set<String> used =
        role.statementsAbout(action)
            .flatMap(statement -> statement.statement().conditions().stream())
            .map(condition -> condition.key().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    List<Condition> foreign =
        FOREIGN.stream().filter(condition -> isOf(used, condition.key())).toList();
    if (foreign.isEmpty()) {
      return false;
    }
    Stream<Condition> own = OWN.stream().filter(condition -> !isOf(used, condition.key()));
    List<Condition> conditions =
        Stream.of(foreign.stream(), own, UnnamedRequests.ofUnnamed(role, action).stream())
            .flatMap(each -> each)
            .toList();
    RequestSet part = OwnResources.of(role).others();
    return Stream.of(Partition.values())
        .filter(partition -> mayReach(role, action, partition, resource))
        .noneMatch(
            partition ->
                role.isConceivable(
                    part,
                    new AccessPattern(
                        ActionPattern.of(action),
                        ResourcePattern.of("arn:" + partition.id() + resource),
                        conditions)));
  }

  private static boolean isOf(Set<String> used, String key) {
    return used.contains(key.toLowerCase(Locale.ROOT));
  }

  /** Whether a role can use an action on such a resource of any partition. */
  static Reach reach(ReviewedRole role, String action, String resource, Condition... conditions) {
    return reach(
        role,
        action,
        resource,
        Stream.concat(Stream.of(conditions), UnnamedRequests.ofUnnamed(role, action).stream())
            .toList());
  }

  /** The same of a resource that has the tags that the policies of the role ask for. */
  static Reach reachOfTagged(ReviewedRole role, String action, String resource) {
    return reach(role, action, resource, List.of());
  }

  private static Reach reach(
      ReviewedRole role, String action, String resource, List<Condition> conditions) {
    Reach reach = new Reach.Never();
    if (role.grantOf(action).isEmpty()) {
      return reach;
    }
    OwnResources own = OwnResources.of(role);
    for (Partition partition : Partition.values()) {
      if (reach instanceof Reach.Never && mayReach(role, action, partition, resource)) {
        var pattern =
            new AccessPattern(
                ActionPattern.of(action),
                ResourcePattern.of("arn:" + partition.id() + resource),
                conditions);
        reach = own.reachOfOthers(pattern);
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

  /** The last part of its example. */
  private static String end(String resource) {
    String end = resource.substring(resource.lastIndexOf('/') + 1);
    return end.contains(ANY_ACCOUNT) ? "" : end.replace("*", "example");
  }

  /**
   * Whether the resource, behind the fifth colon, begins with other characters than that of the
   * pattern: most patterns name another one, and need no closer look.
   */
  private static boolean beginsDifferently(String pattern, String resource) {
    int inPattern = indexBehind(pattern, Arn.PARTS - 1);
    if (inPattern < 0 || Wildcards.areIn(pattern.substring(0, inPattern))) {
      return false; // a wildcard may match colons
    }
    int inResource = indexBehind(resource, Arn.PARTS - 2); // it begins behind the partition
    while (inPattern < pattern.length() && inResource < resource.length()) {
      char expected = pattern.charAt(inPattern++);
      char given = resource.charAt(inResource++);
      if (expected == '*' || expected == '?' || given == '*' || given == '?') {
        return false;
      }
      if (expected != given) {
        return true;
      }
    }
    return false;
  }

  /** Where the text behind so many colons begins; -1 where there are fewer. */
  private static int indexBehind(String text, int colons) {
    int index = -1;
    for (int seen = 0; seen < colons; seen++) {
      index = text.indexOf(':', index + 1);
      if (index < 0) {
        return -1;
      }
    }
    return index + 1;
  }

  private static boolean isWide(String pattern, Partition partition, String resource) {
    if (pattern.contains("${")) {
      return true;
    }
    if (!Wildcards.areIn(pattern) && !pattern.endsWith(end(resource))) {
      return false; // it names one resource, and another one
    }
    if (beginsDifferently(pattern, resource)) {
      return false;
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

package io.trainingroles.check.evidence;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.Wildcards;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a statement grants of a service. A statement about the actions of all services is left to
 * the checks of breadth, as every other check would report it too.
 */
public final class ServiceGrants {
  /** Unlikely names: a pattern that matches both matches any name. */
  private static final List<String> ANY_NAMES = List.of("zq7-w.x", "9kV_b");

  private ServiceGrants() {}

  /** Those of some actions that a statement grants. */
  public static List<String> named(ReviewedStatement statement, String... actions) {
    return statement.isAboutAllServices()
        ? List.of()
        : Stream.of(actions).filter(statement::mayGrant).toList();
  }

  /**
   * The value of {@code Resource} that matches every resource of a type, unless a condition asks
   * for a tag of the resource.
   *
   * @param service such as {@code ecr}
   * @param kind the prefix of the resource type, such as {@code repository/}
   */
  public static Optional<String> everyOne(
      ReviewedStatement statement, String service, String kind) {
    if (ConditionLimits.requireTagOfResource(statement)) {
      return Optional.empty();
    }
    if (statement.hasNotResource()) {
      return Optional.of("NotResource");
    }
    return statement.resourcePatterns().stream()
        .filter(pattern -> isEveryOne(pattern, service, kind))
        .findFirst();
  }

  private static boolean isEveryOne(String pattern, String service, String kind) {
    if (pattern.indexOf('*') < 0) {
      return false; // what has one length matches no two names of different lengths
    }
    if (isOfAnotherService(pattern, service)) {
      return false;
    }
    Stream<Arn> own =
        Arn.of(pattern).stream()
            .filter(arn -> Wildcards.matchWithoutCase(arn.service(), service))
            .map(arn -> new Arn(arn.partition(), service, arn.region(), arn.account(), kind));
    Stream<Arn> likely =
        Stream.of(Partition.values())
            .map(partition -> new Arn(partition.id(), service, "us-east-1", "123456789012", kind));
    return Stream.concat(own, likely)
        .anyMatch(
            arn ->
                ANY_NAMES.stream()
                    .allMatch(name -> Wildcards.matchWithoutCase(pattern, arn + name)));
  }

  /** Whether the third part of an ARN is another service, and no wildcard comes before its end. */
  private static boolean isOfAnotherService(String pattern, String service) {
    int begin = pattern.indexOf(':', pattern.indexOf(':') + 1) + 1;
    int end = begin + service.length();
    return begin > 1
        && pattern.indexOf(':', begin) >= 0
        && !Wildcards.areIn(pattern.substring(0, pattern.indexOf(':', begin)))
        && !(pattern.startsWith(":", end)
            && pattern.regionMatches(true, begin, service, 0, end - begin));
  }

  /**
   * Whether no other policy of the role prevents an action. Nothing can be proved about a statement
   * with values that are known only after apply.
   */
  public static boolean isPossible(ReviewedRole role, ReviewedStatement statement, String action) {
    return !statement.statement().isKnown() || !(role.reach(action) instanceof Reach.Never);
  }

  /**
   * Reports each statement that allows the role some actions. *
   *
   * @param then the consequence, which follows the actions in the message
   */
  public static void report(
      ReviewedRole role, FindingCollector findings, String then, String remedy, String... actions) {
    for (ReviewedStatement statement : role.grants()) {
      List<String> possible =
          named(statement, actions).stream()
              .filter(action -> isPossible(role, statement, action))
              .toList();
      if (!possible.isEmpty()) {
        findings.add(
            statement.place(),
            statement.subject(possible.get(0)),
            "'" + role.name() + "' is allowed " + listed(possible) + then,
            remedy);
      }
    }
  }

  /** Several actions, joined for a message. */
  public static String listed(List<String> actions) {
    return String.join(", ", actions);
  }

  /** The location of a resource, or of {@code NotResource}. */
  public static Location at(ReviewedStatement statement, String resource) {
    return statement.hasNotResource()
        ? statement.at("NotResource")
        : statement.atResource(resource);
  }
}

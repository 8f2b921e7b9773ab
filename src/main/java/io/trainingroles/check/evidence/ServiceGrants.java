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
 * What a statement grants of a service. One that is about the actions of all services is left to
 * the checks of breadth: it would be found by each of the others.
 */
public final class ServiceGrants {
  /** Names that nobody gives; a pattern that matches both matches any. */
  private static final List<String> ANY_NAMES = List.of("zq7-w.x", "9kV_b");

  private ServiceGrants() {}

  /** Those of some actions of a service that a statement is about. */
  public static List<String> named(ReviewedStatement statement, String... actions) {
    return statement.isAboutAllServices()
        ? List.of()
        : Stream.of(actions).filter(statement::mayGrant).toList();
  }

  /**
   * The value of {@code Resource} that stands for every resource of a kind, whatever its name.
   *
   * @param service such as {@code ecr}
   * @param kind what its resources begin with, such as {@code repository/}
   */
  public static Optional<String> everyOne(
      ReviewedStatement statement, String service, String kind) {
    if (statement.hasNotResource()) {
      return Optional.of("NotResource");
    }
    return statement.resourcePatterns().stream()
        .filter(pattern -> isEveryOne(pattern, service, kind))
        .findFirst();
  }

  private static boolean isEveryOne(String pattern, String service, String kind) {
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

  /**
   * Whether nothing else that the role has takes an action away again. A statement with a text that
   * is known only later is not in what can be proven.
   */
  public static boolean isPossible(ReviewedRole role, ReviewedStatement statement, String action) {
    return !statement.statement().isKnown() || !(role.reach(action) instanceof Reach.Never);
  }

  /**
   * Writes down each statement by which the role may do some actions.
   *
   * @param then what comes of it, behind the actions
   */
  public static void note(
      ReviewedRole role, FindingCollector notes, String then, String remedy, String... actions) {
    for (ReviewedStatement statement : role.grants()) {
      List<String> possible =
          named(statement, actions).stream()
              .filter(action -> isPossible(role, statement, action))
              .toList();
      if (!possible.isEmpty()) {
        notes.add(
            statement.place(),
            statement.subject(possible.get(0)),
            "'" + role.name() + "' may do " + listed(possible) + then,
            remedy);
      }
    }
  }

  /** Several actions in a sentence. */
  public static String listed(List<String> actions) {
    return String.join(", ", actions);
  }

  /** Where a resource is; for {@code NotResource}, where that is. */
  public static Location at(ReviewedStatement statement, String resource) {
    return statement.hasNotResource()
        ? statement.at("NotResource")
        : statement.atResource(resource);
  }
}

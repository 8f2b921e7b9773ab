package io.trainingroles.check.breadth;

import io.trainingroles.check.ReviewedPolicy;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.ActionPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a policy allows, in as few words as people read. */
final class GrantedServices {
  /** As many names as people read; a finding is shown in 400 characters. */
  private static final int NAMED = 6;

  private GrantedServices() {}

  /** Whether a statement allows all actions of a service on all resources, or on all but some. */
  static boolean isBroad(ReviewedPolicy policy) {
    return policy.statements().stream()
        .filter(ReviewedStatement::allows)
        .filter(statement -> statement.isOnEveryResource() || statement.hasNotResource())
        .filter(statement -> statement.statement().conditions().isEmpty())
        .anyMatch(
            statement ->
                statement.isAboutAllServices()
                    || statement.actionPatterns().stream().anyMatch(GrantedServices::isWhole));
  }

  /** The services of which it allows all actions, or some, such as {@code all actions of s3}. */
  static String words(ReviewedPolicy policy) {
    var whole = new TreeSet<String>();
    var part = new TreeSet<String>();
    for (ReviewedStatement statement : policy.statements()) {
      if (!statement.allows()) {
        continue;
      }
      if (statement.isAboutAllServices()) {
        return all(statement);
      }
      for (String pattern : statement.actionPatterns()) {
        (isWhole(pattern) ? whole : part).add(ReviewedStatement.prefix(pattern));
      }
    }
    part.removeAll(whole);
    if (whole.isEmpty()) {
      return "actions of " + counted(part);
    }
    String all = "all actions of " + counted(whole);
    return switch (part.size()) {
      case 0 -> all;
      case 1 -> all + ", and some of " + part.first();
      default -> all + ", and some of " + part.size() + " other services";
    };
  }

  private static String all(ReviewedStatement statement) {
    if (!statement.hasNotAction()) {
      return "all actions of all services";
    }
    List<String> excepted =
        statement.statement().action().patterns().stream().map(ActionPattern::value).toList();
    return "all actions but " + named(excepted);
  }

  private static String counted(Set<String> services) {
    List<String> all = new ArrayList<>(services);
    return all.size() > NAMED ? all.size() + " services" : named(all);
  }

  /** The first of some names, and how many more there are. */
  static String named(List<String> all) {
    int more = all.size() - NAMED;
    String named = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
    return more > 0 ? named + " and " + more + " more" : named;
  }

  private static boolean isWhole(String pattern) {
    return pattern.endsWith(":*");
  }
}

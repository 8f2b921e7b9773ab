package io.trainingroles.check.evidence;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Finds actions that a role has and that, taken together, lead somewhere. */
public final class PrivilegePaths {
  public static final String PASS_ROLE = "iam:PassRole";

  /** A role that no policy names; who reaches it reaches roles by a pattern that is too wide. */
  private static final String ANOTHER_ROLE = ":iam::????????????:role/another-role-of-the-account";

  /** As many ways as people read. */
  private static final int READABLE = 5;

  private static final Collector<CharSequence, ?, String> JOINED = Collectors.joining(", ");

  private final ReviewedRole role;
  private final FindingCollector notes;
  private final String problem;
  private final String remedy;

  /** {@code problem} says what the role can do with the actions that follow it. */
  public PrivilegePaths(ReviewedRole role, FindingCollector notes, String problem, String remedy) {
    this.role = role;
    this.notes = notes;
    this.problem = problem;
    this.remedy = remedy;
  }

  /** Actions that a role needs all of to go one way. */
  public record Path(List<String> actions) {
    public Path {
      actions = List.copyOf(actions);
    }

    public static Path of(String... actions) {
      return new Path(List.of(actions));
    }
  }

  /** A way that passes another role to a service, which then acts with its rights. */
  public record PassedRole(String service, Path path) {
    public static PassedRole to(String service, String... actions) {
      return new PassedRole(service, Path.of(actions));
    }
  }

  /** Writes down each way that the role can go. */
  public void find(List<Path> paths) {
    note(paths.stream().flatMap(path -> way(path.actions(), List.of()).stream()).toList());
  }

  /** Writes down each way that the role can go with a role that it passes. */
  public void findPassed(List<PassedRole> paths) {
    if (role.reach(PASS_ROLE) instanceof Reach.Never) {
      return;
    }
    var ways = new ArrayList<Way>();
    for (PassedRole path : paths) {
      Reach pass = passing(role, path.service());
      if (!(pass instanceof Reach.Never)) {
        way(path.path().actions(), List.of(new Step(PASS_ROLE, pass))).ifPresent(ways::add);
      }
    }
    note(ways);
  }

  /** Passing a role that no policy names to a service. */
  public static Reach passing(ReviewedRole role, String service) {
    return UnnamedResources.reach(
        role,
        PASS_ROLE,
        ANOTHER_ROLE,
        Condition.of("StringEquals", "iam:PassedToService", service));
  }

  /** Taking over a role that no policy names. */
  public static Reach assuming(ReviewedRole role) {
    return UnnamedResources.reach(role, "sts:AssumeRole", ANOTHER_ROLE);
  }

  /** A way that the role can go. */
  private record Way(ReviewedStatement first, String actions, String open) {}

  private record Step(String action, Reach reach) {}

  private Optional<Way> way(List<String> actions, List<Step> before) {
    var steps = new ArrayList<>(before);
    for (String action : actions) {
      Reach reach = role.reach(action);
      if (reach instanceof Reach.Never) {
        return Optional.empty();
      }
      steps.add(new Step(action, reach));
    }
    ReviewedStatement first =
        role.grantOf(steps.get(0).action(), steps.get(0).reach()).orElseThrow();
    String names = String.join(" + ", steps.stream().map(Step::action).toList());
    return Optional.of(new Way(first, names, open(steps)));
  }

  /**
   * One finding for each way, unless a statement opens so many that nobody would read them. All
   * ways that a policy of AWS opens are one finding: only the whole policy can be replaced.
   */
  private void note(List<Way> ways) {
    Map<Object, List<Way>> byCause = new LinkedHashMap<>();
    ways.forEach(
        way -> byCause.computeIfAbsent(cause(way.first()), first -> new ArrayList<>()).add(way));
    byCause.values().forEach(this::noteCause);
  }

  private static Object cause(ReviewedStatement statement) {
    return statement.policy().ofAws().isPresent() ? statement.policy() : statement;
  }

  private void noteCause(List<Way> ways) {
    ReviewedStatement statement = ways.get(0).first();
    boolean isOfAws = statement.policy().ofAws().isPresent();
    if (ways.size() > READABLE || (isOfAws && ways.size() > 1)) {
      String named = ways.stream().limit(READABLE).map(Way::actions).collect(JOINED);
      int more = ways.size() - READABLE;
      notes.add(
          statement.place(),
          isOfAws ? statement.policy().name() : subject(statement),
          problem
              + named
              + (more > 0 ? ", and " + more + " more ways" : "")
              + statement.byPolicyOfAws(),
          statement.remedy(remedy));
    } else {
      ways.forEach(
          way ->
              notes.add(
                  statement.place(),
                  way.actions(),
                  problem + way.actions() + statement.byPolicyOfAws() + way.open(),
                  statement.remedy(remedy)));
    }
  }

  private static String subject(ReviewedStatement statement) {
    return statement.subject(
        statement.hasNotAction() ? "NotAction" : String.join(", ", statement.actionPatterns()));
  }

  private static String open(List<Step> steps) {
    for (Step step : steps) {
      if (step.reach() instanceof Reach.Open open) {
        return " (INDETERMINATE: " + step.action() + " depends on " + open.why() + ")";
      }
    }
    return "";
  }
}

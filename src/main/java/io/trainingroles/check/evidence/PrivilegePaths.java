package io.trainingroles.check.evidence;

import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourcePattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reports combinations of actions that a role has and that together give it more than it was
 * granted.
 */
public final class PrivilegePaths {
  public static final String PASS_ROLE = "iam:PassRole";
  public static final String CREATE_SERVICE_LINKED_ROLE = "iam:CreateServiceLinkedRole";

  /** What lets a role give another one the tag that lets it assume that. */
  public static final String TAG_ROLE = "iam:TagRole";

  private static final Pattern TAG_OF_ROLE =
      Pattern.compile("(?:aws|iam):ResourceTag/(.+)", Pattern.CASE_INSENSITIVE);

  private static final String ANOTHER_SERVICE = "a-service-that-nobody-named.amazonaws.com";

  private static final String PASSED_TO = "iam:PassedToService";

  /** A role that no policy names: a policy that matches it matches any role. */
  private static final String ANOTHER_ROLE = ":iam::????????????:role/another-role-of-the-account";

  /** As many openPaths as people read. */
  private static final int READABLE = 5;

  private static final Collector<CharSequence, ?, String> JOINED = Collectors.joining(", ");

  private final ReviewedRole role;
  private final FindingCollector findings;
  private final String problem;
  private final String remedy;

  /** {@code problem} is followed by the actions. */
  public PrivilegePaths(
      ReviewedRole role, FindingCollector findings, String problem, String remedy) {
    this.role = role;
    this.findings = findings;
    this.problem = problem;
    this.remedy = remedy;
  }

  /** Actions that a role needs all of to go one path. */
  public record Path(List<String> actions) {
    public Path {
      actions = List.copyOf(actions);
    }

    public static Path of(String... actions) {
      return new Path(List.of(actions));
    }
  }

  /** A path that passes another role to a service, which then acts with its rights. */
  public record PassedRole(String service, Path path) {}

  /** Reports each path that is open to the role. */
  public void find(List<Path> paths) {
    report(paths.stream().flatMap(path -> openPath(path.actions(), List.of()).stream()).toList());
  }

  /** Reports each path that is open to the role with a role that it passes. */
  public void findPassed(List<PassedRole> paths) {
    if (role.reach(PASS_ROLE) instanceof Reach.Never) {
      return;
    }
    var openPaths = new ArrayList<OpenPath>();
    var passes = new HashMap<String, Reach>();
    for (PassedRole path : paths) {
      // Most roles lack the actions of most paths, which is cheaper to know.
      if (path.path().actions().stream().anyMatch(action -> role.grantOf(action).isEmpty())) {
        continue;
      }
      Reach pass = passes.computeIfAbsent(path.service(), service -> passing(role, service));
      if (!(pass instanceof Reach.Never)) {
        openPath(path.path().actions(), List.of(new Step(PASS_ROLE, pass)))
            .ifPresent(openPaths::add);
      }
    }
    report(openPaths);
  }

  /** Whether the role can pass any role to a service, in any partition. */
  public static Reach passing(ReviewedRole role, String service) {
    return ServiceHost.inEachPartition(service).stream()
        .map(host -> Condition.of("StringEquals", PASSED_TO, host))
        .map(condition -> UnnamedResources.reach(role, PASS_ROLE, ANOTHER_ROLE, condition))
        .filter(reach -> !(reach instanceof Reach.Never))
        .findFirst()
        .orElseGet(Reach.Never::new);
  }

  /**
   * Whether the role can pass some role to a service that no policy names: denials of all policies
   * may leave no service, or only some.
   */
  public static boolean mayPassToAnyService(ReviewedRole role) {
    boolean isUnknown = role.grantsOf(PASS_ROLE).anyMatch(grant -> !grant.statement().isKnown());
    return isUnknown
        || Stream.concat(
                ServiceHost.inEachPartition(ANOTHER_SERVICE).stream()
                    .map(host -> Condition.of("StringEquals", PASSED_TO, host)),
                Stream.of(Condition.of("Null", PASSED_TO, "true")))
            .map(
                condition ->
                    new AccessPattern(
                        ActionPattern.of(PASS_ROLE), ResourcePattern.of("*"), List.of(condition)))
            .anyMatch(pattern -> !(role.reach(pattern) instanceof Reach.Never));
  }

  /** Whether the role can make the service-linked role of a service that no policy names. */
  public static Reach makingServiceLinkedRole(ReviewedRole role) {
    return ServiceHost.inEachPartition(ANOTHER_SERVICE).stream()
        .map(
            host ->
                UnnamedResources.reach(
                    role,
                    CREATE_SERVICE_LINKED_ROLE,
                    ":iam::????????????:role/aws-service-role/"
                        + host
                        + "/AWSServiceRoleForAnother",
                    Condition.of("StringEquals", "iam:AWSServiceName", host)))
        .filter(reach -> !(reach instanceof Reach.Never))
        .findFirst()
        .orElseGet(Reach.Never::new);
  }

  /** Whether the role can assume any role. */
  public static Reach assuming(ReviewedRole role) {
    return UnnamedResources.reach(role, AssumedRole.ASSUME_ROLE, ANOTHER_ROLE);
  }

  /**
   * Whether the role can assume any role that it has given a tag first, which its policies ask for.
   */
  public static Reach assumingTagged(ReviewedRole role) {
    List<Condition> tags =
        role.grantsOf(AssumedRole.ASSUME_ROLE)
            .flatMap(grant -> grant.statement().conditions().stream())
            .map(condition -> TAG_OF_ROLE.matcher(condition.key()))
            .filter(Matcher::matches)
            .map(tag -> Condition.of("ForAnyValue:StringEquals", "aws:TagKeys", tag.group(1)))
            .distinct()
            .toList();
    boolean canTag =
        !tags.isEmpty()
            && tags.stream()
                .map(tag -> UnnamedResources.reach(role, TAG_ROLE, ANOTHER_ROLE, tag))
                .noneMatch(Reach.Never.class::isInstance);
    return canTag
        ? UnnamedResources.reachOfTagged(role, AssumedRole.ASSUME_ROLE, ANOTHER_ROLE)
        : new Reach.Never();
  }

  /** A path that is open to the role. */
  private record OpenPath(ReviewedStatement first, List<String> steps, String open) {
    String actions() {
      return String.join(" + ", steps);
    }
  }

  private record Step(String action, Reach reach) {}

  private Optional<OpenPath> openPath(List<String> actions, List<Step> before) {
    var steps = new ArrayList<>(before);
    for (String action : actions) {
      Reach reach = reach(action);
      if (reach instanceof Reach.Never) {
        return Optional.empty();
      }
      steps.add(new Step(action, reach));
    }
    List<ReviewedStatement> grants =
        steps.stream()
            .map(step -> role.grantOf(step.action(), step.reach()).orElseThrow())
            .toList();
    if (isOfOneGroup(grants)) {
      return Optional.empty();
    }
    ReviewedStatement first = grants.get(0);
    List<String> names = steps.stream().map(Step::action).toList();
    return Optional.of(new OpenPath(first, names, open(steps)));
  }

  /** Whether a group alone opens the path, so that it is a finding of the group. */
  private static boolean isOfOneGroup(List<ReviewedStatement> grants) {
    Optional<String> group = grants.get(0).policy().ofGroup();
    return group.isPresent()
        && grants.stream().allMatch(grant -> grant.policy().ofGroup().equals(group));
  }

  /** Whether the role can use an action on more than what its policies name as intended. */
  private Reach reach(String action) {
    // Most roles lack most actions, which is cheaper to know than what to ask about them.
    if (!UnnamedRequests.isOfCredentials(action) && role.grantOf(action).isEmpty()) {
      return new Reach.Never();
    }
    return UnnamedRequests.of(role, action).stream()
        .map(pattern -> UnnamedRequests.reach(role, pattern))
        .filter(reach -> !(reach instanceof Reach.Never))
        .findFirst()
        .orElseGet(Reach.Never::new);
  }

  /**
   * One finding for each path; the review says those of one statement together. All ways that a
   * policy of AWS opens are one finding: only the whole policy can be replaced.
   */
  private void report(List<OpenPath> paths) {
    Map<Object, List<OpenPath>> byCause = new LinkedHashMap<>();
    paths.forEach(
        path -> byCause.computeIfAbsent(cause(path.first()), first -> new ArrayList<>()).add(path));
    byCause.values().forEach(this::reportCause);
  }

  private static Object cause(ReviewedStatement statement) {
    return statement.policy().ofAws().isPresent() ? statement.policy() : statement;
  }

  private void reportCause(List<OpenPath> paths) {
    ReviewedStatement statement = paths.get(0).first();
    if (statement.policy().ofAws().isPresent() && paths.size() > 1) {
      String named = paths.stream().limit(READABLE).map(OpenPath::actions).collect(JOINED);
      int more = paths.size() - READABLE;
      findings.add(
          statement.place(),
          statement.policy().name(),
          problem
              + named
              + (more > 0 ? ", and " + more + " more paths" : "")
              + statement.byPolicyOfAws(),
          statement.remedy(remedy));
    } else {
      paths.forEach(
          path ->
              findings.addOf(
                  path.steps(),
                  statement.place(),
                  path.actions(),
                  problem + path.actions() + statement.byPolicyOfAws() + path.open(),
                  statement.remedy(remedy)));
    }
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

package io.trainingroles.adoption;

import io.trainingroles.access.Truth;
import io.trainingroles.event.activity.ActionUse;
import io.trainingroles.event.activity.RecordedRequest;
import io.trainingroles.event.activity.ResourceUse;
import io.trainingroles.event.activity.RoleActivity;
import io.trainingroles.event.activity.StatementUse;
import io.trainingroles.event.activity.UseState;
import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.Wildcards;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a role was seen to do, beside what its jobs need: what no job explains stays, as a job may
 * not have been given; what the records cannot show is only reported.
 *
 * @param ofRole what the role was seen to do
 * @param ofJobs the same records, held against a role that has what the jobs need and nothing else
 */
public record RecordedUses(RoleActivity ofRole, RoleActivity ofJobs) {

  /**
   * A role that has what jobs need, and nothing else.
   *
   * @param role the role whose jobs they are
   * @param needed what they need
   * @return the role
   */
  public static JudgedRole roleOfJobs(JudgedRole role, List<Statement> needed) {
    List<RolePolicy> policies =
        needed.isEmpty()
            ? List.of()
            : List.of(
                new RolePolicy(
                    PolicyUse.INLINE,
                    "the jobs",
                    PolicyDocument.of(needed),
                    new PolicySource.Unwritten(role.attributes().place())));
    return new JudgedRole(
        role.name(), role.path(), policies, List.of(), role.attributes(), role.kind());
  }

  /**
   * What the role was seen to do and no job explains.
   *
   * @return each request once, sorted
   */
  public List<UnexplainedUse> unexplained() {
    var uses = new ArrayList<UnexplainedUse>();
    for (RecordedRequest request : ofJobs.notAllowed()) {
      if (request.isAllowed() != Truth.TRUE) {
        uses.add(
            new UnexplainedUse(
                request.action(),
                request.resource(),
                request.seen(),
                kept(request.action(), request.resource())));
      }
    }
    for (StatementUse statement : ofRole.statements()) {
      for (ActionUse action : statement.actions()) {
        boolean isReported = action.seen().count() == 0 && action.seen().last() != null;
        boolean isGenerated =
            action.seen().count() == 0 && action.state() == UseState.USED && !isReported;
        if ((isReported || isGenerated)
            && !action.isNeededByJob()
            && uses.stream().noneMatch(use -> use.action().equals(action.action()))) {
          uses.add(
              new UnexplainedUse(action.action(), "", action.seen(), kept(action.action(), "*")));
        }
      }
    }
    return uses;
  }

  /** The parts of the role's statements that may have allowed a request. */
  private List<Statement> kept(String action, String resource) {
    Set<Statement> kept = new LinkedHashSet<>();
    for (StatementUse use : ofRole.statements()) {
      Statement statement = use.statement().statement();
      boolean isSeen =
          use.actions().stream()
              .filter(each -> each.action().equalsIgnoreCase(action))
              .anyMatch(RecordedUses::isSeen);
      if (isSeen && statement.effect() == Effect.ALLOW) {
        resources(use, resource).forEach(each -> kept.add(part(statement, action, each)));
      }
    }
    return List.copyOf(kept);
  }

  /** Whether it was used, or may have been: another statement allows the same calls. */
  private static boolean isSeen(ActionUse action) {
    return action.state() == UseState.USED
        || (action.state() == UseState.NOT_OBSERVABLE
            && (action.seen().count() > 0 || action.seen().last() != null));
  }

  private static List<String> resources(StatementUse use, String resource) {
    if (use.resources().isEmpty()) {
      return List.of(resource);
    }
    return use.resources().stream()
        .map(ResourceUse::pattern)
        .filter(pattern -> pattern.contains("${") || Wildcards.overlap(pattern, resource))
        .toList();
  }

  private static Statement part(Statement whole, String action, String resource) {
    return new Statement(
        null,
        Effect.ALLOW,
        null,
        new Actions(List.of(ActionPattern.of(action))),
        new Resources(List.of(ResourcePattern.of(resource))),
        whole.conditions());
  }

  /**
   * What goes and the records cannot show: its actions, by the reasons why not.
   *
   * @param after the role without what goes
   * @return the actions of each reason, sorted
   */
  Map<String, List<String>> notObservable(JudgedRole after) {
    Map<String, Set<String>> byReason = new LinkedHashMap<>();
    for (StatementUse statement : ofRole.statements()) {
      for (ActionUse action : statement.actions()) {
        if (action.state() == UseState.NOT_OBSERVABLE
            && !isSeen(action)
            && !action.isNeededByJob()
            && !names(after, action.action())) {
          byReason
              .computeIfAbsent(action.reason(), key -> new LinkedHashSet<>())
              .add(action.action());
        }
      }
      if (statement.isOpenEnded() && !stays(after, statement.statement().statement())) {
        byReason
            .computeIfAbsent(statement.reason(), key -> new LinkedHashSet<>())
            .add("other actions of " + statement.statement().policy());
      }
    }
    Map<String, List<String>> sorted = new LinkedHashMap<>();
    byReason.forEach((reason, actions) -> sorted.put(reason, actions.stream().sorted().toList()));
    return sorted;
  }

  private static boolean names(JudgedRole role, String action) {
    return role.identityPolicies().stream()
        .flatMap(policy -> policy.document().statements().stream())
        .filter(statement -> statement.effect() == Effect.ALLOW)
        .anyMatch(
            statement ->
                statement.action() instanceof Actions
                    && statement.action().patterns().stream()
                        .anyMatch(each -> Wildcards.matchWithoutCase(each.value(), action)));
  }

  private static boolean stays(JudgedRole role, Statement statement) {
    return role.identityPolicies().stream()
        .anyMatch(policy -> policy.document().statements().contains(statement));
  }
}

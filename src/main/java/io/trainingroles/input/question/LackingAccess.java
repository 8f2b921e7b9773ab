package io.trainingroles.input.question;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a role lacks for its jobs, and of what it is not known whether it does: a policy that is not
 * seen could allow it, or the role allows it in some account or Region and that of the jobs is not
 * known.
 */
final class LackingAccess {
  private static final String ANY = "*";

  private final JudgedRole role;
  private final Deployment deployment;
  private final AccessProver prover;
  private final List<AccessChange> certain = new ArrayList<>();
  private final Set<String> unknown = new LinkedHashSet<>();

  LackingAccess(JudgedRole role, Deployment deployment, AccessProver prover) {
    this.role = role;
    this.deployment = deployment;
    this.prover = prover;
  }

  /** Judges what the policies that are seen do not allow of the needs. */
  LackingAccess of(List<NamedPolicy> needs, List<AccessChange> notAllowed, JobRequests requests) {
    List<UnseenPolicy> givers =
        role.unseenAccess().stream().filter(UnseenPolicy::mayGrant).toList();
    List<AccessChange> lacking = notAllowed;
    if (!givers.isEmpty() && !notAllowed.isEmpty()) {
      lacking = prover.fit(RequestSet.ofRole(needs, null), role.accessAtMost()).lacking();
      Set<String> surely =
          lacking.stream()
              .flatMap(LackingAccess::parts)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      notAllowed.stream()
          .filter(change -> !parts(change).allMatch(surely::contains))
          .forEach(change -> unknown.add(givenBy(change, givers)));
    }
    surely(lacking, needs, requests, !givers.isEmpty()).forEach(this::add);
    return this;
  }

  /** What is lacking whatever the values of the condition keys that a job does not show. */
  private List<AccessChange> surely(
      List<AccessChange> lacking,
      List<NamedPolicy> needs,
      JobRequests requests,
      boolean hasUnseen) {
    Set<String> open = requests.open();
    if (lacking.isEmpty() || open.isEmpty()) {
      return lacking;
    }
    JudgedRole best = requests.atBest(role);
    Set<String> surely =
        prover
            .fit(RequestSet.ofRole(needs, null), hasUnseen ? best.accessAtMost() : best.access())
            .lacking()
            .stream()
            .flatMap(LackingAccess::parts)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    lacking.stream()
        .filter(change -> !parts(change).allMatch(surely::contains))
        .forEach(
            change ->
                unknown.add(
                    text(change)
                        + ": whether the role is allowed it depends on "
                        + String.join(", ", open)
                        + ", which a job does not show"));
    return lacking.stream().filter(change -> parts(change).allMatch(surely::contains)).toList();
  }

  /** What the role lacks whatever is not known. */
  List<AccessChange> certain() {
    return certain;
  }

  /** What it may lack, one sentence each. */
  List<String> unknown() {
    return List.copyOf(unknown);
  }

  private void add(AccessChange change) {
    if (resources(change).stream().anyMatch(this::isSomewhere) && isAllowedSomewhere(change)) {
      unknown.add(
          text(change)
              + ": allowed in some accounts or Regions, and "
              + (deployment.account() != null
                  ? "the Region of the job is not known; give --region"
                  : deployment.region() != null
                      ? "the account of the job is not known; give --account"
                      : "the account and the Region of the job are not known; give --account and --region"));
    } else {
      certain.add(change);
    }
  }

  /** Whether a resource has a wildcard because it is not known where the job runs. */
  private boolean isSomewhere(ResourcePattern resource) {
    List<String> parts = Arn.parts(resource.value());
    return parts.size() == Arn.PARTS
        && ((deployment.region() == null && parts.get(3).equals(ANY))
            || (deployment.account() == null && parts.get(4).equals(ANY)));
  }

  private boolean isAllowedSomewhere(AccessChange change) {
    RequestSet access = role.access();
    return actions(change).stream()
        .allMatch(
            action ->
                resources(change).stream()
                    .map(
                        resource ->
                            new AccessPattern(
                                action, resource, change.statement().statement().conditions()))
                    .anyMatch(asked -> !(prover.never(access, asked) instanceof Proof.Proved)));
  }

  private static String givenBy(AccessChange change, List<UnseenPolicy> givers) {
    UnseenPolicy first = givers.get(0);
    return text(change)
        + ": no policy of the input allows it; "
        + (givers.size() == 1
            ? first.name() + " (" + first.arn() + ") could"
            : first.name() + " and " + (givers.size() - 1) + " more could");
  }

  private static String text(AccessChange change) {
    String field = change.statement().policy();
    return actions(change).stream().map(ActionPattern::value).collect(Collectors.joining(", "))
        + " on "
        + resources(change).stream().map(ResourcePattern::value).collect(Collectors.joining(", "))
        + (field.startsWith("(") ? " " + field : " (" + field + ")");
  }

  private static Stream<String> parts(AccessChange change) {
    String statement = change.statement().policy() + " " + change.statement().index();
    return actions(change).stream()
        .flatMap(
            action ->
                resources(change).stream()
                    .map(resource -> statement + " " + action.value() + " " + resource.value()));
  }

  private static List<ActionPattern> actions(AccessChange change) {
    return change.actions().patterns();
  }

  private static List<ResourcePattern> resources(AccessChange change) {
    return change.resources() instanceof ResourceElement.Resources resources
        ? resources.patterns()
        : List.of(ResourcePattern.of(ANY));
  }
}

package io.trainingroles.input.question;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changes where a policy of an organisation is attached or detached, and says the same. What
 * it denies is denied wherever it is attached, whatever other policies are; what it allows is let
 * through there unless another one denies it. See <a
 * href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html">SCP
 * evaluation</a>.
 *
 * @param lifted what may be newly let through, one sentence each
 * @param tightened what is no longer let through
 */
record TargetComparison(List<String> lifted, List<AccessChange> tightened) {
  private static final TargetComparison NONE = new TargetComparison(List.of(), List.of());
  private static final Statement ALL = Statement.allow(Actions.of("*"), Resources.of("*"));

  /** Of two versions of a policy; what comes or goes with its attachments is all that it says. */
  static TargetComparison of(
      @Nullable JudgedRole before, @Nullable JudgedRole after, AccessProver prover) {
    List<String> old = targets(before);
    List<String> now = targets(after);
    boolean isKept = before != null && after != null;
    boolean isNewOrGone = !isKept && !isOfAws(before == null ? after : before);
    if (old.equals(now) || isNewOrGone) {
      return NONE;
    }
    var lifted = new ArrayList<String>();
    var tightened = new ArrayList<AccessChange>();
    List<String> attached = without(now, old);
    List<String> detached = without(old, now);
    unseen(after, "is now attached to", attached).forEach(lifted::add);
    unseen(before, "is no longer attached to", detached).forEach(lifted::add);
    if (after != null && !attached.isEmpty()) {
      statements(after)
          .forEach(
              policy -> {
                tightened.addAll(denied(policy, prover));
                if (allows(policy)) {
                  lifted.add(
                      sentence(policy.name(), "is now attached to", attached)
                          + ": what it allows is no longer blocked there, unless another policy denies"
                          + " it");
                }
              });
    }
    if (before != null && !detached.isEmpty()) {
      statements(before)
          .forEach(
              policy ->
                  lifted.add(
                      sentence(policy.name(), "is no longer attached to", detached)
                          + consequence(policy, prover)));
    }
    return new TargetComparison(lifted, tightened);
  }

  /** A policy of AWS is there all the time; only what it is attached to changes. */
  private static boolean isOfAws(@Nullable JudgedRole policy) {
    return policy != null && !policy.policiesOfAws().isEmpty();
  }

  private static List<String> targets(@Nullable JudgedRole policy) {
    return policy == null ? List.of() : policy.attributes().targets();
  }

  /** A policy of which not all is known may say anything wherever it is attached. */
  private static Stream<String> unseen(
      @Nullable JudgedRole policy, String what, List<String> targets) {
    return policy == null || targets.isEmpty()
        ? Stream.empty()
        : policy.unseen().stream()
            .map(each -> sentence(each.name() + " (" + each.arn() + ")", what, targets))
            .map(each -> each + ", and it is not known what it says");
  }

  private static List<String> without(List<String> some, List<String> others) {
    return some.stream().filter(each -> !others.contains(each)).toList();
  }

  private static Stream<NamedPolicy> statements(JudgedRole policy) {
    return policy.policies().stream()
        .filter(
            each ->
                each.use() == PolicyUse.PERMISSIONS_BOUNDARY
                    || each.use() == PolicyUse.REQUEST_LIMIT)
        .map(each -> new NamedPolicy(each.name(), ofEveryone(each.document())));
  }

  /** A resource control policy is for every principal, and a service control policy names none. */
  private static PolicyDocument ofEveryone(PolicyDocument document) {
    return PolicyDocument.of(
        document.statements().stream()
            .filter(Statement::isKnown)
            .map(
                each ->
                    new Statement(
                        each.sid(),
                        each.effect(),
                        null,
                        each.action(),
                        each.resource(),
                        each.conditions()))
            .toList());
  }

  private static boolean allows(NamedPolicy policy) {
    return policy.document().statements().stream().anyMatch(each -> each.effect() == Effect.ALLOW);
  }

  /** What its denials take away of everything. */
  private static List<AccessChange> denied(NamedPolicy policy, AccessProver prover) {
    Stream<Statement> denials =
        policy.document().statements().stream().filter(each -> each.effect() == Effect.DENY);
    return prover
        .difference(
            set(policy.name(), List.of(ALL)),
            set(policy.name(), Stream.concat(denials, Stream.of(ALL)).toList()))
        .changes();
  }

  private static RequestSet set(String name, List<Statement> statements) {
    return RequestSet.ofRole(List.of(new NamedPolicy(name, PolicyDocument.of(statements))), null);
  }

  private static String sentence(String policy, String what, List<String> targets) {
    return policy + " " + what + " " + String.join(", ", targets);
  }

  private static String consequence(NamedPolicy policy, AccessProver prover) {
    Optional<String> example =
        denied(policy, prover).stream()
            .findFirst()
            .map(change -> change.witness().action() + " on " + change.witness().resource());
    return example
        .map(
            request ->
                ": what it denies, such as "
                    + request
                    + ", is no longer blocked there, unless another policy denies it")
        .orElse(": what it allows is still possible there only if another policy allows it");
  }
}

package io.trainingroles.input;

import io.trainingroles.input.InputProblems.ReadDocument;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import io.trainingroles.input.UnseenPolicy.UnseenExtent;
import io.trainingroles.role.value.TerraformReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A role, or another holder of policies, whose parts are found one after the other. */
public final class GatheredRole {
  private final JudgedKind kind;
  private final String name;
  private final String path;
  private final List<RolePolicy> policies = new ArrayList<>();
  private final Set<UnseenPolicy> unseen = new LinkedHashSet<>();
  private final Set<String> instanceProfiles = new LinkedHashSet<>();
  private final Set<String> targets = new LinkedHashSet<>();
  private final SeenAttributes attributes;

  /** A role. */
  public GatheredRole(String name, String path, SeenAttributes attributes) {
    this(JudgedKind.ROLE, name, path, attributes);
  }

  /** Another holder of policies. */
  public GatheredRole(JudgedKind kind, String name, String path, SeenAttributes attributes) {
    this.kind = kind;
    this.name = name;
    this.path = path;
    this.attributes = attributes;
  }

  public String name() {
    return name;
  }

  public String path() {
    return path;
  }

  public SeenAttributes attributes() {
    return attributes;
  }

  /** Adds a policy, once. */
  public void addPolicy(PolicyUse use, String policy, ReadDocument read) {
    add(new RolePolicy(use, policy, read.document(), read.source()));
  }

  /** Adds a managed policy that is attached, once. */
  public void addManaged(String policy, ReadDocument read, ManagedPolicyAttributes managed) {
    add(new RolePolicy(PolicyUse.MANAGED, policy, read.document(), read.source(), managed));
  }

  private void add(RolePolicy policy) {
    boolean isThere =
        policies.stream()
            .anyMatch(
                other ->
                    other.use() == policy.use()
                        && other.name().equals(policy.name())
                        && other.document().equals(policy.document())
                        && !isAnother(other.managed(), policy.managed()));
    if (!isThere) {
      policies.add(policy);
    }
  }

  /** Policies of different paths may have the same name. */
  private static boolean isAnother(
      @Nullable ManagedPolicyAttributes one, @Nullable ManagedPolicyAttributes other) {
    return one != null
        && other != null
        && one.arn() instanceof SeenValue.Known<String> first
        && other.arn() instanceof SeenValue.Known<String> second
        && !first.equals(second);
  }

  /** Adds what a user has by a group: its policies, and those that are not known. */
  public void addGroup(JudgedRole group) {
    for (RolePolicy policy : group.policies()) {
      policies.add(
          new RolePolicy(
              policy.use(),
              policy.name(),
              policy.document(),
              new PolicySource.OfGroup(group.name(), policy.source()),
              policy.managed()));
    }
    for (UnseenPolicy policy : group.unseen()) {
      boolean isNamed = policy.extent() == UnseenExtent.DOCUMENT;
      unseen.add(
          new UnseenPolicy(
              isNamed ? group.name() : policy.name() + " of the " + group.name(),
              policy.arn(),
              policy.effect(),
              isNamed ? UnseenExtent.OF_GROUP : UnseenExtent.ELSEWHERE));
    }
  }

  /** An instance profile that has the role. */
  public void addInstanceProfile(String profile) {
    instanceProfiles.add(profile);
  }

  /** What a policy of an organisation is attached to. */
  public void addTarget(String target) {
    targets.add(target);
  }

  public void setBoundary(ReadDocument read) {
    addPolicy(PolicyUse.PERMISSIONS_BOUNDARY, "the permissions boundary", read);
  }

  public void setTrust(ReadDocument read) {
    addPolicy(PolicyUse.TRUST, "the trust policy", read);
  }

  /** A policy of which only the ARN is in the input. */
  public void addNamed(String what, String arn, UnseenEffect effect) {
    unseen.add(
        new UnseenPolicy(
            what,
            TerraformReference.shown(arn),
            effect,
            UnseenExtent.DOCUMENT,
            UnknownValues.in(arn),
            null));
  }

  /** What a resource may give it, which is judged on its own. */
  public void addElsewhere(String what, String why) {
    unseen.add(new UnseenPolicy(what, why, UnseenEffect.GRANTS, UnseenExtent.ELSEWHERE));
  }

  /** Whether nothing is known of it, not even that something is not. */
  public boolean isEmpty() {
    return policies.isEmpty() && unseen.isEmpty();
  }

  /** A policy that is not known yet. */
  public void addUnknown(String what, String why, UnseenEffect effect) {
    unseen.add(new UnseenPolicy(what, why, effect, UnseenExtent.ALL));
  }

  public JudgedRole judged(String shownName) {
    var all = new LinkedHashSet<>(unseen);
    policies.forEach(policy -> all.addAll(UnseenPolicy.of(policy, TerraformReference::shown)));
    SeenAttributes seen =
        instanceProfiles.isEmpty()
            ? attributes
            : attributes.withInstanceProfiles(new SeenValue.Known<>(List.copyOf(instanceProfiles)));
    return new JudgedRole(
        shownName,
        path,
        policies,
        List.copyOf(all),
        seen.withTargets(targets.stream().sorted().toList()),
        kind);
  }
}

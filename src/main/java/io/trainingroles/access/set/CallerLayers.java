package io.trainingroles.access.set;

import io.trainingroles.access.Caller;
import io.trainingroles.access.CallerRights;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PrincipalMatch;
import io.trainingroles.access.decision.DecisionRules;
import io.trainingroles.access.search.RequestBox;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what must be true of a request of one caller, as {@link DecisionRules} decides it.
 */
final class CallerLayers {
  private final Caller caller;
  private final Policies policies;
  private final boolean hasIdentity;
  private final boolean isBounded;
  private final PolicyLayer identity;
  private final List<PolicyLayer> own;

  CallerLayers(Caller caller, Policies policies) {
    this.caller = caller;
    this.policies = policies;
    this.hasIdentity = CallerRights.hasIdentity(caller);
    this.isBounded = policies.permissionsBoundary() != null;
    this.identity = PolicyLayer.of(PolicyKind.IDENTITY, policies.identityPolicies());
    this.own = hasIdentity ? ownLimits() : List.of();
  }

  /** The boundary and the session policies. */
  private List<PolicyLayer> ownLimits() {
    var limits = new ArrayList<PolicyLayer>();
    if (policies.permissionsBoundary() != null) {
      limits.add(
          PolicyLayer.of(PolicyKind.PERMISSIONS_BOUNDARY, List.of(policies.permissionsBoundary())));
    }
    // A federated user has only what the session policies leave of the user's policies.
    if (!policies.sessionPolicies().isEmpty() || caller instanceof Caller.FederatedUser) {
      limits.add(PolicyLayer.of(PolicyKind.SESSION, policies.sessionPolicies()));
    }
    return limits;
  }

  RequestLayers layers() {
    List<PolicyLayer> serviceControl =
        CallerRights.isUnderServiceControl(caller)
            ? PolicyLayer.ofLevels(PolicyKind.SERVICE_CONTROL, policies.serviceControlPolicies())
            : List.of();
    List<RequestBox> open =
        CallerRights.isServiceLinked(caller) ? List.of() : RequestLayers.open(policies);
    var layers = new RequestLayers(ways(), serviceControl, denies(serviceControl), open);
    return caller instanceof Caller.RootUser
        ? layers.without(AccountDecision.ROOT_ASSUMES_A_ROLE)
        : layers;
  }

  private List<List<PolicyLayer>> ways() {
    NamedPolicy resource = policies.resourcePolicy();
    if (caller.account().isEmpty()) {
      return resource == null ? List.of() : List.of(List.of(granting(resource)));
    }
    var ways = new ArrayList<List<PolicyLayer>>();
    PolicyLayer granted = grantedByIdentity();
    boolean isOwn = Objects.equals(policies.resourceAccount(), caller.account().orElseThrow());
    if (isOwn && granted != null) {
      ways.add(within(granted, AccountDecision.ALONE));
    }
    if (resource != null) {
      if (granted != null) {
        ways.add(within(granted, layer(resource, PrincipalMatch.ACCOUNT)));
      }
      if (isOwn) {
        ways.add(List.of(granting(resource)));
        ways.add(within(layer(resource, PrincipalMatch.ROLE)));
      }
    }
    return ways;
  }

  private @Nullable PolicyLayer grantedByIdentity() {
    if (caller instanceof Caller.RootUser) {
      return AccountDecision.EVERYTHING;
    }
    return hasIdentity ? identity : null;
  }

  private PolicyLayer granting(NamedPolicy resource) {
    return layer(resource, PrincipalMatch.DIRECT);
  }

  private PolicyLayer layer(NamedPolicy resource, PrincipalMatch least) {
    return PolicyLayer.ofResource(resource, least, isBounded);
  }

  /** A grant within the caller's own limits. */
  private List<PolicyLayer> within(PolicyLayer... grant) {
    var layers = new ArrayList<>(List.of(grant));
    layers.addAll(own);
    return layers;
  }

  private List<RequestBox> denies(List<PolicyLayer> serviceControl) {
    var layers = new ArrayList<PolicyLayer>();
    if (hasIdentity) {
      layers.add(identity);
      layers.addAll(own);
    }
    if (policies.resourcePolicy() != null) {
      layers.add(granting(policies.resourcePolicy()));
    }
    layers.addAll(serviceControl);
    Set<RequestBox> denies = new LinkedHashSet<>();
    layers.forEach(layer -> denies.addAll(layer.denies()));
    if (!CallerRights.isServiceLinked(caller)) {
      denies.addAll(
          PolicyLayer.ofResourceControl(
              policies.resourceControlPolicies(), AccountDecision.UNDER_RESOURCE_CONTROL));
    }
    return List.copyOf(denies);
  }
}

package io.trainingroles.access.decision;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyLevel;
import io.trainingroles.access.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Policies} that are ready to be asked; null for a limit that is not there. */
record PreparedPolicies(
    PolicySet identity,
    @Nullable PolicySet boundary,
    @Nullable PolicySet session,
    PolicySet resource,
    @Nullable String resourceAccount,
    List<PolicySet> serviceControl,
    List<PolicySet> resourceControl) {

  static PreparedPolicies of(Policies policies) {
    NamedPolicy boundary = policies.permissionsBoundary();
    return new PreparedPolicies(
        new PolicySet(PolicyKind.IDENTITY, 0, policies.identityPolicies()),
        boundary == null
            ? null
            : new PolicySet(PolicyKind.PERMISSIONS_BOUNDARY, 0, List.of(boundary)),
        policies.sessionPolicies().isEmpty()
            ? null
            : new PolicySet(PolicyKind.SESSION, 0, policies.sessionPolicies()),
        PolicySet.ofResource(policies.resourcePolicy(), boundary != null),
        policies.resourceAccount(),
        levels(PolicyKind.SERVICE_CONTROL, policies.serviceControlPolicies()),
        levels(PolicyKind.RESOURCE_CONTROL, policies.resourceControlPolicies()));
  }

  private static List<PolicySet> levels(PolicyKind kind, List<PolicyLevel> levels) {
    var sets = new ArrayList<PolicySet>();
    for (PolicyLevel level : levels) {
      sets.add(new PolicySet(kind, sets.size(), level.policies()));
    }
    return List.copyOf(sets);
  }

  PolicyAnswers about(Request request) {
    return new PolicyAnswers(
        request,
        identity.about(request),
        boundary == null ? null : boundary.about(request),
        session == null ? null : session.about(request),
        resource.about(request),
        about(serviceControl, request),
        about(resourceControl, request));
  }

  private static List<PolicyAnswer> about(List<PolicySet> levels, Request request) {
    if (levels.isEmpty()) {
      return List.of();
    }
    return levels.stream().map(level -> level.about(request)).toList();
  }
}

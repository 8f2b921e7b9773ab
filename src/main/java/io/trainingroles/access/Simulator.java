package io.trainingroles.access;

import io.trainingroles.iam.Arn;
import io.trainingroles.iam.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests as AWS documents it: see <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
 * AWS enforcement code logic evaluates requests</a> and <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html">Cross-account
 * policy evaluation logic</a>. The policies are prepared once, and any number of requests decided.
 *
 * <p>What is unknown is taken apart statement by statement: where two statements depend on the same
 * unknown value and one of them matches whatever it is, the decision is still {@link
 * Decision.Indeterminate}. A request that is denied for certain is denied, even if it is not known
 * whether explicitly.
 */
public final class Simulator {
  private final PolicySet identity;
  private final @Nullable PolicySet boundary;
  private final @Nullable PolicySet session;
  private final PolicySet resource;
  private final @Nullable String resourceAccount;
  private final List<PolicySet> serviceControl;
  private final List<PolicySet> resourceControl;

  /**
   * Prepares policies.
   *
   * @param policies all that have a say
   * @throws InvalidValueException if a statement has an element that its kind of policy may not
   *     have or lacks one that it must have, or if a condition operator is unknown
   */
  public Simulator(Policies policies) {
    NamedPolicy bounding = policies.permissionsBoundary();
    identity = new PolicySet(PolicyKind.IDENTITY, 0, policies.identityPolicies());
    boundary =
        bounding == null
            ? null
            : new PolicySet(PolicyKind.PERMISSIONS_BOUNDARY, 0, List.of(bounding));
    session =
        policies.sessionPolicies().isEmpty()
            ? null
            : new PolicySet(PolicyKind.SESSION, 0, policies.sessionPolicies());
    resource = PolicySet.ofResource(policies.resourcePolicy(), bounding != null);
    resourceAccount = policies.resourceAccount();
    serviceControl = levels(PolicyKind.SERVICE_CONTROL, policies.serviceControlPolicies());
    resourceControl = levels(PolicyKind.RESOURCE_CONTROL, policies.resourceControlPolicies());
  }

  private static List<PolicySet> levels(PolicyKind kind, List<PolicyLevel> levels) {
    var sets = new ArrayList<PolicySet>();
    for (PolicyLevel level : levels) {
      sets.add(new PolicySet(kind, sets.size(), level.policies()));
    }
    return List.copyOf(sets);
  }

  /**
   * Decides a request.
   *
   * @param request the request
   * @return whether it is allowed, and why
   */
  public Decision decide(Request request) {
    List<PolicySet> sets = deniers(request);
    Truth denied = Truth.FALSE;
    for (int index = 0; index < sets.size() && denied != Truth.TRUE; index++) {
      denied = denied.or(sets.get(index).denies(request));
    }
    if (denied == Truth.TRUE) {
      var statements = new ArrayList<PolicyStatement>();
      sets.forEach(set -> set.addDenying(request, statements));
      return new Decision.ExplicitlyDenied(statements);
    }
    var allows = new Allows(request);
    return switch (allows.all().and(denied.not())) {
      case TRUE -> new Decision.Allowed(allows.statements());
      case FALSE -> new Decision.ImplicitlyDenied(allows.lacking());
      case UNKNOWN -> {
        var unknowns = new ArrayList<UnknownValue>();
        sets.forEach(set -> set.addUnknowns(request, unknowns));
        yield new Decision.Indeterminate(unknowns);
      }
    };
  }

  /** The sets whose denials count, in the order in which people look for them. */
  private List<PolicySet> deniers(Request request) {
    var sets = new ArrayList<PolicySet>(8);
    if (hasIdentity(request.caller())) {
      sets.add(identity);
      if (boundary != null) {
        sets.add(boundary);
      }
      if (session != null) {
        sets.add(session);
      }
    }
    if (!resource.isEmpty()) {
      sets.add(resource);
    }
    if (isUnderServiceControl(request.caller())) {
      sets.addAll(serviceControl);
    }
    if (!isServiceLinked(request.caller())) {
      sets.addAll(resourceControl);
    }
    return sets;
  }

  /** Whether the caller is something that policies are attached to. */
  private static boolean hasIdentity(Caller caller) {
    return caller instanceof Caller.Role
        || caller instanceof Caller.RoleSession
        || caller instanceof Caller.User
        || caller instanceof Caller.FederatedUser;
  }

  private static boolean isUnderServiceControl(Caller caller) {
    return (hasIdentity(caller) || caller instanceof Caller.RootUser) && !isServiceLinked(caller);
  }

  private static boolean isServiceLinked(Caller caller) {
    Arn role =
        caller instanceof Caller.Role whole
            ? whole.arn()
            : caller instanceof Caller.RoleSession part ? part.role() : null;
    return role != null && role.resource().startsWith("role/aws-service-role/");
  }

  /** What allows one request. */
  private final class Allows {
    private final Request request;
    private final boolean sameAccount;
    private final boolean resourceDecides;
    private final Truth identityStatements;
    private final Truth granted;

    private Allows(Request request) {
      this.request = request;
      this.sameAccount = isSameAccount(request);
      this.resourceDecides = ResourceDecision.isLeftTo(request);
      this.identityStatements =
          hasIdentity(request.caller())
              ? identity.allows(request, PrincipalMatch.DIRECT)
              : Truth.of(request.caller() instanceof Caller.RootUser);
      this.granted = granted();
    }

    private Truth all() {
      Truth result = granted;
      if (isUnderServiceControl(request.caller())) {
        for (int index = 0; index < serviceControl.size(); index++) {
          result = result.and(serviceControl.get(index).allows(request, PrincipalMatch.DIRECT));
        }
      }
      return result;
    }

    private Truth granted() {
      if (request.caller().account().isEmpty()) {
        return resource.allows(request, PrincipalMatch.DIRECT);
      } else if (!sameAccount) {
        return resource.allows(request, PrincipalMatch.ACCOUNT).and(identityAllows());
      }
      Truth byIdentity = identityAllows();
      if (resourceDecides) {
        byIdentity = byIdentity.and(resource.allows(request, PrincipalMatch.ACCOUNT));
      }
      if (byIdentity == Truth.TRUE || resource.isEmpty()) {
        return byIdentity;
      }
      return byIdentity
          .or(resource.allows(request, PrincipalMatch.DIRECT))
          .or(resource.allows(request, PrincipalMatch.ROLE).and(limits()));
    }

    private Truth identityAllows() {
      boolean isLimited = identityStatements != Truth.FALSE && hasIdentity(request.caller());
      return isLimited ? identityStatements.and(limits()) : identityStatements;
    }

    /** Whether boundary and session policies allow. */
    private Truth limits() {
      return boundaryAllows().and(sessionAllows());
    }

    private Truth boundaryAllows() {
      return boundary == null ? Truth.TRUE : boundary.allows(request, PrincipalMatch.DIRECT);
    }

    private Truth sessionAllows() {
      if (session != null) {
        return session.allows(request, PrincipalMatch.DIRECT);
      }
      // A federated user has only what the session policies leave of the user's policies.
      return Truth.of(!(request.caller() instanceof Caller.FederatedUser));
    }

    private List<PolicyStatement> statements() {
      var found = new ArrayList<PolicyStatement>();
      if (hasIdentity(request.caller())) {
        identity.addAllowing(request, PrincipalMatch.DIRECT, found);
      }
      boolean accountDecides = !sameAccount || resourceDecides;
      resource.addAllowing(
          request, accountDecides ? PrincipalMatch.ACCOUNT : PrincipalMatch.ROLE, found);
      return found;
    }

    private List<LackingAllow> lacking() {
      var lacking = new ArrayList<LackingAllow>();
      if (granted == Truth.FALSE) {
        addLackingGrants(lacking);
      }
      if (isUnderServiceControl(request.caller())) {
        for (PolicySet level : serviceControl) {
          addUnlessAllows(lacking, level, level.allows(request, PrincipalMatch.DIRECT));
        }
      }
      return lacking;
    }

    private void addLackingGrants(List<LackingAllow> lacking) {
      if (hasIdentity(request.caller())) {
        addUnlessAllows(lacking, identity, identityStatements);
        if (boundary != null) {
          addUnlessAllows(lacking, boundary, boundaryAllows());
        }
        if (session != null) {
          addUnlessAllows(lacking, session, sessionAllows());
        } else if (sessionAllows() == Truth.FALSE) {
          lacking.add(new LackingAllow(PolicyKind.SESSION, 0, List.of()));
        }
      }
      boolean mustAllow = !hasIdentity(request.caller()) || !sameAccount || resourceDecides;
      PrincipalMatch least =
          request.caller().account().isEmpty() ? PrincipalMatch.DIRECT : PrincipalMatch.ACCOUNT;
      if (mustAllow || resource.couldGrant(request)) {
        addUnlessAllows(
            lacking, resource, resource.allows(request, mustAllow ? least : PrincipalMatch.ROLE));
      }
    }

    private void addUnlessAllows(List<LackingAllow> lacking, PolicySet set, Truth allows) {
      if (allows == Truth.FALSE) {
        lacking.add(set.lacking(request));
      }
    }
  }

  private boolean isSameAccount(Request request) {
    String caller = request.caller().account().orElse(null);
    if (resourceAccount != null) {
      return resourceAccount.equals(caller);
    }
    Arn arn = request.resourceArn().orElse(null);
    return arn == null
        || !CallerNames.ACCOUNT.matcher(arn.account()).matches()
        || arn.account().equals(caller);
  }
}

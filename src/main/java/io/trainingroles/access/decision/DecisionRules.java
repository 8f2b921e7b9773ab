package io.trainingroles.access.decision;

import io.trainingroles.access.Caller;
import io.trainingroles.access.CallerNames;
import io.trainingroles.access.CallerRights;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.PrincipalMatch;
import io.trainingroles.access.Request;
import io.trainingroles.access.Truth;
import io.trainingroles.iam.Arn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What allows one request that nothing denies. */
public final class DecisionRules {
  private final Request request;
  private final PolicyAnswer identity;
  private final @Nullable PolicyAnswer boundary;
  private final @Nullable PolicyAnswer session;
  private final PolicyAnswer resource;
  private final List<PolicyAnswer> serviceControl;
  private final boolean hasIdentity;
  private final boolean sameAccount;
  private final boolean resourceDecides;
  private final Truth identityStatements;
  private final Truth granted;

  DecisionRules(PolicyAnswers answers, @Nullable String resourceAccount) {
    this.request = answers.request();
    this.identity = answers.identity();
    this.boundary = answers.boundary();
    this.session = answers.session();
    this.resource = answers.resource();
    this.serviceControl = answers.serviceControl();
    this.hasIdentity = CallerRights.hasIdentity(request.caller());
    this.sameAccount = isSameAccount(request, resourceAccount);
    this.resourceDecides = ResourceDecision.isLeftTo(request);
    this.identityStatements =
        hasIdentity
            ? identity.allows(PrincipalMatch.DIRECT)
            : Truth.of(request.caller() instanceof Caller.RootUser);
    this.granted = granted();
  }

  Truth all() {
    Truth result = granted;
    if (CallerRights.isUnderServiceControl(request.caller())) {
      for (int index = 0; index < serviceControl.size(); index++) {
        result = result.and(serviceControl.get(index).allows(PrincipalMatch.DIRECT));
      }
    }
    return result;
  }

  private Truth granted() {
    if (request.caller().account().isEmpty()) {
      return resource.allows(PrincipalMatch.DIRECT);
    } else if (!sameAccount) {
      return resource.allows(PrincipalMatch.ACCOUNT).and(identityAllows());
    }
    Truth byIdentity = identityAllows();
    if (resourceDecides) {
      byIdentity = byIdentity.and(resource.allows(PrincipalMatch.ACCOUNT));
    }
    if (byIdentity == Truth.TRUE || resource.isEmpty()) {
      return byIdentity;
    }
    return byIdentity
        .or(resource.allows(PrincipalMatch.DIRECT))
        .or(resource.allows(PrincipalMatch.ROLE).and(limits()));
  }

  private Truth identityAllows() {
    boolean isLimited = identityStatements != Truth.FALSE && hasIdentity;
    return isLimited ? identityStatements.and(limits()) : identityStatements;
  }

  /** Whether boundary and session policies allow. */
  private Truth limits() {
    return boundaryAllows().and(sessionAllows());
  }

  private Truth boundaryAllows() {
    return boundary == null ? Truth.TRUE : boundary.allows(PrincipalMatch.DIRECT);
  }

  private Truth sessionAllows() {
    if (session != null) {
      return session.allows(PrincipalMatch.DIRECT);
    }
    // A federated user has only what the session policies leave of the user's policies.
    return Truth.of(!(request.caller() instanceof Caller.FederatedUser));
  }

  List<PolicyStatement> statements() {
    var found = new ArrayList<PolicyStatement>();
    if (hasIdentity) {
      identity.addAllowing(PrincipalMatch.DIRECT, found);
    }
    boolean accountDecides = !sameAccount || resourceDecides;
    resource.addAllowing(accountDecides ? PrincipalMatch.ACCOUNT : PrincipalMatch.ROLE, found);
    return found;
  }

  List<LackingAllow> lacking() {
    var lacking = new ArrayList<LackingAllow>();
    if (granted == Truth.FALSE) {
      addLackingGrants(lacking);
    }
    if (CallerRights.isUnderServiceControl(request.caller())) {
      for (PolicyAnswer level : serviceControl) {
        addUnlessAllows(lacking, level, level.allows(PrincipalMatch.DIRECT));
      }
    }
    return lacking;
  }

  private void addLackingGrants(List<LackingAllow> lacking) {
    if (hasIdentity) {
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
    boolean mustAllow = !hasIdentity || !sameAccount || resourceDecides;
    PrincipalMatch least =
        request.caller().account().isEmpty() ? PrincipalMatch.DIRECT : PrincipalMatch.ACCOUNT;
    if (mustAllow || resource.couldGrant()) {
      addUnlessAllows(lacking, resource, resource.allows(mustAllow ? least : PrincipalMatch.ROLE));
    }
  }

  private void addUnlessAllows(List<LackingAllow> lacking, PolicyAnswer policies, Truth allows) {
    if (allows == Truth.FALSE) {
      lacking.add(policies.lacking());
    }
  }

  private static boolean isSameAccount(Request request, @Nullable String resourceAccount) {
    String caller = request.caller().account().orElse(null);
    if (resourceAccount != null) {
      return resourceAccount.equals(caller);
    }
    Arn arn = request.resourceArn().orElse(null);
    return arn == null || !CallerNames.isAccount(arn.account()) || arn.account().equals(caller);
  }
}

package io.trainingroles.input;

import io.trainingroles.access.Caller;
import io.trainingroles.access.CallerRights;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.PolicyLevel;
import io.trainingroles.access.Request;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.decision.ResourceDecision;
import io.trainingroles.access.decision.UnknownValue;
import io.trainingroles.access.documented.AskedResource;
import io.trainingroles.access.set.Identity;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policies around a role that its own input does not have, and who asks. Where the policy of a
 * resource is not given, it is assumed to leave the decision to the role's account, as the default
 * policy of a key does.
 *
 * @param boundary the permissions boundary, in place of that of the input; null for that one
 * @param sessionPolicies those that were passed when the session began
 * @param resourcePolicy the policy of the resources that are asked about, or null
 * @param resourceAccount the account that they belong to; null for that of their ARNs, or else the
 *     caller's
 * @param serviceControlPolicies the levels above the caller's account, root first
 * @param resourceControlPolicies the levels above the resource's account, root first
 * @param grants the grants of keys of AWS KMS
 * @param principal who asks: the role, or a session of it; null where that is not given
 */
public record SurroundingPolicies(
    @Nullable NamedPolicy boundary,
    List<NamedPolicy> sessionPolicies,
    @Nullable NamedPolicy resourcePolicy,
    @Nullable String resourceAccount,
    List<PolicyLevel> serviceControlPolicies,
    List<PolicyLevel> resourceControlPolicies,
    KeyGrants grants,
    @Nullable Caller principal) {
  /** Nothing but the role's own policies. */
  public static final SurroundingPolicies NONE =
      new SurroundingPolicies(
          null, List.of(), null, null, List.of(), List.of(), KeyGrants.NONE, null);

  private static final String SOME_ACCOUNT = "123456789012";
  private static final String KEYS = "kms:*";

  /** Keeps unchangeable copies. */
  public SurroundingPolicies {
    sessionPolicies = List.copyOf(sessionPolicies);
    serviceControlPolicies = List.copyOf(serviceControlPolicies);
    resourceControlPolicies = List.copyOf(resourceControlPolicies);
  }

  /**
   * The same policies for a known caller, where the answer depends on who asks: so that two roles
   * can be compared.
   *
   * @param role the role whose name and path the caller has, unless another is given
   * @return the policies
   */
  public SurroundingPolicies askedBy(JudgedRole role) {
    if (resourcePolicy == null && resourceAccount == null && grants.isEmpty()) {
      return this;
    }
    return new SurroundingPolicies(
        boundary,
        sessionPolicies,
        resourcePolicy,
        resourceAccount,
        serviceControlPolicies,
        resourceControlPolicies,
        grants,
        callerOf(role));
  }

  /**
   * Who asks.
   *
   * @param role the role that is judged
   * @return the principal that is given, or else the role, in some account where the input does not
   *     say it
   */
  public Caller callerOf(JudgedRole role) {
    if (principal instanceof Caller.RoleSession session) {
      Arn arn = session.arn();
      Arn ofRole = arn(role, arn.partition(), arn.account());
      return session.isOf(ofRole.toString()) ? new Caller.RoleSession(arn, ofRole) : session;
    }
    return principal == null
        ? known(role).orElseGet(() -> caller(role, Partition.AWS, someAccount()))
        : principal;
  }

  /** Who asks by what the input says: of a group, some user in it, as a group does not ask. */
  private static Optional<Caller> known(JudgedRole role) {
    return role.attributes().account().isPresent()
        ? role.attributes().arn().known().map(arn -> Caller.of(ofUser(role, arn)))
        : Optional.empty();
  }

  private static String ofUser(JudgedRole role, String arn) {
    return role.kind() == JudgedKind.GROUP
        ? arn.substring(0, arn.indexOf(":group/")) + ":user/some-user"
        : arn;
  }

  /**
   * All of them, and the grants of a role.
   *
   * @param role the role
   * @return the policies
   */
  public List<NamedPolicy> all(JudgedRole role) {
    var all = new ArrayList<>(sessionPolicies);
    Optional.ofNullable(boundary).ifPresent(all::add);
    Optional.ofNullable(resourcePolicy).ifPresent(all::add);
    serviceControlPolicies.forEach(level -> all.addAll(level.policies()));
    resourceControlPolicies.forEach(level -> all.addAll(level.policies()));
    grants.of(callerOf(role)).ifPresent(all::add);
    return all;
  }

  /**
   * All that a role is allowed, as far as its policies are seen.
   *
   * @param role the role
   * @return the set
   * @throws io.trainingroles.iam.InvalidValueException if a policy has what it may not have
   */
  public RequestSet access(JudgedRole role) {
    return set(role, own(role, callerOf(role)));
  }

  /**
   * All that a role could be allowed, whatever the policies that are not seen grant it.
   *
   * @param role the role
   * @return the set
   * @throws io.trainingroles.iam.InvalidValueException if a policy has what it may not have
   */
  public RequestSet accessAtMost(JudgedRole role) {
    return set(role, ownAtMost(role, callerOf(role)));
  }

  private RequestSet set(JudgedRole role, Policies own) {
    if (resourcePolicy == null
        && resourceAccount == null
        && principal == null
        && grants.isEmpty()) {
      return RequestSet.ofRole(own).of(identity(role));
    }
    Caller caller = callerOf(role);
    String account = caller.account().orElse(SOME_ACCOUNT);
    String owner = resourceAccount == null ? account : resourceAccount;
    return RequestSet.ofCaller(caller, own.withResourcePolicy(ofAllResources(account), owner));
  }

  /** What the input says of who has the policies. */
  private static Identity identity(JudgedRole role) {
    if (!role.isRole()) {
      return Identity.ANYBODY;
    }
    return known(role).orElse(null) instanceof Caller.Role named
        ? Identity.of(named)
        : Identity.SOME_ROLE;
  }

  /** What limits and grants at least, but for the policies of resources. */
  private Policies own(JudgedRole role, Caller caller) {
    return policies(caller, role.identityPolicies(), role.permissionsBoundary());
  }

  private Policies policies(
      Caller caller, List<NamedPolicy> identity, @Nullable NamedPolicy ownBoundary) {
    boolean isOutside = CallerRights.isServiceLinked(caller);
    var all = new ArrayList<>(identity);
    grants.of(caller).ifPresent(all::add);
    return Policies.NONE
        .withIdentityPolicies(all)
        .withPermissionsBoundary(boundary == null ? ownBoundary : boundary)
        .withSessionPolicies(sessionPolicies)
        .withOrganization(
            isOutside ? List.of() : serviceControlPolicies,
            isOutside ? List.of() : resourceControlPolicies);
  }

  /** The same at most: where a policy is not seen at all, it may allow everything. */
  private Policies ownAtMost(JudgedRole role, Caller caller) {
    var most = new ArrayList<>(role.identityPoliciesAtMost());
    boolean mayBeAll =
        unseenAccess(role).stream().anyMatch(open -> open.mayGrant() && !open.isBounded());
    if (mayBeAll) {
      Statement all =
          Statement.allow(ActionElement.Actions.of("*"), ResourceElement.Resources.of("*"));
      most.add(new NamedPolicy("what is not seen", PolicyDocument.of(List.of(all))));
    }
    return policies(caller, most, role.permissionsBoundaryAtMost());
  }

  /**
   * The policies that are not known and could change what a role may do.
   *
   * @param role the role
   * @return its unseen policies, without a boundary that is given
   */
  public List<UnseenPolicy> unseenAccess(JudgedRole role) {
    return role.unseenAccess().stream()
        .filter(policy -> boundary == null || policy.effect() != UnseenEffect.LIMITS)
        .toList();
  }

  /**
   * Decides a request of a role. Where neither the input nor a principal says its account, the role
   * belongs to the partition and the account that the resource's ARN names. Where one says it, the
   * request has the condition keys that follow from it.
   *
   * @param role the role
   * @param action such as {@code s3:GetObject}
   * @param resource an ARN or {@code *}
   * @param context the condition keys
   * @return the decision; what an unseen policy could turn around is not known
   * @throws io.trainingroles.iam.InvalidValueException if there is no such request, or a policy has
   *     what it may not have
   */
  public Decision decide(JudgedRole role, String action, String resource, RequestContext context) {
    Optional<Arn> arn = Arn.of(resource);
    Partition partition = arn.map(Arn::partition).flatMap(Partition::of).orElse(Partition.AWS);
    String named = arn.flatMap(Arn::knownAccount).orElse(someAccount());
    boolean isKnown = principal != null || known(role).isPresent();
    Caller caller = isKnown ? callerOf(role) : caller(role, partition, named);
    var request =
        new Request(caller, action, resource, isKnown ? CallerKeys.in(context, caller) : context);
    NamedPolicy ofResource = ofResource(request);
    String owner = owner(arn, caller);
    return withUnseen(
        unseenAccess(role).stream()
            .filter(
                policy ->
                    mayConcern(
                        policy, Policies.NONE.withResourcePolicy(ofResource, owner), request))
            .toList(),
        AskedResource.decide(own(role, caller).withResourcePolicy(ofResource, owner), request),
        AskedResource.decide(
            ownAtMost(role, caller).withResourcePolicy(ofResource, owner), request));
  }

  private String owner(Optional<Arn> resource, Caller caller) {
    return resourceAccount != null
        ? resourceAccount
        : resource.flatMap(Arn::knownAccount).orElse(caller.account().orElse(SOME_ACCOUNT));
  }

  private static Caller caller(JudgedRole role, Partition partition, String account) {
    return Caller.of(arn(role, partition.id(), account).toString());
  }

  private static Arn arn(JudgedRole role, String partition, String account) {
    String name = role.name().matches("[A-Za-z0-9+=,.@_-]{1,64}") ? role.name() : "some-role";
    String path = UnknownText.isIn(role.path()) ? "/" : role.path();
    return new Arn(partition, "iam", "", account, "role" + path + name);
  }

  /** The policy of the resource of a request: the one that is given, if it is about such ones. */
  private NamedPolicy ofResource(Request request) {
    String account = request.caller().account().orElse(SOME_ACCOUNT);
    boolean isOther =
        resourcePolicy != null
            && ((ResourceDecision.isAboutKey(request) && !isOfKey())
                || (ResourceDecision.isAboutRole(request) && !isOfRole()));
    NamedPolicy own =
        resourcePolicy == null || isOther ? DelegatingPolicy.of(account, "*") : resourcePolicy;
    return ResourceDecision.isAboutKey(request) ? grants.beside(own) : own;
  }

  /**
   * The account of the keys, where it is one; a role and the grants that name it mostly share it.
   */
  private String someAccount() {
    return grants.account().orElse(SOME_ACCOUNT);
  }

  /** One policy for all resources: what is given, and what is assumed of other kinds. */
  private NamedPolicy ofAllResources(String account) {
    if (resourcePolicy == null) {
      return grants.beside(DelegatingPolicy.of(account, "*"));
    }
    var statements = new ArrayList<>(resourcePolicy.document().statements());
    if (!isOfKey()) {
      statements.add(DelegatingPolicy.statement(account, KEYS));
    }
    if (!isOfRole()) {
      ResourceDecision.OF_TRUST.stream()
          .sorted()
          .forEach(action -> statements.add(DelegatingPolicy.statement(account, action)));
    }
    PolicyDocument given = resourcePolicy.document();
    return grants.beside(
        new NamedPolicy(
            resourcePolicy.name(), new PolicyDocument(given.version(), given.id(), statements)));
  }

  /** Whether the policy is that of a key: it names actions of AWS KMS, or all of any resource. */
  private boolean isOfKey() {
    if (resourcePolicy == null) {
      return false;
    }
    List<Statement> statements = resourcePolicy.document().statements();
    return statements.stream().anyMatch(SurroundingPolicies::namesKeyActions)
        || statements.stream().allMatch(SurroundingPolicies::isAboutAll);
  }

  private static boolean namesKeyActions(Statement statement) {
    return statement.action().patterns().stream()
        .map(ActionPattern::value)
        .anyMatch(action -> action.regionMatches(true, 0, "kms:", 0, "kms:".length()));
  }

  private static boolean isAboutAll(Statement statement) {
    return statement.action() instanceof ActionElement.Actions actions
        && actions.patterns().stream().map(ActionPattern::value).anyMatch("*"::equals)
        && statement.resource() instanceof ResourceElement.Resources on
        && on.patterns().stream().map(ResourcePattern::value).anyMatch("*"::equals);
  }

  private boolean isOfRole() {
    return resourcePolicy != null
        && PolicyUse.ofPrincipals(resourcePolicy.document()) == PolicyUse.TRUST;
  }

  /** Whether it is about the request, whatever the values that are known only later. */
  private static boolean mayConcern(UnseenPolicy policy, Policies around, Request request) {
    return policy
        .matchedAtMost()
        .map(most -> around.withIdentityPolicies(List.of(new NamedPolicy("it", most))))
        .filter(most -> AskedResource.decide(most, request) instanceof Decision.ImplicitlyDenied)
        .isEmpty();
  }

  /** The decision, where no policy that is not seen could turn it around. */
  private static Decision withUnseen(List<UnseenPolicy> open, Decision atLeast, Decision atMost) {
    if (open.isEmpty()) {
      return atLeast;
    }
    boolean isDenied =
        atMost instanceof Decision.ExplicitlyDenied || atMost instanceof Decision.ImplicitlyDenied;
    boolean isAllowed =
        atLeast instanceof Decision.Allowed && open.stream().allMatch(UnseenPolicy::isBounded);
    if (isDenied || isAllowed) {
      return isDenied ? atMost : atLeast;
    }
    return new Decision.Indeterminate(
        open.stream().map(policy -> new UnknownValue(policy.name(), policy.arn(), null)).toList());
  }
}

package io.trainingroles.access.set;

import io.trainingroles.access.Caller;
import io.trainingroles.access.CallerNames;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.Request;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.decision.Mismatch;
import io.trainingroles.access.decision.Simulator;
import io.trainingroles.access.decision.UnmatchedStatement;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.access.search.RequestSpace;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All the requests that some policies allow. Three kinds of sets can be compared with their like:
 *
 * <ul>
 *   <li>of a role: what its identity policies grant, within its permissions boundary;
 *   <li>of a caller: what all policies that have a say allow one role, session, user or service;
 *   <li>of a resource: whom its resource policy grants what, the trust policy of a role with it. It
 *       is taken as if the callers' own policies allowed everything.
 * </ul>
 *
 * <p>An action's request has an ARN or, where it has no resource, {@code *}. A condition key is
 * absent, or has one value; several only where a document compares it with a set operator.
 */
public final class RequestSet {
  private static final String ACCOUNT = "123456789012";

  /** An account that nobody has, so that each caller is of another one. */
  private static final String OTHER_ACCOUNT = "000000000000";

  private static final Caller ROLE =
      new Caller.Role(new Arn("aws", "iam", "", ACCOUNT, "role/example"));

  /** Null for the set of a resource, which has all callers. */
  private final @Nullable Caller caller;

  private final RequestLayers layers;
  private final Simulator simulator;
  private final Identity identity;

  private RequestSet(@Nullable Caller caller, RequestLayers layers, Policies policies) {
    this(caller, layers, new Simulator(policies), Identity.ANYBODY);
  }

  private RequestSet(
      @Nullable Caller caller, RequestLayers layers, Simulator simulator, Identity identity) {
    this.caller = caller;
    this.layers = layers;
    this.simulator = simulator;
    this.identity = identity;
  }

  /**
   * The same set where more is known of the identity whose policies make it.
   *
   * @param known what is known; of no use where the set is that of a known caller, or of a resource
   * @return the set, with the same conceivable requests, and fewer that are documented
   */
  public RequestSet of(Identity known) {
    return new RequestSet(caller, layers, simulator, known);
  }

  /**
   * What identity policies grant to a role. Where a request needs more than that (a key of AWS KMS,
   * a role to assume), the other side is taken to leave it to the account.
   *
   * @param policies the policies, none of them of a resource
   * @param boundary the role's permissions boundary, or null
   * @return the set
   * @throws InvalidValueException if a statement is not allowed in that type of policy
   */
  public static RequestSet ofRole(List<NamedPolicy> policies, @Nullable NamedPolicy boundary) {
    return ofRole(Policies.NONE.withIdentityPolicies(policies).withPermissionsBoundary(boundary));
  }

  /**
   * What all policies together allow a role, whatever its name and account are.
   *
   * @param policies its identity policies, and those that limit it: boundary, session policies, and
   *     the levels of an organization. Resource policies are taken to leave it to the account
   * @return the set
   * @throws InvalidValueException if a statement is not allowed in that type of policy
   */
  public static RequestSet ofRole(Policies policies) {
    return new RequestSet(
        ROLE,
        RequestLayers.ofRole(policies),
        policies.withResourcePolicy(leftTo(new Principal.Aws(ACCOUNT)), ACCOUNT));
  }

  /**
   * What all policies together allow one caller: those that grant (identity policies and the policy
   * of the resource) within those that limit (boundary, session policies, and each level of an
   * organization). These are the requests that {@link Simulator} allows under these policies; so
   * without a key policy nothing is allowed with a key of AWS KMS.
   *
   * <p>Service-linked roles are under no policies of an organization, as for the simulator; for
   * those of a management account give none.
   *
   * @param caller who makes all the requests
   * @param policies the policies. The resource policy is taken to be that of each resource, and all
   *     resources to be of the resource account; where it is null, of the caller's own
   * @return the set
   * @throws InvalidValueException if a statement is not allowed in that type of policy
   */
  public static RequestSet ofCaller(Caller caller, Policies policies) {
    String account = policies.resourceAccount();
    Policies owned =
        policies.withResourcePolicy(
            policies.resourcePolicy(),
            account == null ? caller.account().orElse(OTHER_ACCOUNT) : account);
    return new RequestSet(caller, RequestLayers.of(caller, owned), owned);
  }

  /**
   * What one identity policy grants.
   *
   * @param document the policy
   * @return the set
   * @throws InvalidValueException if a statement is not allowed in that type of policy
   */
  public static RequestSet ofIdentity(PolicyDocument document) {
    return ofRole(Policies.numbered("policy", List.of(document)), null);
  }

  /**
   * Whom a resource policy or a trust policy grants what.
   *
   * @param policy the policy
   * @return the set
   * @throws InvalidValueException if a statement is not allowed in that type of policy
   */
  public static RequestSet ofResource(NamedPolicy policy) {
    List<PolicyLayer> layers = List.of(PolicyLayer.of(PolicyKind.RESOURCE, List.of(policy)));
    return new RequestSet(
        null,
        RequestLayers.ofOneWay(layers).without(AccountDecision.ROOT_ASSUMES_A_ROLE),
        policies(policy));
  }

  /** A resource policy alone: the callers' own policies allow everything. */
  static Policies policies(NamedPolicy resourcePolicy) {
    Statement all =
        Statement.allow(ActionElement.Actions.of("*"), ResourceElement.Resources.of("*"));
    List<NamedPolicy> everything =
        Policies.numbered("everything", List.of(PolicyDocument.of(List.of(all))));
    return Policies.NONE
        .withIdentityPolicies(everything)
        .withSessionPolicies(everything)
        .withResourcePolicy(resourcePolicy, OTHER_ACCOUNT);
  }

  private static NamedPolicy leftTo(Principal account) {
    return new NamedPolicy(
        "left to the account",
        PolicyDocument.of(
            List.of(
                new Statement(
                    null,
                    Effect.ALLOW,
                    PrincipalElement.Principals.of(account),
                    ActionElement.Actions.of("*"),
                    ResourceElement.Resources.of("*"),
                    List.of()))));
  }

  /**
   * Whether a request is in the set, by the simulator.
   *
   * @param request the request; for the set of a role, one of {@code
   *     arn:aws:iam::123456789012:role/example}, for that of a caller one of the caller
   * @return whether it is allowed
   */
  public boolean allows(Request request) {
    return simulator.decide(request) instanceof Decision.Allowed;
  }

  /**
   * The condition keys for the lack of which a request is not in the set, by the simulator.
   *
   * @param request the request, as for {@link #allows}
   * @return the keys of conditions that do not hold as the request does not have them, in
   *     statements that are about its action and its resource; none where it is in the set
   */
  public List<String> absentKeys(Request request) {
    return simulator.decide(request) instanceof Decision.ImplicitlyDenied denied
        ? denied.lacking().stream()
            .flatMap(lacking -> lacking.unmatched().stream())
            .map(UnmatchedStatement::mismatch)
            .filter(Mismatch.FailedCondition.class::isInstance)
            .map(Mismatch.FailedCondition.class::cast)
            .filter(failed -> failed.given() == null)
            .map(failed -> failed.condition().key())
            .distinct()
            .toList()
        : List.of();
  }

  /**
   * Whether it is known that a request is not in the set, by the simulator.
   *
   * @param request the request, as for {@link #allows}
   * @return whether it is denied
   */
  public boolean refuses(Request request) {
    Decision decision = simulator.decide(request);
    return decision instanceof Decision.ExplicitlyDenied
        || decision instanceof Decision.ImplicitlyDenied;
  }

  /**
   * Whether it is not known that a request is in the set, by the simulator.
   *
   * @param request the request, as for {@link #allows}
   * @return whether it is neither allowed nor denied
   */
  public boolean isOpen(Request request) {
    return simulator.decide(request) instanceof Decision.Indeterminate;
  }

  /**
   * Checks that the two are sets of the same kind.
   *
   * @throws IllegalArgumentException if they are not
   */
  public void checkComparable(RequestSet other) {
    if (!Objects.equals(caller, other.caller)) {
      throw new IllegalArgumentException(
          caller == null || other.caller == null
              ? "what a role is allowed cannot be compared with who may use a resource"
              : "what " + caller + " may do cannot be compared with what " + other.caller + " may");
    }
  }

  /** The callers that the documents of the sets can tell apart. */
  public List<Caller> callers(RequestSet other) {
    return caller == null
        ? Callers.toldApart(
            Stream.concat(principals(), other.principals()).toList(),
            Stream.concat(accounts(), other.accounts()).collect(Collectors.toUnmodifiableSet()),
            OTHER_ACCOUNT)
        : List.of(caller);
  }

  /** Whom one of these callers stands for. */
  public RequestSpace.Likeness likeness(Caller of, RequestSet other) {
    if (isOfIdentity(of)) {
      Identity known = identity.and(other.identity);
      if (known.role() != null) {
        return RequestSpace.Likeness.ITSELF;
      }
      return known.isRole() ? RequestSpace.Likeness.ANY_ROLE : RequestSpace.Likeness.ANY_IDENTITY;
    }
    return caller == null
            && Callers.standsForOthers(of, Stream.concat(principals(), other.principals()).toList())
        ? RequestSpace.Likeness.OF_ITS_ACCOUNT
        : RequestSpace.Likeness.ITSELF;
  }

  private boolean isOfIdentity(Caller of) {
    return of.equals(ROLE) && of.equals(caller);
  }

  /** Who one of these callers is, by whose name the condition keys are. */
  public Caller named(Caller of, RequestSet other) {
    Caller.Role known = identity.and(other.identity).role();
    return known != null && isOfIdentity(of) ? known : of;
  }

  /** The accounts that conditions about the caller name. */
  private Stream<String> accounts() {
    return boxes()
        .flatMap(box -> box.place().statement().conditions().stream())
        .filter(condition -> condition.key().toLowerCase(Locale.ROOT).startsWith("aws:principal"))
        .flatMap(condition -> condition.values().stream())
        .flatMap(value -> Stream.of(value.split("[^0-9]+", -1)))
        .filter(CallerNames::isAccount);
  }

  private Stream<Principal> principals() {
    return boxes()
        .flatMap(box -> box.literals().stream())
        .filter(Literal.Principals.class::isInstance)
        .flatMap(literal -> ((Literal.Principals) literal).element().principals().stream());
  }

  public Stream<RequestBox> boxes() {
    return layers.boxes();
  }

  public RequestLayers layers() {
    return layers;
  }

  /** What the caller of the set may do whatever policies say; no set differs in it. */
  public List<RequestBox> free() {
    return caller == null ? List.of() : AccountDecision.free(caller);
  }

  /** All boxes that deny. */
  public List<RequestBox> denies() {
    return layers.denies();
  }
}

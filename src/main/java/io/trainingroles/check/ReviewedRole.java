package io.trainingroles.check;

import io.trainingroles.access.Request;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A role under review. What it can do is asked of all its policies together, its boundary and its
 * denials with them; so nothing depends on how a policy spells it.
 */
public final class ReviewedRole {
  private final JudgedRole role;
  private final JudgedRole acceptable;
  private final ServiceAuthorizationReference reference;
  private final AccessProver prover;
  private final List<ReviewedPolicy> allPolicies;
  private final List<ReviewedPolicy> policies;
  private final List<ReviewedStatement> statements;
  private final List<ReviewedStatement> trusts;
  private final List<ReviewedStatement> grants;
  private final List<ReviewedStatement> allGrants;
  private final List<ReviewedStatement> writtenGrants;
  private final GrantedServices services;
  private final List<String> neededActions;
  private final List<Administrator> administrators;
  private final RoleReach reach;

  /** Most checks ask about actions that others have asked about. */
  private final Map<String, List<ReviewedStatement>> grantsOfActions = new HashMap<>();

  public ReviewedRole(
      JudgedRole role, ServiceAuthorizationReference reference, AccessProver prover) {
    this(role, reference, prover, List.of(), List.of(), null);
  }

  /**
   * A role under review.
   *
   * @param role the role
   * @param reference what is known of services
   * @param prover what answers questions about all requests
   * @param neededActions those that the jobs of the role need, as far as they are known
   * @param administrators the roles of the same input that are administrators
   * @param today the day of the review: what a policy allows only until an earlier day, it does not
   *     allow; null where that is not asked
   */
  public ReviewedRole(
      JudgedRole role,
      ServiceAuthorizationReference reference,
      AccessProver prover,
      List<String> neededActions,
      List<Administrator> administrators,
      @Nullable LocalDate today) {
    this.neededActions = List.copyOf(neededActions);
    this.administrators = List.copyOf(administrators);
    this.role = role;
    this.acceptable = AcceptablePolicies.of(role);
    this.reference = reference;
    this.prover = prover.ofOneRole();
    this.allPolicies =
        role.policies().stream().map(policy -> new ReviewedPolicy(policy, reference)).toList();
    this.policies = allPolicies.stream().filter(ReviewedPolicy::isOwn).toList();
    this.statements = statements(ReviewedPolicy::isOwn).toList();
    this.trusts = statements(policy -> policy.use() == PolicyUse.TRUST).toList();
    this.writtenGrants =
        Stream.concat(
                statements(policy -> policy.use().isIdentity() && policy.isOwn()),
                statements(policy -> policy.use().isIdentity() && !policy.isOwn()))
            .filter(ReviewedStatement::allows)
            .toList();
    this.reach = new RoleReach(acceptable, this.prover, writtenGrants, today);
    this.allGrants = new PossibleGrants(acceptable, allPolicies, reach).of(writtenGrants);
    this.services = new GrantedServices(allGrants);
    this.grants = allGrants.stream().filter(grant -> grant.policy().isOwn()).toList();
  }

  private Stream<ReviewedStatement> statements(Predicate<ReviewedPolicy> which) {
    return allPolicies.stream().filter(which).flatMap(policy -> policy.statements().stream());
  }

  /**
   * The role of the input.
   *
   * @return the role
   */
  public JudgedRole judged() {
    return role;
  }

  /**
   * Its name.
   *
   * @return that of the role, or of a document that stands alone
   */
  public String name() {
    return role.name();
  }

  /**
   * Where it is.
   *
   * @return the place
   */
  public Location place() {
    return role.attributes().place();
  }

  /**
   * Its policies, the boundary and the trust policy with them, but without those of AWS, which
   * nobody else can change.
   *
   * @return the policies whose documents are known
   */
  public List<ReviewedPolicy> policies() {
    return policies;
  }

  /**
   * The policies of AWS that are attached to it.
   *
   * @return those whose documents are known; not a boundary
   */
  public List<ReviewedPolicy> policiesOfAws() {
    return allPolicies.stream()
        .filter(policy -> policy.use().isIdentity() && policy.ofAws().isPresent())
        .toList();
  }

  /**
   * The actions that the jobs of the role need.
   *
   * @return such as {@code s3:GetObject}, sorted; none where no job of the role is known
   */
  public List<String> neededActions() {
    return neededActions;
  }

  /**
   * The roles of the same input that are administrators.
   *
   * @return the administrators, this role among them if it is one
   */
  public List<Administrator> administrators() {
    return administrators;
  }

  /**
   * Whether its own policies make it an administrator.
   *
   * @return false where it only acts as another one, and where its input was not searched for them
   */
  public boolean isAdministrator() {
    return administrators.stream().anyMatch(each -> each.isOwn() && each.role().equals(role));
  }

  /**
   * The statements of all its policies, but not of those of AWS.
   *
   * @return the statements
   */
  public List<ReviewedStatement> statements() {
    return statements;
  }

  /**
   * The statements that say whether the role can use an action: those that allow it, those that
   * deny it and those of the boundary, as they are written.
   *
   * @param action without wildcards, such as {@code iam:PassRole}
   * @return the statements, those of policies of AWS among them
   */
  public Stream<ReviewedStatement> statementsAbout(String action) {
    return statements(policy -> !policy.use().namesPrincipals())
        .filter(statement -> statement.isAbout(action));
  }

  /**
   * The statements that grant something to the role and that a user can change: those with {@code
   * Allow} in its inline and managed policies, but not in those of AWS. What other policies deny
   * altogether, what the boundary does not let through and what was allowed until a day that is
   * past, is not granted.
   *
   * @return the statements
   */
  public List<ReviewedStatement> grants() {
    return grants;
  }

  /**
   * The statements that grant something to the role, those of policies of AWS among them.
   *
   * @return the statements, those that a user can change first
   */
  public List<ReviewedStatement> allGrants() {
    return allGrants;
  }

  /**
   * The statements with {@code Allow} as they are written, also where something denies what they
   * allow.
   *
   * @return the statements, those that a user can change first
   */
  public List<ReviewedStatement> writtenGrants() {
    return writtenGrants;
  }

  /**
   * The statements of the trust policy.
   *
   * @return the statements; none if the trust policy is not in the input
   */
  public List<ReviewedStatement> trusts() {
    return trusts;
  }

  /**
   * Whether a service may assume the role.
   *
   * @param host such as {@code sagemaker.amazonaws.com}
   * @return true if a statement of the trust policy allows it
   */
  public boolean trusts(String host) {
    return trusts().stream()
        .filter(ReviewedStatement::allows)
        .anyMatch(statement -> statement.principals().contains(new Principal.Service(host)));
  }

  /**
   * Whether the role can do something, by all of its policies that are seen.
   *
   * @param action without wildcards, such as {@code iam:PassRole}
   * @param resource on what, with wildcards, such as {@code arn:aws:iam::*:role/*}
   * @return whether it can, with a request that shows it
   */
  public Reach reach(String action, String resource) {
    return grants(action) ? reach(AccessPattern.of(action, resource)) : new Reach.Never();
  }

  /**
   * Whether the role can do something to any resource at all.
   *
   * @param action without wildcards, such as {@code iam:PassRole}
   * @return whether it can, with a request that shows it
   */
  public Reach reach(String action) {
    return reach(action, "*");
  }

  /**
   * Whether the role can do something of a kind.
   *
   * @param pattern the kind; its action without wildcards
   * @return whether it can, with a request that shows it
   */
  public Reach reach(AccessPattern pattern) {
    return grants(pattern.action().value()) ? reach.of(pattern) : new Reach.Never();
  }

  /** Whether a statement names an action, or everything but others. */
  private boolean grants(String action) {
    return !grantsAbout(action).isEmpty();
  }

  /**
   * Whether a part of what the role can do has something of a kind.
   *
   * @param part the part
   * @param pattern the kind
   * @return whether it has, with a request that shows it
   */
  public Reach reachIn(RequestSet part, AccessPattern pattern) {
    return reach.in(part, pattern);
  }

  /**
   * Whether a part of what the role can do has something of a kind, also where AWS documents no
   * such request: the accounts that documented requests have are examples.
   *
   * @param part the part
   * @param pattern the kind
   * @return false if it is proved that it has not
   */
  public boolean isConceivable(RequestSet part, AccessPattern pattern) {
    return reach.isConceivable(part, pattern);
  }

  /**
   * The statements that grant an action on something that it acts on, whatever their conditions
   * are.
   *
   * @param action without wildcards
   * @return the statements
   */
  public Stream<ReviewedStatement> grantsOf(String action) {
    return grantsAbout(action).stream();
  }

  private List<ReviewedStatement> grantsAbout(String action) {
    return grantsOfActions.computeIfAbsent(
        action,
        each ->
            services.mayInclude(each)
                ? allGrants.stream().filter(statement -> statement.mayGrant(each)).toList()
                : List.of());
  }

  /**
   * The first statement that grants an action on something that it acts on, whatever its conditions
   * are.
   *
   * @param action without wildcards
   * @return the statement
   */
  public Optional<ReviewedStatement> grantOf(String action) {
    List<ReviewedStatement> granting = grantsAbout(action);
    return granting.isEmpty() ? Optional.empty() : Optional.of(granting.get(0));
  }

  /**
   * The statement by which the role can do something.
   *
   * @param action without wildcards, such as {@code iam:PassRole}
   * @param reach that it can, or that it is not known
   * @return the first statement that allows the request of {@code reach}; where there is no
   *     request, the first that grants the action on something that it acts on
   */
  public Optional<ReviewedStatement> grantOf(String action, Reach reach) {
    return grantsOf(action)
        .filter(grant -> reach instanceof Reach.Possible found && allows(grant, found.request()))
        .findFirst()
        .or(() -> grantOf(action));
  }

  private static boolean allows(ReviewedStatement grant, Request request) {
    PolicyDocument alone =
        new PolicyDocument(
            grant.policy().document().version(),
            null,
            List.of(AcceptablePolicies.accepted(grant.statement())));
    return grant.statement().isKnown() && RequestSet.ofIdentity(alone).allows(request);
  }

  /**
   * The role of the input as it may be once each statement that IAM refuses is corrected: what a
   * set of requests can be made of.
   *
   * @return the role, with the most that such statements can allow
   */
  public JudgedRole acceptable() {
    return acceptable;
  }

  /**
   * All that the role's own policies allow, also where IAM refuses one of them for a statement.
   *
   * @return the set
   */
  public RequestSet access() {
    return reach.access();
  }

  /**
   * What answers questions about all requests.
   *
   * @return the prover
   */
  public AccessProver prover() {
    return prover;
  }

  /**
   * What is known of services.
   *
   * @return the reference data
   */
  public ServiceAuthorizationReference reference() {
    return reference;
  }
}

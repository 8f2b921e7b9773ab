package io.trainingroles.input.question;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.PolicyLevel;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Inclusion;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.Wildcards;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.JudgedRole.UnseenEffect;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.SurroundingPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who can become a role: the largest principals that its trust policy allows to assume it, with
 * their conditions, but for what is denied. Whoever is in another account, or is named by the
 * account, also needs an identity policy that allows it; that is not in the input.
 *
 * @param role the role's name
 * @param allowed who is allowed; none of them is among those that another one covers
 * @param denied whom that does not hold for
 * @param unknown what is not known of it, one sentence each
 */
public record RoleAssumers(
    String role, List<Assumer> allowed, List<Assumer> denied, List<String> unknown) {
  private static final String ASSUME_ROLE = "sts:AssumeRole";
  private static final String WITH_SAML = "sts:AssumeRoleWithSAML";
  private static final String WITH_WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";

  /** Keeps unchangeable copies. */
  public RoleAssumers {
    allowed = List.copyOf(allowed);
    denied = List.copyOf(denied);
    unknown = List.copyOf(unknown);
  }

  /**
   * Somebody who is allowed, or not allowed, to assume a role.
   *
   * @param statement who, by which action, and under which conditions
   * @param policy the policy that says it
   * @param index the place of its statement there, counted from 0
   */
  public record Assumer(Statement statement, String policy, int index) {}

  /**
   * Asks who can become a role.
   *
   * @param role the role
   * @param around the policies around it, of which the resource control policies matter
   * @param prover what compares principals
   * @return the answer
   * @throws io.trainingroles.iam.InvalidValueException if a policy is not valid
   */
  public static RoleAssumers of(JudgedRole role, SurroundingPolicies around, AccessProver prover) {
    var unknown = new ArrayList<String>();
    Optional<RolePolicy> trust =
        role.policies().stream().filter(policy -> policy.use() == PolicyUse.TRUST).findFirst();
    if (trust.isEmpty()) {
      return new RoleAssumers(
          role.name(), List.of(), List.of(), List.of("the trust policy is not in the input"));
    }
    role.unseen().stream()
        .filter(policy -> policy.effect() == UnseenEffect.TRUSTS)
        .filter(policy -> !policy.isBounded())
        .forEach(policy -> unknown.add(UnknownReasons.of(policy)));
    PolicyDocument document = trust.get().document();
    addOpen(document, unknown);
    List<Assumer> denied =
        Stream.concat(
                statements(document, "the trust policy"),
                around.resourceControlPolicies().stream()
                    .map(PolicyLevel::policies)
                    .flatMap(List::stream)
                    .flatMap(policy -> statements(policy.document(), policy.name())))
            .filter(assumer -> assumer.statement().effect() == Effect.DENY)
            .flatMap(assumer -> narrowed(assumer, actions(assumer.statement())).stream())
            .toList();
    List<Candidate> candidates =
        statements(document, "the trust policy")
            .filter(assumer -> assumer.statement().effect() == Effect.ALLOW)
            .flatMap(RoleAssumers::byPrincipal)
            .map(assumer -> candidate(assumer, denied, document.effectiveVersion()))
            .filter(candidate -> !(prover.emptiness(candidate.set()) instanceof Proof.Proved))
            .toList();
    List<Assumer> allowed = largest(candidates, prover);
    return new RoleAssumers(
        role.name(),
        allowed,
        denied.stream()
            .filter(denial -> matters(denial, allowed, document.effectiveVersion(), prover))
            .toList(),
        unknown);
  }

  /** Statements with a value that is known only later could let anybody in, or keep anybody out. */
  private static void addOpen(PolicyDocument document, List<String> unknown) {
    for (int index = 0; index < document.statements().size(); index++) {
      if (!document.statements().get(index).isKnown()) {
        unknown.add(
            "statement "
                + (index + 1)
                + " of the trust policy depends on a value that is known only after apply");
      }
    }
  }

  private static Stream<Assumer> statements(PolicyDocument document, String name) {
    return IntStream.range(0, document.statements().size())
        .mapToObj(index -> new Assumer(document.statements().get(index), name, index))
        .filter(assumer -> assumer.statement().isKnown());
  }

  /** One for each principal. */
  private static Stream<Assumer> byPrincipal(Assumer assumer) {
    if (!(assumer.statement().principal() instanceof PrincipalElement.Principals named)) {
      return Stream.of();
    }
    List<String> actions = actions(assumer.statement());
    return named.principals().stream()
        .flatMap(
            principal ->
                narrowed(
                    with(assumer, PrincipalElement.Principals.of(principal)),
                    actions.stream().filter(action -> isOf(action, principal)).toList())
                    .stream());
  }

  private static Assumer with(Assumer assumer, PrincipalElement principal) {
    Statement given = assumer.statement();
    return new Assumer(
        new Statement(
            given.sid(), given.effect(), principal, given.action(), null, given.conditions()),
        assumer.policy(),
        assumer.index());
  }

  private static Optional<Assumer> narrowed(Assumer assumer, List<String> actions) {
    if (actions.isEmpty()) {
      return Optional.empty();
    }
    Statement given = assumer.statement();
    return Optional.of(
        new Assumer(
            new Statement(
                given.sid(),
                given.effect(),
                given.principal(),
                new ActionElement.Actions(actions.stream().map(ActionPattern::of).toList()),
                null,
                given.conditions()),
            assumer.policy(),
            assumer.index()));
  }

  /** The actions by which somebody becomes a role, as far as a statement matches them. */
  private static List<String> actions(Statement statement) {
    boolean isNegated = statement.action() instanceof ActionElement.NotActions;
    return Stream.of(ASSUME_ROLE, WITH_SAML, WITH_WEB_IDENTITY)
        .filter(
            action ->
                statement.action().patterns().stream()
                        .anyMatch(pattern -> Wildcards.matchWithoutCase(pattern.value(), action))
                    != isNegated)
        .toList();
  }

  /** Whether a principal of this kind can ask for a role in this way. */
  private static boolean isOf(String action, Principal principal) {
    if (principal instanceof Principal.Federated federated) {
      return action.equals(
          federated.provider().contains(":saml-provider/") ? WITH_SAML : WITH_WEB_IDENTITY);
    }
    return action.equals(ASSUME_ROLE) || principal.text().equals("*");
  }

  /** A principal, and the requests that it has. */
  private record Candidate(Assumer assumer, RequestSet set) {}

  private static Candidate candidate(Assumer assumer, List<Assumer> denied, PolicyVersion version) {
    var statements = new ArrayList<Statement>();
    statements.add(assumer.statement());
    denied.forEach(denial -> statements.add(denial.statement()));
    var policy = new NamedPolicy("trust", new PolicyDocument(version, null, statements));
    return new Candidate(assumer, RequestSet.ofResource(policy));
  }

  /** Whether it keeps out somebody who would be allowed. */
  private static boolean matters(
      Assumer denial, List<Assumer> allowed, PolicyVersion version, AccessProver prover) {
    return allowed.stream()
        .anyMatch(
            assumer ->
                !isCovered(
                    candidate(assumer, List.of(), version),
                    candidate(assumer, List.of(denial), version),
                    prover));
  }

  /** Those that no other covers; of two that cover each other, the first. */
  private static List<Assumer> largest(List<Candidate> candidates, AccessProver prover) {
    var kept = new ArrayList<Candidate>();
    for (Candidate candidate : candidates) {
      if (kept.stream().noneMatch(other -> isCovered(candidate, other, prover))) {
        kept.removeIf(other -> isCovered(other, candidate, prover));
        kept.add(candidate);
      }
    }
    return kept.stream().map(Candidate::assumer).toList();
  }

  private static boolean isCovered(Candidate one, Candidate by, AccessProver prover) {
    return prover.inclusion(one.set(), by.set()) instanceof Inclusion.Included;
  }
}

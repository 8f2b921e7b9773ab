package io.trainingroles.input.question;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyLevel;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Inclusion;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.Wildcards;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
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
    String role,
    List<PolicyStatement> allowed,
    List<PolicyStatement> denied,
    List<String> unknown) {
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
    List<Stated> trusting = statements(PolicyKind.RESOURCE, "the trust policy", document).toList();
    String arn = around.callerOf(role).toString();
    List<Stated> denied =
        Stream.concat(
                trusting.stream(),
                around.resourceControlPolicies().stream()
                    .map(PolicyLevel::policies)
                    .flatMap(List::stream)
                    .flatMap(
                        policy ->
                            statements(
                                PolicyKind.RESOURCE_CONTROL, policy.name(), policy.document()))
                    .filter(stated -> isAbout(arn, stated.statement())))
            .filter(stated -> stated.statement().effect() == Effect.DENY)
            .flatMap(stated -> narrowed(stated, actions(stated.statement())).stream())
            .toList();
    List<Candidate> candidates =
        trusting.stream()
            .filter(stated -> stated.statement().effect() == Effect.ALLOW)
            .flatMap(RoleAssumers::byPrincipal)
            .map(stated -> candidate(stated, denied))
            .filter(candidate -> !(prover.emptiness(candidate.set()) instanceof Proof.Proved))
            .toList();
    List<Stated> allowed = largest(candidates, prover);
    return new RoleAssumers(
        role.name(),
        allowed.stream().map(Stated::place).toList(),
        denied.stream()
            .filter(denial -> matters(denial, allowed, prover))
            .map(Stated::place)
            .toList(),
        unknown);
  }

  /** A statement, and the version of its document, on which the meaning of variables depends. */
  private record Stated(PolicyStatement place, PolicyVersion version) {
    Statement statement() {
      return place.statement();
    }

    Stated with(Statement statement) {
      return new Stated(
          new PolicyStatement(place.kind(), place.policy(), place.index(), statement), version);
    }

    /** The statement as a document of the current version says it. */
    Statement inCurrentVersion() {
      Statement given = statement();
      return version == PolicyVersion.V2012_10_17
          ? given
          : new Statement(
              given.sid(),
              given.effect(),
              given.principal(),
              given.action(),
              given.resource(),
              given.conditions().stream()
                  .map(
                      condition ->
                          new Condition(
                              condition.operator(),
                              condition.key(),
                              condition.values().stream()
                                  .map(value -> value.replace("${", "${$}{"))
                                  .toList()))
                  .toList());
    }
  }

  private static boolean isAbout(String arn, Statement statement) {
    ResourceElement resource = statement.resource();
    return resource == null
        || resource.patterns().stream().anyMatch(pattern -> Wildcards.match(pattern.value(), arn))
            != resource instanceof ResourceElement.NotResources;
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

  private static Stream<Stated> statements(PolicyKind kind, String name, PolicyDocument document) {
    return IntStream.range(0, document.statements().size())
        .mapToObj(index -> new PolicyStatement(kind, name, index, document.statements().get(index)))
        .map(place -> new Stated(place, document.effectiveVersion()))
        .filter(stated -> stated.statement().isKnown());
  }

  /** One for each principal. */
  private static Stream<Stated> byPrincipal(Stated stated) {
    Statement given = stated.statement();
    if (!(given.principal() instanceof PrincipalElement.Principals named)) {
      return Stream.of();
    }
    List<String> actions = actions(given);
    return named.principals().stream()
        .flatMap(
            principal ->
                narrowed(
                    stated.with(
                        new Statement(
                            given.sid(),
                            given.effect(),
                            PrincipalElement.Principals.of(principal),
                            given.action(),
                            null,
                            given.conditions())),
                    actions.stream().filter(action -> isOf(action, principal)).toList())
                    .stream());
  }

  private static Optional<Stated> narrowed(Stated stated, List<String> actions) {
    if (actions.isEmpty()) {
      return Optional.empty();
    }
    Statement given = stated.statement();
    return Optional.of(
        stated.with(
            new Statement(
                given.sid(),
                given.effect(),
                given.principal(),
                new ActionElement.Actions(actions.stream().map(ActionPattern::of).toList()),
                null,
                given.conditions())));
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
      return action.equals(federated.isSaml() ? WITH_SAML : WITH_WEB_IDENTITY);
    }
    return action.equals(ASSUME_ROLE) || principal.text().equals("*");
  }

  /** A principal, and the requests that it has. */
  private record Candidate(Stated stated, RequestSet set) {}

  private static Candidate candidate(Stated stated, List<Stated> denied) {
    List<Statement> statements =
        Stream.concat(Stream.of(stated), denied.stream()).map(Stated::inCurrentVersion).toList();
    return new Candidate(
        stated, RequestSet.ofResource(new NamedPolicy("trust", PolicyDocument.of(statements))));
  }

  /** Whether it keeps out somebody who would be allowed. */
  private static boolean matters(Stated denial, List<Stated> allowed, AccessProver prover) {
    return allowed.stream()
        .anyMatch(
            one -> !isCovered(candidate(one, List.of()), candidate(one, List.of(denial)), prover));
  }

  /** Those that no other covers; of two that cover each other, the first. */
  private static List<Stated> largest(List<Candidate> candidates, AccessProver prover) {
    var kept = new ArrayList<Candidate>();
    for (Candidate candidate : candidates) {
      if (kept.stream().noneMatch(other -> isCovered(candidate, other, prover))) {
        kept.removeIf(other -> isCovered(other, candidate, prover));
        kept.add(candidate);
      }
    }
    return kept.stream().map(Candidate::stated).toList();
  }

  private static boolean isCovered(Candidate one, Candidate by, AccessProver prover) {
    return prover.inclusion(one.set(), by.set()) instanceof Inclusion.Included;
  }
}

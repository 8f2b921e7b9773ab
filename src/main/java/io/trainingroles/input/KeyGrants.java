package io.trainingroles.input;

import io.trainingroles.access.Caller;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.PrincipalMatch;
import io.trainingroles.access.decision.PrincipalTest;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The grants of keys of AWS KMS, as statements of the side of the key. AWS KMS considers them
 * together with the key policy and with IAM policies, and a principal that has a grant needs
 * neither of these to allow what it grants, also in another account; what a policy denies stays
 * denied. See <a href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html">Grants in
 * AWS KMS</a> and <a
 * href="https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html">how access is
 * evaluated</a>.
 *
 * @param name what people call them, such as the name of their file
 * @param statements one for each principal of a grant and its operations, on the one key
 * @param accounts the accounts of the keys
 */
public record KeyGrants(String name, List<Statement> statements, Set<String> accounts) {
  /** No grants. */
  public static final KeyGrants NONE = new KeyGrants("no grants", List.of(), Set.of());

  /** Keeps unchangeable copies. */
  public KeyGrants {
    Objects.requireNonNull(name);
    statements = List.copyOf(statements);
    accounts = Set.copyOf(accounts);
  }

  /**
   * The grants of several files.
   *
   * @param several the grants, each of a file
   * @return all of them
   */
  public static KeyGrants of(List<KeyGrants> several) {
    return new KeyGrants(
        several.stream().map(KeyGrants::name).collect(Collectors.joining(" and ")),
        several.stream().flatMap(each -> each.statements().stream()).toList(),
        several.stream()
            .flatMap(each -> each.accounts().stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return statements.isEmpty();
  }

  /** The account of all the keys, where it is one. */
  Optional<String> account() {
    return accounts.size() == 1 ? Optional.of(accounts.iterator().next()) : Optional.empty();
  }

  /**
   * A policy of keys with the grants beside it.
   *
   * @param policy the policy
   * @return a policy that has the statements of both
   */
  public NamedPolicy beside(NamedPolicy policy) {
    if (isEmpty()) {
      return policy;
    }
    var all = new ArrayList<>(policy.document().statements());
    all.addAll(statements);
    PolicyDocument document = policy.document();
    return new NamedPolicy(
        policy.name() + " with " + name,
        new PolicyDocument(document.version(), document.id(), all));
  }

  /**
   * What the grants let a caller do without any policy of its own.
   *
   * @param caller who makes requests
   * @return a policy, if a grant names the caller itself, its role, or everyone
   */
  public Optional<NamedPolicy> of(Caller caller) {
    List<Statement> own =
        statements.stream()
            .filter(statement -> names(Objects.requireNonNull(statement.principal()), caller))
            .map(KeyGrants::withoutPrincipal)
            .toList();
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(new NamedPolicy(name, PolicyDocument.of(own)));
  }

  private static boolean names(PrincipalElement principal, Caller caller) {
    PrincipalMatch match = new PrincipalTest(principal, false).test(caller);
    return match == PrincipalMatch.DIRECT || match == PrincipalMatch.ROLE;
  }

  private static Statement withoutPrincipal(Statement statement) {
    return new Statement(
        null,
        statement.effect(),
        null,
        statement.action(),
        statement.resource(),
        statement.conditions());
  }
}

package io.trainingroles.check.evidence;

import io.trainingroles.access.Caller;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.check.Administrator;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.SurroundingPolicies;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a role can assume another role of its input, by its own policies and the other's trust.
 */
public final class AssumedRole {
  public static final String ASSUME_ROLE = "sts:AssumeRole";

  /** An account like any other, where no text of the input names one. */
  private static final String SOME_ACCOUNT = "123456789012";

  private AssumedRole() {}

  /**
   * Asks whether a role can assume an administrator.
   *
   * @param role the role, or a user
   * @param other the administrator
   * @return whether it can; never where the trust policy of the other one is not in the input
   */
  public static Reach reach(ReviewedRole role, Administrator other) {
    NamedPolicy trust = other.role().trustPolicy();
    if (trust == null || !isConceivable(role.judged(), trust)) {
      return new Reach.Never();
    }
    return accounts(role, trust).stream()
        .flatMap(
            account ->
                partitions(role, trust).stream()
                    .map(partition -> reach(role, other, trust, partition, account)))
        .filter(reach -> !(reach instanceof Reach.Never))
        .findFirst()
        .orElseGet(Reach.Never::new);
  }

  /**
   * Whether a role may be able to assume an administrator, by a look at its statements and the
   * trust policy alone.
   *
   * @param asking the role, or a user
   * @param other the administrator
   * @return false if it cannot
   */
  public static boolean isConceivable(JudgedRole asking, Administrator other) {
    NamedPolicy trust = other.role().trustPolicy();
    return trust != null && isConceivable(asking, trust);
  }

  /** A role that the trust policy names needs no permission of its own. */
  private static boolean isConceivable(JudgedRole asking, NamedPolicy trust) {
    if (!asking.isRole() && asking.kind() != JudgedKind.USER) {
      return false;
    }
    boolean isGranted = AdministratorPower.grants(asking, List.of(ASSUME_ROLE));
    return principals(trust)
        .anyMatch(
            principal ->
                (principal instanceof Principal.Aws aws
                        && (isGranted || aws.id().endsWith("/" + asking.nameInIam())))
                    || principal instanceof Principal.Everyone);
  }

  private static Stream<Principal> principals(NamedPolicy trust) {
    return trust.document().statements().stream()
        .map(Statement::principal)
        .filter(PrincipalElement.Principals.class::isInstance)
        .flatMap(element -> element.principals().stream());
  }

  private static Reach reach(
      ReviewedRole role,
      Administrator other,
      NamedPolicy trust,
      Partition partition,
      String account) {
    Caller caller = caller(role.judged(), partition, account);
    String arn = other.arn(partition.id(), account);
    String owner = Arn.of(arn).flatMap(Arn::knownAccount).orElse(account);
    Policies policies =
        Policies.NONE
            .withIdentityPolicies(role.acceptable().identityPolicies())
            .withPermissionsBoundary(role.acceptable().permissionsBoundary())
            .withResourcePolicy(trust, owner);
    try {
      return role.reachIn(
          RequestSet.ofCaller(caller, policies),
          new AccessPattern(
              ActionPattern.of(ASSUME_ROLE), ResourcePattern.of(arn), ofSession(role.judged())));
    } catch (InvalidValueException refused) {
      // IAM refuses this trust policy, which has a finding of its own.
      return new Reach.Never();
    }
  }

  /**
   * What holds for each session of a role. A service has no <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html">multi-factor
   * authentication</a>, so neither has the role that only services assume.
   */
  private static List<Condition> ofSession(JudgedRole asking) {
    NamedPolicy trust = asking.trustPolicy();
    boolean isOfServices =
        asking.isRole()
            && trust != null
            && trust.document().statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .allMatch(AssumedRole::namesServicesAlone);
    return isOfServices
        ? List.of(Condition.of("BoolIfExists", "aws:MultiFactorAuthPresent", "false"))
        : List.of();
  }

  private static boolean namesServicesAlone(Statement statement) {
    return statement.principal() instanceof PrincipalElement.Principals named
        && named.principals().stream().allMatch(Principal.Service.class::isInstance);
  }

  private static Caller caller(JudgedRole asking, Partition partition, String account) {
    JudgedRole known =
        asking.isRole() && asking.attributes().arn().known().isEmpty()
            ? asking.in(partition, account)
            : asking;
    return SurroundingPolicies.NONE.callerOf(known);
  }

  /** The partitions that the two roles may be in: those of the texts that name one of them. */
  private static Set<Partition> partitions(ReviewedRole role, NamedPolicy trust) {
    var partitions = new LinkedHashSet<Partition>();
    Stream.of(
            role.judged().attributes().arn().known().stream(),
            named(trust),
            role.grantsOf(ASSUME_ROLE).flatMap(grant -> grant.resourcePatterns().stream()))
        .flatMap(each -> each)
        .flatMap(text -> Arn.of(text).stream())
        .flatMap(arn -> Partition.of(arn.partition()).stream())
        .forEach(partitions::add);
    return partitions.isEmpty() ? Set.of(Partition.AWS) : partitions;
  }

  private static Stream<String> named(NamedPolicy trust) {
    return principals(trust)
        .flatMap(
            principal ->
                principal instanceof Principal.Aws aws ? Stream.of(aws.id()) : Stream.of());
  }

  /** The accounts that the two roles may be in, the likeliest first. */
  private static Set<String> accounts(ReviewedRole role, NamedPolicy trust) {
    Optional<String> own = role.judged().attributes().account().or(() -> OwnAccount.of(role));
    if (own.isPresent()) {
      return Set.of(own.get());
    }
    var accounts = new LinkedHashSet<String>();
    named(trust).flatMap(id -> OwnAccount.account(id).stream()).forEach(accounts::add);
    role.grantsOf(ASSUME_ROLE)
        .flatMap(grant -> grant.resourcePatterns().stream())
        .flatMap(resource -> OwnAccount.account(resource).stream())
        .forEach(accounts::add);
    accounts.add(SOME_ACCOUNT);
    return accounts;
  }
}

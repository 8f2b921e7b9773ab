package io.trainingroles.check.evidence;

import io.trainingroles.access.Caller;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.check.Administrator;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
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
        .map(account -> reach(role, other, trust, account))
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
      ReviewedRole role, Administrator other, NamedPolicy trust, String account) {
    Caller caller = caller(role.judged(), account);
    String arn = other.arn(account);
    String owner = Arn.of(arn).flatMap(Arn::knownAccount).orElse(account);
    Policies policies =
        Policies.NONE
            .withIdentityPolicies(role.acceptable().identityPolicies())
            .withPermissionsBoundary(role.acceptable().permissionsBoundary())
            .withResourcePolicy(trust, owner);
    try {
      return role.reachIn(
          RequestSet.ofCaller(caller, policies), AccessPattern.of(ASSUME_ROLE, arn));
    } catch (InvalidValueException refused) {
      // IAM refuses this trust policy, which has a finding of its own.
      return new Reach.Never();
    }
  }

  private static Caller caller(JudgedRole asking, String account) {
    JudgedRole known =
        asking.isRole() && asking.attributes().arn().known().isEmpty()
            ? asking.in(Partition.AWS, account)
            : asking;
    return SurroundingPolicies.NONE.callerOf(known);
  }

  /** The accounts that the two roles may be in, the likeliest first. */
  private static Set<String> accounts(ReviewedRole role, NamedPolicy trust) {
    Optional<String> own = role.judged().attributes().account().or(() -> OwnAccount.of(role));
    if (own.isPresent()) {
      return Set.of(own.get());
    }
    var accounts = new LinkedHashSet<String>();
    principals(trust)
        .flatMap(
            principal -> principal instanceof Principal.Aws aws ? Stream.of(aws.id()) : Stream.of())
        .flatMap(id -> OwnAccount.account(id).stream())
        .forEach(accounts::add);
    role.grantsOf(ASSUME_ROLE)
        .flatMap(grant -> grant.resourcePatterns().stream())
        .flatMap(resource -> OwnAccount.account(resource).stream())
        .forEach(accounts::add);
    accounts.add(SOME_ACCOUNT);
    return accounts;
  }
}

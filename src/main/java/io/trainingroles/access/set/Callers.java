package io.trainingroles.access.set;

import io.trainingroles.access.Caller;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.Principal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Callers of whom no other caller differs for some principals: each principal itself, others of its
 * account, and for each kind one whom nobody names. Principals are compared as they are, wildcards
 * have no meaning in them; so no more callers are needed.
 */
final class Callers {
  private final Set<Caller> callers = new LinkedHashSet<>();

  /** The ARNs of those whom principals name. */
  private final Set<String> named = new HashSet<>();

  private Callers() {}

  /**
   * The callers, root users last: most actions are seldom asked for by them.
   *
   * @param named further accounts that the documents tell apart
   * @param reserved an account that none of the callers is of
   */
  static List<Caller> toldApart(List<Principal> principals, Set<String> named, String reserved) {
    var callers = new Callers();
    var accounts = new TreeSet<String>(named);
    for (Principal principal : principals) {
      callers.add(principal, accounts);
    }
    accounts.forEach(callers::addOthersOf);
    callers.addOthersOf(unnamed(accounts, reserved));
    callers.addUnnamed(principals);
    callers.callers.removeIf(caller -> caller.account().orElse("").equals(reserved));
    return callers.callers.stream()
        .sorted(Comparator.comparing(Caller.RootUser.class::isInstance))
        .toList();
  }

  /** Whether a caller is one of those whom nobody names. */
  static boolean standsForOthers(Caller caller, List<Principal> principals) {
    return principals.stream()
        .noneMatch(
            principal ->
                principal instanceof Principal.Aws aws && aws.id().equals(caller.toString()));
  }

  private void add(Principal principal, Set<String> accounts) {
    if (principal instanceof Principal.Service service) {
      callers.add(new Caller.Service(service.host()));
    } else if (principal instanceof Principal.Federated federated) {
      callers.add(new Caller.FederatedIdentity(federated.provider()));
    } else if (principal instanceof Principal.Aws aws) {
      try {
        Caller caller = Caller.of(aws.id());
        callers.add(caller);
        named.add(caller.toString());
        caller.account().ifPresent(accounts::add);
      } catch (InvalidValueException nobody) {
        // A unique identifier of a deleted role, or a wildcard: no caller has this name.
      }
    }
  }

  private static String unnamed(Set<String> accounts, String reserved) {
    for (long number = 111_122_223_333L; ; number++) {
      String account = Long.toString(number);
      if (!accounts.contains(account) && !account.equals(reserved)) {
        return account;
      }
    }
  }

  private void addOthersOf(String account) {
    callers.add(new Caller.Role(unnamed(arn("iam", account, "role/example"))));
    callers.add(new Caller.User(unnamed(arn("iam", account, "user/example"))));
    callers.add(new Caller.RootUser(arn("iam", account, "root")));
    callers.add(new Caller.FederatedUser(unnamed(arn("sts", account, "federated-user/example"))));
  }

  /** The ARN, or one like it that nobody names. */
  private Arn unnamed(Arn likely) {
    Arn unnamed = likely;
    for (int number = 1; named.contains(unnamed.toString()); number++) {
      unnamed = arn(likely.service(), likely.account(), likely.resource() + "-" + number);
    }
    return unnamed;
  }

  private static Arn arn(String service, String account, String resource) {
    return new Arn("aws", service, "", account, resource);
  }

  private void addUnnamed(List<Principal> principals) {
    for (String host :
        List.of("ec2.amazonaws.com", "lambda.amazonaws.com", "unnamed.amazonaws.com")) {
      if (!principals.contains(new Principal.Service(host))) {
        callers.add(new Caller.Service(host));
        break;
      }
    }
    callers.add(
        new Caller.FederatedIdentity(
            unnamedProvider(principals, "arn:aws:iam::111122223333:oidc-provider/example.com")));
    callers.add(new Caller.Anonymous());
  }

  private static String unnamedProvider(List<Principal> principals, String provider) {
    return principals.contains(new Principal.Federated(provider))
        ? unnamedProvider(principals, provider + "/1")
        : provider;
  }
}

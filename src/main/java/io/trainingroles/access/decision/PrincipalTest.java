package io.trainingroles.access.decision;

import io.trainingroles.access.Caller;
import io.trainingroles.access.PrincipalMatch;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.PrincipalForm;
import java.util.List;

/**
 * Whether a {@code Principal} or {@code NotPrincipal} element is about a caller. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">AWS
 * JSON policy elements: Principal</a> and <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">NotPrincipal</a>.
 *
 * <p>Which account a canonical user identifier belongs to cannot be known from policies, so whom a
 * statement that names one is about is not known.
 */
public final class PrincipalTest {
  private final PrincipalElement element;
  private final boolean negated;
  private final boolean coversBounded;

  /**
   * {@code coversBounded}: the element stands in a Deny, and the caller has a permissions boundary;
   * AWS excepts no such caller from a NotPrincipal.
   */
  public PrincipalTest(PrincipalElement element, boolean coversBounded) {
    this.element = element;
    this.negated = element instanceof PrincipalElement.NotPrincipals;
    this.coversBounded = coversBounded;
  }

  public PrincipalMatch test(Caller caller) {
    return negated ? outside(caller) : inside(caller);
  }

  private PrincipalMatch inside(Caller caller) {
    PrincipalMatch best = PrincipalMatch.NONE;
    List<Principal> principals = element.principals();
    for (int index = 0; index < principals.size(); index++) {
      PrincipalMatch match = match(principals.get(index), caller);
      if (match.compareTo(best) > 0) {
        best = match;
      }
    }
    return best;
  }

  /**
   * AWS looks at the account first, then at the role, and then at the session or user; a caller is
   * excepted where none of these is missing from the list.
   */
  private PrincipalMatch outside(Caller caller) {
    if (coversBounded && isIamEntity(caller)) {
      return PrincipalMatch.DIRECT;
    }
    PrincipalMatch listed = inside(caller);
    boolean isNamed = listed == PrincipalMatch.DIRECT || listed == PrincipalMatch.ROLE;
    if (listed == PrincipalMatch.UNKNOWN || (isNamed && accountIsListed(caller))) {
      return listed == PrincipalMatch.UNKNOWN ? listed : PrincipalMatch.NONE;
    }
    return PrincipalMatch.DIRECT;
  }

  private static boolean isIamEntity(Caller caller) {
    return caller instanceof Caller.Role
        || caller instanceof Caller.RoleSession
        || caller instanceof Caller.User;
  }

  private boolean accountIsListed(Caller caller) {
    return caller.account().isEmpty()
        || element.principals().stream().anyMatch(principal -> coversAccount(principal, caller));
  }

  private static boolean coversAccount(Principal principal, Caller caller) {
    return principal instanceof Principal.Everyone
        || (principal instanceof Principal.Aws aws
            && (aws.id().equals("*") || isAccountOf(aws.id(), caller)));
  }

  private static PrincipalMatch match(Principal principal, Caller caller) {
    if (principal instanceof Principal.Everyone) {
      return PrincipalMatch.DIRECT;
    } else if (principal instanceof Principal.Aws aws) {
      return aws(aws.id(), caller);
    } else if (principal instanceof Principal.Service service) {
      return direct(caller instanceof Caller.Service own && own.host().equals(service.host()));
    } else if (principal instanceof Principal.Federated federated) {
      return direct(
          caller instanceof Caller.FederatedIdentity own
              && own.provider().equals(federated.provider()));
    }
    return ofCanonicalId(caller);
  }

  private static PrincipalMatch ofCanonicalId(Caller caller) {
    return caller.account().isPresent() ? PrincipalMatch.UNKNOWN : PrincipalMatch.NONE;
  }

  private static PrincipalMatch direct(boolean matches) {
    return matches ? PrincipalMatch.DIRECT : PrincipalMatch.NONE;
  }

  private static PrincipalMatch aws(String id, Caller caller) {
    if (id.equals("*")) {
      return PrincipalMatch.DIRECT;
    } else if (PrincipalForm.isCanonicalId(id)) {
      return ofCanonicalId(caller);
    } else if (isAccountOf(id, caller)) {
      return caller instanceof Caller.RootUser ? PrincipalMatch.DIRECT : PrincipalMatch.ACCOUNT;
    } else if (caller instanceof Caller.Role role) {
      return id.equals(role.toString()) ? PrincipalMatch.ROLE : PrincipalMatch.NONE;
    } else if (caller instanceof Caller.RoleSession session && session.isOf(id)) {
      return PrincipalMatch.ROLE;
    }
    return direct(caller.account().isPresent() && id.equals(caller.toString()));
  }

  private static boolean isAccountOf(String id, Caller caller) {
    String account = caller.account().orElse("");
    return !account.isEmpty()
        && (id.equals(account)
            || (id.startsWith("arn:") && id.endsWith(":iam::" + account + ":root")));
  }
}

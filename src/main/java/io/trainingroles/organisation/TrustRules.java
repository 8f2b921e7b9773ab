package io.trainingroles.organisation;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.iam.Wildcards;
import io.trainingroles.input.ElementPath;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import io.trainingroles.role.trust.TrustedService;
import io.trainingroles.role.value.AccountId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Rules about who may assume a role. */
final class TrustRules {
  private TrustRules() {}

  /** Services and identity providers that are one of these; accounts are a rule of their own. */
  static Requirement trusts(List<String> allowed) {
    List<String> patterns = allowed.stream().map(TrustRules::principal).toList();
    return requirement(
        principal -> {
          if (principal instanceof Principal.Service service) {
            return isOneOf(service.host(), patterns);
          } else if (principal instanceof Principal.Federated federated) {
            return isOneOf(federated.provider(), patterns);
          }
          return principal instanceof Principal.Aws aws && !aws.id().equals("*");
        });
  }

  /** Accounts that are one of these. */
  static Requirement accounts(List<String> accounts) {
    accounts.forEach(AccountId::new);
    return requirement(
        principal -> {
          if (principal instanceof Principal.Aws aws) {
            return accounts.contains(Arn.of(aws.id()).map(Arn::account).orElse(aws.id()));
          }
          return !(principal instanceof Principal.Everyone)
              && !(principal instanceof Principal.CanonicalUser);
        });
  }

  private static String principal(String text) {
    return Arrays.stream(TrustedService.values())
        .filter(service -> service.word().equals(text))
        .map(TrustedService::principal)
        .findFirst()
        .orElse(text);
  }

  private static boolean isOneOf(String text, List<String> patterns) {
    return patterns.stream().anyMatch(pattern -> Wildcards.match(pattern, text));
  }

  private static Requirement requirement(Function<Principal, Boolean> isAllowed) {
    return (role, prover) -> {
      var breaches = new ArrayList<Breach>();
      for (RolePolicy policy : role.policies()) {
        if (policy.use() == PolicyUse.TRUST) {
          collect(role, policy, isAllowed, breaches);
        }
      }
      role.unseen().stream()
          .filter(unseen -> unseen.effect() == UnseenEffect.TRUSTS)
          .forEach(
              unseen ->
                  breaches.add(
                      new Breach(
                          role.attributes().place(),
                          role.name(),
                          "INDETERMINATE: the principals that "
                              + quoted(role.name())
                              + " trusts are not known: "
                              + unseen.arn())));
      return breaches;
    };
  }

  private static void collect(
      JudgedRole role,
      RolePolicy policy,
      Function<Principal, Boolean> isAllowed,
      List<Breach> breaches) {
    List<Statement> statements = policy.document().statements();
    for (int index = 0; index < statements.size(); index++) {
      Statement statement = statements.get(index);
      if (statement.effect() == Effect.DENY) {
        continue;
      }
      Location place = policy.source().at(ElementPath.ofStatement(index).then("Principal"));
      for (Principal principal : allowed(statement)) {
        if (!isAllowed.apply(principal)) {
          String who = words(principal);
          String problem =
              UnknownText.isIn(who)
                  ? "INDETERMINATE: "
                      + quoted(role.name())
                      + " trusts "
                      + who
                      + ", which is not known"
                  : quoted(role.name()) + " trusts " + who + ", which the rule does not allow";
          breaches.add(new Breach(place, who, problem));
        }
      }
    }
  }

  /** What is not named in NotPrincipal is everyone else. */
  private static List<Principal> allowed(Statement statement) {
    return statement.principal() instanceof PrincipalElement.Principals principals
        ? principals.principals()
        : List.of(new Principal.Everyone());
  }

  private static String words(Principal principal) {
    return principal.text().equals("*") ? "everyone" : principal.text();
  }
}

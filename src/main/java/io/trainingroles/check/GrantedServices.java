package io.trainingroles.check;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The services of which a role is granted anything. Most checks ask about actions of services that
 * a role has nothing of, and are answered by this before any statement is looked at.
 */
final class GrantedServices {
  private final Set<String> prefixes = new HashSet<>();

  GrantedServices(List<ReviewedStatement> grants) {
    for (ReviewedStatement grant : grants) {
      for (String prefix : grant.services()) {
        prefixes.add(prefix.toLowerCase(Locale.ROOT));
      }
    }
  }

  /** Whether a statement can be about an action without wildcards. */
  boolean mayInclude(String action) {
    int colon = action.indexOf(':');
    return prefixes.contains(StatementActions.ANY_SERVICE)
        || (colon >= 0 && prefixes.contains(action.substring(0, colon).toLowerCase(Locale.ROOT)));
  }
}

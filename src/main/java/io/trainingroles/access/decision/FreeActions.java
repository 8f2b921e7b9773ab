package io.trainingroles.access.decision;

import io.trainingroles.access.Caller;
import io.trainingroles.access.CallerRights;
import java.util.List;
import java.util.Map;

/**
 * Actions that need no permission, and that no policy stops either. Their pages: <a
 * href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>,
 * which goes through even if a policy denies it; and <a
 * href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html">GetSessionToken</a>
 * of users, as policies do not control how somebody proves who they are.
 */
public final class FreeActions {
  private static final Map<String, Boolean> OF_USERS_ONLY =
      Map.of("sts:GetCallerIdentity", false, "sts:GetSessionToken", true);

  private FreeActions() {}

  /** Whether a caller needs no permission for an action, written in lower case. */
  static boolean has(Caller caller, String action) {
    return action.startsWith("sts:get")
        && of(caller).stream().anyMatch(name -> name.equalsIgnoreCase(action));
  }

  /** Those of a caller, in the order of their names. */
  public static List<String> of(Caller caller) {
    boolean isUser = caller instanceof Caller.User || caller instanceof Caller.RootUser;
    return OF_USERS_ONLY.entrySet().stream()
        .filter(free -> isUser || (!free.getValue() && CallerRights.hasIdentity(caller)))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}

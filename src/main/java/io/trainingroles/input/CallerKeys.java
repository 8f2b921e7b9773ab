package io.trainingroles.input;

import io.trainingroles.access.Caller;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.RequestContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The condition keys that AWS puts into each request of a caller, and that follow from who it is.
 * See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties">Properties
 * of the principal</a>.
 */
final class CallerKeys {
  private CallerKeys() {}

  /** The context with the keys that it lacks. */
  static RequestContext in(RequestContext context, Caller caller) {
    Map<String, ContextValue> keys = new LinkedHashMap<>(context.values());
    of(caller)
        .forEach(
            (key, value) -> {
              if (context.get(key).isEmpty()) {
                keys.put(key, ContextValue.of(value));
              }
            });
    return RequestContext.of(keys);
  }

  private static Map<String, String> of(Caller caller) {
    var keys = new LinkedHashMap<String, String>();
    keys.put(
        "aws:PrincipalArn",
        caller instanceof Caller.RoleSession session
            ? session.role().toString()
            : caller.toString());
    caller.account().ifPresent(account -> keys.put("aws:PrincipalAccount", account));
    keys.put("aws:PrincipalIsAWSService", "false");
    if (caller instanceof Caller.User user) {
      String resource = user.arn().resource();
      keys.put("aws:PrincipalType", "User");
      keys.put("aws:username", resource.substring(resource.lastIndexOf('/') + 1));
    } else {
      keys.put(
          "aws:PrincipalType",
          caller instanceof Caller.FederatedUser ? "FederatedUser" : "AssumedRole");
    }
    return keys;
  }
}

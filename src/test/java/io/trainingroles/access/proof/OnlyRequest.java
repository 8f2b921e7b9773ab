package io.trainingroles.access.proof;

import io.trainingroles.access.Caller;
import io.trainingroles.access.CallerNames;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.Request;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.request.RequestReading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sets that have one request and no other. */
public final class OnlyRequest {
  private static final Pattern CONDITION_KEY =
      Pattern.compile("\"([A-Za-z0-9]+:[A-Za-z0-9/:._-]+)\":");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{ *([A-Za-z0-9/:._-]+)");

  private OnlyRequest() {}

  /**
   * Whether conditions can tell the request from all others. A root user assumes no role whatever
   * policies allow, so that no set has such a request.
   */
  public static boolean canBe(Request request) {
    boolean isNever =
        request.caller() instanceof Caller.RootUser
            && request.lowerCaseAction().equals("sts:assumerole");
    return !isNever && request.context().values().values().stream().allMatch(OnlyRequest::canBe);
  }

  private static boolean canBe(ContextValue value) {
    if (value instanceof ContextValue.Multiple several) {
      // One value alone is like a single-valued key for all operators that may have several.
      return several.values().isEmpty()
          || (new HashSet<>(several.values()).size() > 1 && !several.values().contains(""));
    }
    return value instanceof ContextValue.Single;
  }

  public static boolean hasVariables(String json) {
    return VARIABLE.matcher(json).find();
  }

  /** The policies, with the account that owns the resource of the request. */
  public static Policies owned(RequestReading.Read read) {
    Policies policies = read.policies();
    String account = read.request().resourceArn().map(arn -> arn.account()).orElse("");
    return policies.resourceAccount() != null || !CallerNames.isAccount(account)
        ? policies
        : policies.withResourcePolicy(policies.resourcePolicy(), account);
  }

  /** The set of the request; {@code json} names all keys that something may ask about. */
  public static RequestSet set(Request request, String json) {
    ResourceElement resource =
        request.resource().equals("*")
            ? new ResourceElement.NotResources(List.of(ResourcePattern.of("arn:*")))
            : ResourceElement.Resources.of(ResourcePattern.literal(request.resource()));
    var statement =
        new Statement(
            null,
            Effect.ALLOW,
            new PrincipalElement.Principals(List.of(new Principal.Everyone())),
            ActionElement.Actions.of(request.action()),
            resource,
            conditions(request, json));
    // All is allowed to the root user in its own account, so the resource is of another.
    return RequestSet.ofCaller(
        request.caller(),
        Policies.NONE.withResourcePolicy(
            new NamedPolicy("only", PolicyDocument.of(List.of(statement))),
            request.caller() instanceof Caller.RootUser ? "000000000000" : null));
  }

  private static List<Condition> conditions(Request request, String json) {
    var conditions = new ArrayList<Condition>();
    var absent = keys(json);
    for (Map.Entry<String, ContextValue> entry : request.context().values().entrySet()) {
      if (request.context().get(entry.getKey()).isPresent()) {
        absent.remove(entry.getKey().toLowerCase(Locale.ROOT));
        add(conditions, entry.getKey(), entry.getValue());
      }
    }
    for (String key : absent) {
      conditions.add(Condition.of("Null", key, "true"));
      conditions.add(Condition.of("StringNotLike", key, "*"));
    }
    return conditions;
  }

  private static void add(List<Condition> conditions, String key, ContextValue value) {
    if (value instanceof ContextValue.Single single) {
      conditions.add(Condition.of("StringEquals", key, ResourcePattern.literal(single.value())));
      return;
    }
    Set<String> values = new TreeSet<>(((ContextValue.Multiple) value).values());
    List<String> literals = values.stream().map(ResourcePattern::literal).toList();
    conditions.add(new Condition("ForAllValues:StringEquals", key, literals));
    StringBuilder operator = new StringBuilder("ForAnyValue:StringEquals");
    for (int index = 0; index < literals.size(); index++) {
      // One operator may have a key only once; but case has no meaning in it.
      operator.setCharAt(index, Character.toUpperCase(operator.charAt(index)));
      conditions.add(Condition.of(operator.toString(), key, literals.get(index)));
      operator.setCharAt(index, Character.toLowerCase(operator.charAt(index)));
    }
  }

  private static Set<String> keys(String json) {
    var keys = new TreeSet<String>();
    for (Pattern pattern : List.of(CONDITION_KEY, VARIABLE)) {
      Matcher matcher = pattern.matcher(json);
      while (matcher.find()) {
        keys.add(matcher.group(1).toLowerCase(Locale.ROOT));
      }
    }
    return keys;
  }
}

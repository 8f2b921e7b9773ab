package io.trainingroles.access.documented;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.RequestContext;
import io.trainingroles.iam.Condition;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ActionResource;
import io.trainingroles.reference.ConditionKey;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What requests of a role say under the condition keys that documents ask about, as the pages of
 * AWS have it: keys of a service only with its actions, global keys always, sometimes or never, the
 * keys about the caller, the resource and the tags in agreement.
 */
final class AwsContexts {
  private static final ServiceAuthorizationReference REFERENCE =
      ServiceAuthorizationReference.ofAws();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^},]+)(?:, *'([^']*)')?}");

  /** Of calls that a service makes for itself, and of users. */
  private static final Set<String> NEVER =
      Set.of(
          "aws:sourcearn",
          "aws:sourceaccount",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:sourceowner",
          "aws:principalservicename",
          "aws:principalservicenameslist",
          "aws:username");

  private final Random random;
  private final AwsArns arns;
  private final List<Condition> conditions;
  private final Set<String> keys = new LinkedHashSet<>();

  AwsContexts(Random random, AwsArns arns, List<Condition> conditions, List<String> resources) {
    this.random = random;
    this.arns = arns;
    this.conditions = conditions;
    conditions.forEach(condition -> keys.add(condition.key()));
    var texts = new ArrayList<>(resources);
    conditions.forEach(condition -> texts.addAll(condition.values()));
    for (String text : texts) {
      Matcher variables = VARIABLE.matcher(text);
      while (variables.find()) {
        keys.add(variables.group(1));
      }
    }
    keys.removeIf(key -> !key.contains(":"));
  }

  /** A text with values for its variables, which are noted by their keys in lower case. */
  String withoutVariables(String text, Map<String, String> values) {
    Matcher variables = VARIABLE.matcher(text);
    var known = new StringBuilder();
    while (variables.find()) {
      String key = variables.group(1);
      String value =
          switch (key) {
            case "*", "?", "$" -> key;
            default ->
                values.computeIfAbsent(
                    key.toLowerCase(Locale.ROOT),
                    name ->
                        name.contains("account")
                            ? arns.account()
                            : arns.pick(List.of("a", "team-1", "example")));
          };
      variables.appendReplacement(known, Matcher.quoteReplacement(value));
    }
    variables.appendTail(known);
    return known.toString();
  }

  /**
   * What one request says.
   *
   * @param near conditions that it may meet
   * @param values values that it has, if it can have these, by keys in lower case
   */
  RequestContext context(
      Action action, String resource, List<Condition> near, Map<String, String> values) {
    var context = new TreeMap<String, ContextValue>();
    var known = new HashSet<String>();
    for (String key : keys) {
      String lower = key.toLowerCase(Locale.ROOT);
      if (known.add(lower)) {
        ContextValue value = value(key, lower, action, resource, near, values);
        if (value != null) {
          context.put(key, value);
        }
      }
    }
    agree(context);
    return RequestContext.of(context);
  }

  private @Nullable ContextValue value(
      String key,
      String lower,
      Action action,
      String resource,
      List<Condition> near,
      Map<String, String> values) {
    String[] parts = resource.split(":", 6);
    boolean hasRegion = parts.length == 6 && !parts[3].isEmpty();
    boolean hasAccount = parts.length == 6 && parts[4].matches("[0-9]{12}");
    if (NEVER.contains(lower)) {
      return null;
    }
    switch (lower) {
      case "aws:resourceaccount", "s3:resourceaccount" -> {
        return action.resources().isEmpty() && random.nextBoolean()
            ? null
            : ContextValue.of(hasAccount ? parts[4] : arns.account());
      }
      case "aws:requestedregion" -> {
        return ContextValue.of(hasRegion ? parts[3] : region(near));
      }
      case "aws:principalarn" -> {
        return ContextValue.of(AwsRequests.ROLE.toString());
      }
      case "aws:principalaccount", "kms:calleraccount" -> {
        return ContextValue.of(AwsArns.ACCOUNTS.get(0));
      }
      case "aws:principaltype" -> {
        return ContextValue.of("AssumedRole");
      }
      case "aws:principalisawsservice" -> {
        return ContextValue.of("false");
      }
      case "aws:userid" -> {
        return ContextValue.of("AROAEXAMPLEEXAMPLE123:" + arns.pick(List.of("session", "a")));
      }
      case "aws:securetransport", "aws:viaawsservice" -> {
        return ContextValue.of(String.valueOf(random.nextBoolean()));
      }
      case "kms:viaservice" -> {
        return has(action, lower) && random.nextInt(4) > 0
            ? ContextValue.of(
                arns.pick(List.of("s3", "sagemaker", "ec2", "rds"))
                    + "."
                    + (hasRegion ? parts[3] : arns.region())
                    + ".amazonaws.com")
            : null;
      }
      default -> {
        return other(key, lower, action, near, values);
      }
    }
  }

  private String region(List<Condition> near) {
    String text = text("aws:requestedregion", near);
    return text.matches("[a-z]+-[a-z][a-z-]*-[0-9]") ? text : arns.region();
  }

  private @Nullable ContextValue other(
      String key, String lower, Action action, List<Condition> near, Map<String, String> values) {
    boolean isAlways = Set.of("aws:currenttime", "aws:epochtime", "aws:useragent").contains(lower);
    if (!mayHave(action, lower) || (!isAlways && random.nextInt(4) == 0)) {
      return null;
    }
    ConditionKey known = REFERENCE.conditionKey(key).orElse(null);
    if (known != null && known.isMultivalued()) {
      var several = new LinkedHashSet<String>();
      for (int count = random.nextInt(3); count >= 0; count--) {
        several.add(typed(known, lower, near));
      }
      return ContextValue.of(List.copyOf(several));
    }
    String fixed = values.get(lower);
    return ContextValue.of(
        fixed != null && (known == null || known.type() == ConditionKey.ValueType.STRING)
            ? fixed
            : typed(known, lower, near));
  }

  private static boolean mayHave(Action action, String key) {
    if (key.startsWith("aws:requesttag/") || key.equals("aws:tagkeys")) {
      boolean mayBeKeysAlone = key.equals("aws:tagkeys") || !action.name().startsWith("Untag");
      return ownKeys(action).anyMatch(name -> name.startsWith("aws:requesttag/"))
          || (mayBeKeysAlone && ownKeys(action).anyMatch("aws:tagkeys"::equals));
    } else if (key.startsWith("aws:resourcetag/")) {
      return has(action, "aws:resourcetag/");
    }
    String prefix = key.substring(0, Math.max(0, key.indexOf(':')));
    boolean isOfSessions =
        REFERENCE.globalConditionKeys().stream().anyMatch(global -> global.isNamed(key));
    return prefix.equals("aws")
        || isOfSessions
        || prefix.contains(".")
        || !isListed(action, key)
        || has(action, key);
  }

  private static boolean isListed(Action action, String key) {
    return REFERENCE.conditionKey(key).isPresent()
        || REFERENCE
            .service(action.service())
            .flatMap(service -> service.conditionKey(key))
            .isPresent();
  }

  /** Of its own row: what a type of resource has says nothing of one request. */
  private static Stream<String> ownKeys(Action action) {
    return Stream.concat(
            action.conditionKeys().stream(),
            action.resources().stream().flatMap(on -> on.conditionKeys().stream()))
        .map(name -> name.toLowerCase(Locale.ROOT));
  }

  private static boolean has(Action action, String key) {
    var names = new ArrayList<>(action.conditionKeys());
    for (ActionResource on : action.resources()) {
      names.addAll(on.conditionKeys());
      names.addAll(on.type().conditionKeys());
    }
    for (String name : names) {
      String lower = name.toLowerCase(Locale.ROOT);
      int free = lower.indexOf("${");
      boolean isNamed =
          free < 0
              ? lower.equals(key)
              : key.length() > free && key.startsWith(lower.substring(0, free));
      if (isNamed) {
        return true;
      }
    }
    return false;
  }

  private String typed(@Nullable ConditionKey key, String lower, List<Condition> near) {
    String text = text(lower, near);
    if (key == null) {
      return text;
    }
    return switch (key.type()) {
      case STRING -> text;
      case BOOL -> String.valueOf(random.nextBoolean());
      case ARN ->
          text.matches("arn:aws:[a-z0-9-]+:[^:]*:[^:]*:.+")
              ? text
              : "arn:aws:s3:::" + arns.pick(List.of("data", "example"));
      case NUMERIC ->
          text.matches("-?[0-9]+")
              ? String.valueOf(Long.parseLong(text) + random.nextInt(3) - 1)
              : String.valueOf(random.nextInt(100));
      case DATE -> text.matches("2[0-9]{3}-.*Z") ? text : "2026-09-26T10:00:00Z";
      case IP_ADDRESS ->
          text.matches("[0-9a-f:.]+/[0-9]+")
              ? text.substring(0, text.indexOf('/'))
              : text.matches("[0-9]+(\\.[0-9]+){3}") ? text : "192.0.2." + random.nextInt(255);
    };
  }

  /** A value that a condition on the key asks for, or another one. */
  private String text(String key, List<Condition> near) {
    List<Condition> from = random.nextInt(4) == 0 ? conditions : near;
    List<String> asked =
        from.stream()
            .filter(condition -> condition.key().toLowerCase(Locale.ROOT).equals(key))
            .flatMap(condition -> condition.values().stream())
            .toList();
    if (asked.isEmpty() || random.nextInt(4) == 0) {
      return arns.pick(List.of("a", "example", "team", "true", "5", "arn:aws:s3:::example"));
    }
    String value = withoutVariables(arns.pick(asked), new TreeMap<>());
    return value.contains("*") || value.contains("?") ? arns.filled(value) : value;
  }

  /** The keys of tags are those of the tags that the request sets, of the asked ones and others. */
  private void agree(Map<String, ContextValue> context) {
    String tagKeys = asked("aws:tagkeys");
    boolean setsTags =
        context.keySet().stream().anyMatch(AwsContexts::isTag)
            || (tagKeys != null && context.containsKey(tagKeys));
    if (tagKeys == null || !setsTags) {
      return;
    }
    var all = new LinkedHashSet<String>();
    if (context.remove(tagKeys) instanceof ContextValue.Multiple several) {
      all.addAll(several.values());
    }
    for (String key : keys) {
      if (isTag(key)) {
        String tag = key.substring(key.indexOf('/') + 1);
        all.removeIf(tag::equalsIgnoreCase);
        if (context.containsKey(key)) {
          all.add(tag);
        }
      }
    }
    all.remove("");
    if (!all.isEmpty()) {
      context.put(tagKeys, ContextValue.of(List.copyOf(all)));
    }
  }

  private static boolean isTag(String key) {
    return key.toLowerCase(Locale.ROOT).startsWith("aws:requesttag/");
  }

  private @Nullable String asked(String lower) {
    return keys.stream()
        .filter(key -> key.toLowerCase(Locale.ROOT).equals(lower))
        .findFirst()
        .orElse(null);
  }
}

package io.trainingroles.reference;

import io.trainingroles.iam.Wildcards;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What a service knows. */
public final class Service {
  private final String prefix;
  private final Map<String, Action> actions = new TreeMap<>();
  private final List<Action> inOrder;
  private final Map<String, ResourceType> resourceTypes = new TreeMap<>();
  private final List<ConditionKey> conditionKeys;

  Service(
      String prefix,
      List<Action> actions,
      List<ResourceType> resourceTypes,
      List<ConditionKey> conditionKeys) {
    this.prefix = Objects.requireNonNull(prefix);
    actions.forEach(action -> this.actions.put(action.name().toLowerCase(Locale.ROOT), action));
    this.inOrder = List.copyOf(this.actions.values());
    resourceTypes.forEach(type -> this.resourceTypes.put(type.name(), type));
    this.conditionKeys = List.copyOf(conditionKeys);
  }

  /**
   * What its actions begin with.
   *
   * @return such as {@code s3}
   */
  public String prefix() {
    return prefix;
  }

  /**
   * All actions, by their names.
   *
   * @return the actions
   */
  public List<Action> actions() {
    return inOrder;
  }

  /**
   * One action; case has no meaning.
   *
   * @param name such as {@code GetObject}
   * @return the action, if there is one
   */
  public Optional<Action> action(String name) {
    return Optional.ofNullable(actions.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * The actions that a pattern matches, by their names; case has no meaning.
   *
   * @param pattern a name in which {@code *} stands for any characters and {@code ?} for one
   * @return the actions
   */
  public List<Action> actionsMatching(String pattern) {
    String lower = pattern.toLowerCase(Locale.ROOT);
    if (lower.indexOf('*') < 0 && lower.indexOf('?') < 0) {
      return action(pattern).map(List::of).orElse(List.of());
    }
    if (lower.equals("*")) {
      return inOrder;
    }
    var matching = new ArrayList<Action>();
    actions.forEach(
        (name, action) -> {
          if (Wildcards.match(lower, name)) {
            matching.add(action);
          }
        });
    return List.copyOf(matching);
  }

  /**
   * The resource types, by their names.
   *
   * @return the resource types
   */
  public Map<String, ResourceType> resourceTypes() {
    return Collections.unmodifiableMap(resourceTypes);
  }

  /**
   * The condition keys that are named on the service's page; some are of every service.
   *
   * @return the condition keys
   */
  public List<ConditionKey> conditionKeys() {
    return conditionKeys;
  }

  /**
   * One condition key.
   *
   * @param name such as {@code s3:prefix} or {@code aws:RequestTag/owner}
   * @return the key, if the service's page names it
   */
  public Optional<ConditionKey> conditionKey(String name) {
    return conditionKeys.stream().filter(key -> key.isNamed(name)).findFirst();
  }
}

package io.trainingroles.reference;

import java.util.List;
import java.util.Objects;

/**
 * A resource type on which an action is authorized.
 *
 * @param type the resource type
 * @param isRequired whether a statement that allows the action must name such a resource; of
 *     several that are not required, a request has one or another
 * @param conditionKeys the names of the condition keys that the action has on this type only
 */
public record ActionResource(ResourceType type, boolean isRequired, List<String> conditionKeys) {
  /** Keeps an unchangeable copy. */
  public ActionResource {
    Objects.requireNonNull(type);
    conditionKeys = List.copyOf(conditionKeys);
  }
}

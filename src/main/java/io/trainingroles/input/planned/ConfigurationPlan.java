package io.trainingroles.input.planned;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a configuration makes, as it was planned without AWS.
 *
 * @param resources its resources
 * @param definitions what the values that only AWS knows depend on, by the addresses of the
 *     resources and data sources that have them; an address that is not there has a definition that
 *     is not known
 */
public record ConfigurationPlan(List<PlannedResource> resources, Map<String, String> definitions) {
  /** Keeps unchangeable copies. */
  public ConfigurationPlan {
    resources = List.copyOf(resources);
    definitions = Map.copyOf(definitions);
  }

  /**
   * What two plans agree on, of which each had other texts in the place of what only AWS could say.
   *
   * @param other the other plan
   * @return this plan; what differs in the other one is not known
   */
  public ConfigurationPlan agreed(ConfigurationPlan other) {
    var same = new TreeMap<>(definitions);
    same.entrySet().retainAll(other.definitions.entrySet());
    return new ConfigurationPlan(PlannedResource.agreed(resources, other.resources), same);
  }

  /**
   * What a value depends on that is known only later.
   *
   * @param expression such as {@code aws_kms_key.data.key_id}
   * @return its definition; nothing where that is not known
   */
  public Optional<String> definition(String expression) {
    for (int end = expression.length(); end > 0; end = expression.lastIndexOf('.', end - 1)) {
      String definition = definitions.get(expression.substring(0, end));
      if (definition != null) {
        return Optional.of(definition);
      }
    }
    return Optional.empty();
  }
}

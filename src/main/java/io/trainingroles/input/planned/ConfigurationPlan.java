package io.trainingroles.input.planned;

import io.trainingroles.iam.UnknownText;
import io.trainingroles.tree.Tree;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a configuration makes, as it was planned without AWS.
 *
 * @param resources its resources
 * @param definitions what the values that only AWS knows depend on, by the addresses of the
 *     resources and data sources that have them; an address that is not there has a definition that
 *     is not known
 * @param open what may be made as well, and why that is not known
 */
public record ConfigurationPlan(
    List<PlannedResource> resources, Map<String, String> definitions, Map<String, String> open) {
  /** Types whose resources hold policies, or give them to somebody. */
  private static final Pattern POLICIES = Pattern.compile("^aws_iam_|policy|^aws_kms_key$");

  /** What a text that Terraform makes up can be a part of. */
  private static final Pattern WORD = Pattern.compile("[a-z0-9]{8,}");

  /** Keeps unchangeable copies. */
  public ConfigurationPlan {
    resources = List.copyOf(resources);
    definitions = Map.copyOf(definitions);
    open = Map.copyOf(open);
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
    var open = new TreeMap<String, String>();
    addMissing(resources, other.resources, open);
    addMissing(other.resources, resources, open);
    return new ConfigurationPlan(PlannedResource.agreed(resources, other.resources), same, open);
  }

  private static void addMissing(
      List<PlannedResource> here, List<PlannedResource> there, Map<String, String> open) {
    Set<String> addresses =
        there.stream().map(PlannedResource::address).collect(Collectors.toSet());
    here.stream()
        .filter(each -> POLICIES.matcher(each.type()).find())
        .map(PlannedResource::address)
        .filter(address -> !addresses.contains(address))
        .forEach(address -> open.put(address, "whether it is made depends on what only AWS knows"));
  }

  /**
   * Whether what has policies has a word that stands nowhere in the configuration: Terraform makes
   * up a text where it was given none, another one in each run.
   *
   * @param sources the texts of the configuration
   * @return true if there is one that it may have made up
   */
  public boolean hasOtherWords(Collection<String> sources) {
    return resources.stream()
        .filter(each -> POLICIES.matcher(each.type()).find())
        .anyMatch(each -> hasOtherWords(each.values(), sources));
  }

  private static boolean hasOtherWords(Tree tree, Collection<String> sources) {
    if (tree instanceof Tree.Mapping mapping) {
      return mapping.entries().stream().anyMatch(each -> hasOtherWords(each.value(), sources));
    } else if (tree instanceof Tree.Listing list) {
      return list.items().stream().anyMatch(each -> hasOtherWords(each, sources));
    }
    return WORD.matcher(UnknownText.replaced(tree.asText().orElse(""), " "))
        .results()
        .map(MatchResult::group)
        .filter(word -> !word.chars().allMatch(Character::isDigit))
        .anyMatch(word -> sources.stream().noneMatch(source -> source.contains(word)));
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

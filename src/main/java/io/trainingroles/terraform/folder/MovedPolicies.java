package io.trainingroles.terraform;

import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Inline policies that stay in IAM but would get another address. Terraform makes the policy at the
 * new address and deletes it at the old one, in no certain order: if it deletes last, the role has
 * lost the policy after a successful apply. A {@code moved} block is no way out where another role
 * takes the old address, as Terraform refuses one whose {@code from} is still declared.
 */
public final class MovedPolicies {
  private MovedPolicies() {}

  /** An inline policy in IAM. */
  private record Identity(String role, String name) {}

  /**
   * A policy that would move.
   *
   * @param role the reference to its role, such as <code>${aws_iam_role.example.name}</code>
   * @param name the policy's name
   * @param from its address in the old configuration
   * @param to its address in the new one
   */
  public record Move(String role, String name, String from, String to) {}

  /**
   * The policies that would move.
   *
   * @param before the text of {@code main.tf.json} as it is; anything else has no policies
   * @param after the text that would replace it
   * @return the moves, in the order of the old file
   */
  public static List<Move> between(String before, String after) {
    Map<Identity, String> old = labels(before);
    Map<Identity, String> next = labels(after);
    var moves = new ArrayList<Move>();
    old.forEach(
        (policy, label) -> {
          String now = next.getOrDefault(policy, label);
          if (!now.equals(label)) {
            moves.add(new Move(policy.role(), policy.name(), address(label), address(now)));
          }
        });
    return List.copyOf(moves);
  }

  private static String address(String label) {
    return "aws_iam_role_policy." + label;
  }

  private static Map<Identity, String> labels(String json) {
    var labels = new LinkedHashMap<Identity, String>();
    for (Entry block : blocks(json)) {
      if (block.value() instanceof Mapping policy) {
        Optional<String> role = policy.value("role").flatMap(Tree::asText);
        Optional<String> name = policy.value("name").flatMap(Tree::asText);
        if (role.isPresent() && name.isPresent()) {
          labels.put(new Identity(role.get(), name.get()), block.key());
        }
      }
    }
    return labels;
  }

  private static List<Entry> blocks(String json) {
    try {
      return new JsonReader(TerraformConfiguration.MAIN_FILE).read(json) instanceof Mapping file
          ? file.mapping("resource", "aws_iam_role_policy").map(Mapping::entries).orElse(List.of())
          : List.of();
    } catch (NotJsonException other) {
      return List.of();
    }
  }
}

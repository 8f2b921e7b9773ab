package io.trainingroles.terraform.folder;

import io.trainingroles.terraform.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Inline policies that stay in IAM but would get another address without a {@code moved} block.
 * Terraform makes the policy at the new address and deletes it at the old one, in no certain order:
 * if it deletes last, the role has lost the policy after a successful apply. A {@code moved} block
 * is no way out where another role takes the old address, as Terraform refuses one whose {@code
 * from} is still declared.
 */
public final class MovedPolicies {
  private static final String ROLE = "aws_iam_role";
  private static final String POLICY = "aws_iam_role_policy";

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
    Optional<MainFile> old = MainFile.read(before);
    Optional<MainFile> next = MainFile.read(after);
    if (old.isEmpty() || next.isEmpty()) {
      return List.of();
    }
    Map<Identity, String> labels = labels(next.get());
    Map<String, String> roles = sameRoles(old.get(), next.get());
    Map<String, String> moved = next.get().moved(POLICY);
    var moves = new ArrayList<Move>();
    labels(old.get())
        .forEach(
            (policy, label) -> {
              var identity =
                  new Identity(roles.getOrDefault(policy.role(), policy.role()), policy.name());
              String left = moved.getOrDefault(label, label);
              String now = labels.getOrDefault(identity, left);
              if (!now.equals(left)) {
                moves.add(new Move(policy.role(), policy.name(), address(label), address(now)));
              }
            });
    return List.copyOf(moves);
  }

  private static String address(String label) {
    return POLICY + "." + label;
  }

  /** References to roles that get another address and stay in IAM: the new ones, by the old. */
  private static Map<String, String> sameRoles(MainFile old, MainFile next) {
    var same = new LinkedHashMap<String, String>();
    next.moved(ROLE)
        .forEach(
            (from, to) -> {
              Optional<String> name = name(old, from);
              if (name.isPresent() && name.equals(name(next, to))) {
                same.put(Labels.nameReference(from), Labels.nameReference(to));
              }
            });
    return same;
  }

  private static Optional<String> name(MainFile file, String role) {
    return Optional.ofNullable(file.resources(ROLE).get(role))
        .flatMap(block -> MainFile.text(block, "name"));
  }

  private static Map<Identity, String> labels(MainFile file) {
    var labels = new LinkedHashMap<Identity, String>();
    file.resources(POLICY)
        .forEach(
            (label, policy) -> {
              Optional<String> role = MainFile.text(policy, "role");
              Optional<String> name = MainFile.text(policy, "name");
              if (role.isPresent() && name.isPresent()) {
                labels.put(new Identity(role.get(), name.get()), label);
              }
            });
    return labels;
  }
}

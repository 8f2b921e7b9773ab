package io.trainingroles.terraform;

import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a folder's {@code main.tf.json} has that the file in its place would not have: Terraform
 * deletes a role whose block is gone.
 *
 * @param isForeign whether the file has what is never written here
 * @param gone the labels of the roles that are gone, in the order of the file
 * @param hasCommon whether a role is in both
 */
public record ReplacedRoles(boolean isForeign, List<String> gone, boolean hasCommon) {
  private static final String ROLE = "aws_iam_role";
  private static final Set<String> RESOURCES =
      Set.of(
          ROLE,
          "aws_iam_role_policy",
          "aws_iam_policy",
          "aws_iam_role_policy_attachment",
          "aws_iam_instance_profile");
  private static final Set<String> DATA_SOURCES =
      Set.of("aws_caller_identity", "aws_partition", "aws_region");
  private static final Set<String> SECTIONS =
      Set.of("data", "import", "resource", "output", "variable");

  /** Keeps an unchangeable copy. */
  public ReplacedRoles {
    gone = List.copyOf(gone);
  }

  /**
   * Compares two files.
   *
   * @param before the text of {@code main.tf.json} as it is; one that is not JSON, which Terraform
   *     cannot read either, has nothing
   * @param after the text that would replace it
   * @return what is replaced
   */
  public static ReplacedRoles of(String before, String after) {
    Optional<Mapping> old = read(before);
    if (old.isEmpty() || isForeign(old.get())) {
      return new ReplacedRoles(old.isPresent(), List.of(), false);
    }
    Set<String> roles = roles(old.get());
    Set<String> next = read(after).map(ReplacedRoles::roles).orElse(Set.of());
    List<String> gone = roles.stream().filter(role -> !next.contains(role)).toList();
    return new ReplacedRoles(false, gone, gone.size() < roles.size());
  }

  private static boolean isForeign(Mapping file) {
    return !file.entries().stream().map(Entry::key).allMatch(SECTIONS::contains)
        || !areOurs(file, "resource", RESOURCES)
        || !areOurs(file, "data", DATA_SOURCES);
  }

  private static boolean areOurs(Mapping file, String section, Set<String> types) {
    return file.mapping(section).stream()
        .flatMap(blocks -> blocks.entries().stream())
        .map(Entry::key)
        .allMatch(types::contains);
  }

  private static Set<String> roles(Mapping file) {
    var labels = new LinkedHashSet<String>();
    file.mapping("resource", ROLE)
        .ifPresent(roles -> roles.entries().forEach(role -> labels.add(role.key())));
    return labels;
  }

  private static Optional<Mapping> read(String json) {
    try {
      Tree tree = new JsonReader(TerraformConfiguration.MAIN_FILE).read(json);
      return tree instanceof Mapping file ? Optional.of(file) : Optional.empty();
    } catch (NotJsonException other) {
      return Optional.empty();
    }
  }
}

package io.trainingroles.terraform.folder;

import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a folder's {@code main.tf.json} has that the file in its place would not have: Terraform
 * deletes a role whose block is gone, and one that gets another name.
 *
 * @param isForeign whether the file has what is never written here
 * @param gone the labels of the roles that are gone, in the order of the file
 * @param renamed the names of the roles that get another one, which IAM cannot give them: the new
 *     names, by the old ones
 * @param hasCommon whether a role is in both
 */
public record ReplacedRoles(
    boolean isForeign, List<String> gone, Map<String, String> renamed, boolean hasCommon) {
  private static final String ROLE = "aws_iam_role";
  private static final Set<String> RESOURCES =
      Set.of(
          ROLE,
          "aws_iam_role_policy",
          "aws_iam_policy",
          "aws_iam_role_policy_attachment",
          "aws_iam_instance_profile",
          "aws_iam_role_policies_exclusive",
          "aws_iam_role_policy_attachments_exclusive");
  private static final Set<String> DATA_SOURCES =
      Set.of("aws_caller_identity", "aws_partition", "aws_region");
  private static final Set<String> SECTIONS =
      Set.of("data", "import", "moved", "resource", "output", "variable");

  /** Keeps unchangeable copies. */
  public ReplacedRoles {
    gone = List.copyOf(gone);
    renamed = Map.copyOf(renamed);
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
    Optional<MainFile> old = MainFile.read(before);
    if (old.isEmpty() || isForeign(old.get().root())) {
      return new ReplacedRoles(old.isPresent(), List.of(), Map.of(), false);
    }
    Map<String, Mapping> roles = old.get().resources(ROLE);
    Optional<MainFile> next = MainFile.read(after);
    Map<String, Mapping> nextRoles = next.map(file -> file.resources(ROLE)).orElse(Map.of());
    Map<String, String> moved = next.map(file -> file.moved(ROLE)).orElse(Map.of());
    var renamed = new LinkedHashMap<String, String>();
    moved.forEach(
        (from, to) -> {
          Optional<String> name = name(roles, from);
          Optional<String> newName = name(nextRoles, to);
          if (name.isPresent() && newName.isPresent() && !name.equals(newName)) {
            renamed.put(name.get(), newName.get());
          }
        });
    List<String> gone =
        roles.keySet().stream()
            .filter(role -> !nextRoles.containsKey(role) && !moved.containsKey(role))
            .toList();
    return new ReplacedRoles(false, gone, renamed, gone.size() < roles.size());
  }

  private static Optional<String> name(Map<String, Mapping> roles, String label) {
    return Optional.ofNullable(roles.get(label)).flatMap(role -> MainFile.text(role, "name"));
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
}

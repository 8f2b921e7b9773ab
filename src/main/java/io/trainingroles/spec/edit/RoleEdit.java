package io.trainingroles.spec.edit;

import io.trainingroles.finding.Location;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What changes in what a role of a spec is granted.
 *
 * @param role the role's name
 * @param grants what stands in the place of grants, by where these are; nothing for a grant that
 *     goes. Each item is YAML in lines, of which the first begins with a hyphen
 * @param detached the ARNs that go from {@code attached_policies}
 * @param policy the name of an inline policy that comes
 * @param added its grants; none where no policy comes
 */
public record RoleEdit(
    String role,
    Map<Location, List<String>> grants,
    Set<String> detached,
    String policy,
    List<String> added) {
  /** Keeps unchangeable copies. */
  public RoleEdit {
    grants = Map.copyOf(grants);
    detached = Set.copyOf(detached);
    added = List.copyOf(added);
  }
}

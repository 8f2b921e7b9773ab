package io.trainingroles.role;

import io.trainingroles.role.value.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a managed policy other than its document. IAM can change its tags alone.
 *
 * @param description what it is for, or null
 * @param path its path, or null for {@code /}
 * @param tags its tags, each key once
 */
public record PolicyAttributes(
    @Nullable PolicyDescription description, @Nullable RolePath path, List<Tag> tags) {
  /** Keeps an unchangeable copy. */
  public PolicyAttributes {
    tags = List.copyOf(tags);
  }

  /**
   * The attributes of a policy of which only the grants are declared.
   *
   * @param role those of its role
   * @return the path and the tags of the role, and no description
   */
  public static PolicyAttributes of(RoleAttributes role) {
    return new PolicyAttributes(null, role.path(), role.tags());
  }
}

package io.trainingroles.role;

import io.trainingroles.role.value.ManagedPolicyArn;
import io.trainingroles.role.value.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a role other than its policies.
 *
 * @param description what it is for, or null
 * @param path its path, or null for {@code /}
 * @param maximumSession its longest session, or null for one hour
 * @param permissionsBoundary its permissions boundary, or null for none
 * @param tags its tags, in the order of the spec, each key once
 * @param exclusive whether Terraform removes policies of the role that are not declared, or null
 *     for no
 */
public record RoleAttributes(
    @Nullable RoleDescription description,
    @Nullable RolePath path,
    @Nullable MaximumSession maximumSession,
    @Nullable ManagedPolicyArn permissionsBoundary,
    List<Tag> tags,
    @Nullable Boolean exclusive) {
  /** No attributes: the defaults of IAM. */
  public static final RoleAttributes NONE =
      new RoleAttributes(null, null, null, null, List.of(), null);

  /** Keeps an unchangeable copy. */
  public RoleAttributes {
    tags = List.copyOf(tags);
  }

  /**
   * These attributes, and for what they leave out those of others.
   *
   * @param defaults the others
   * @return both; of two tags with the same key, which ignores case, this one's
   */
  public RoleAttributes orElse(RoleAttributes defaults) {
    return new RoleAttributes(
        description == null ? defaults.description : description,
        path == null ? defaults.path : path,
        maximumSession == null ? defaults.maximumSession : maximumSession,
        permissionsBoundary == null ? defaults.permissionsBoundary : permissionsBoundary,
        withTags(defaults.tags),
        exclusive == null ? defaults.exclusive : exclusive);
  }

  /**
   * These attributes with another boundary.
   *
   * @param boundary the permissions boundary
   * @return the attributes
   */
  public RoleAttributes boundedBy(ManagedPolicyArn boundary) {
    return new RoleAttributes(description, path, maximumSession, boundary, tags, exclusive);
  }

  /**
   * Whether Terraform removes policies of the role that are not declared.
   *
   * @return true if it is declared
   */
  public boolean isExclusive() {
    return exclusive != null && exclusive;
  }

  private List<Tag> withTags(List<Tag> defaults) {
    Map<String, Tag> byKey = new LinkedHashMap<>();
    defaults.forEach(tag -> byKey.put(tag.key().toLowerCase(Locale.ROOT), tag));
    tags.forEach(tag -> byKey.put(tag.key().toLowerCase(Locale.ROOT), tag));
    return List.copyOf(byKey.values());
  }
}

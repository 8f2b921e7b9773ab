package io.trainingroles.spec;

import io.trainingroles.role.RoleAttributes;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The roles that a spec declares and their paths, for what names one before it has been read. */
final class RolePaths {
  private static final String ROOT = "/";

  private final Map<String, String> paths = new LinkedHashMap<>();

  private RolePaths() {}

  /** Of a role that is declared by itself. */
  static RolePaths none() {
    return new RolePaths();
  }

  /** Of the value of {@code roles}; a path that is wrong is refused where its role is read. */
  static RolePaths of(Tree roles, RoleAttributes defaults) {
    String inherited = defaults.path() == null ? ROOT : defaults.path().value();
    var paths = new RolePaths();
    if (roles instanceof Mapping mapping) {
      for (Entry role : mapping.entries()) {
        paths.paths.put(role.key(), path(role.value()).orElse(inherited));
      }
    }
    return paths;
  }

  /** The path of a role, if it is declared. */
  Optional<String> of(String role) {
    return Optional.ofNullable(paths.get(role));
  }

  List<String> names() {
    return List.copyOf(paths.keySet());
  }

  private static Optional<String> path(Tree role) {
    return role instanceof Mapping mapping
        ? mapping
            .entry("path")
            .map(Entry::value)
            .filter(Scalar.class::isInstance)
            .map(value -> ((Scalar) value).text())
        : Optional.empty();
  }
}

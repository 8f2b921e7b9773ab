package io.trainingroles.input.declared;

import java.util.Map;
import java.util.Optional;

/**
 * A module that another one calls.
 *
 * @param name its name
 * @param source where it comes from, if that is a plain text
 * @param isKeyed whether it has {@code count} or {@code for_each}
 * @param providers the providers that it is given, by their names in it; none where it has those of
 *     its caller
 */
public record ModuleCall(
    String name, Optional<String> source, boolean isKeyed, Map<String, String> providers) {
  /** Keeps an unchangeable copy. */
  public ModuleCall {
    providers = Map.copyOf(providers);
  }

  /**
   * Whether it lies in the same tree of folders.
   *
   * @return true for a source that begins with {@code ./} or {@code ../}
   */
  public boolean isLocal() {
    return source.filter(each -> each.startsWith("./") || each.startsWith("../")).isPresent();
  }
}

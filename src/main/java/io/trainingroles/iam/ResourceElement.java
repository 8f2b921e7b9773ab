package io.trainingroles.iam;

import java.util.List;

/** The element of a statement that says which resources it matches. */
public sealed interface ResourceElement {

  /**
   * The values of the element.
   *
   * @return at least one
   */
  List<ResourcePattern> patterns();

  /**
   * Any of these resources.
   *
   * @param patterns at least one
   */
  record Resources(List<ResourcePattern> patterns) implements ResourceElement {
    /**
     * Keeps an unchangeable copy.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Resources {
      patterns = checked(patterns);
    }

    /**
     * Any of these resources.
     *
     * @param values at least one, such as {@code arn:aws:s3:::my-ai-data-bucket/*}
     * @return the element
     * @throws InvalidValueException if one is not a resource
     */
    public static Resources of(String... values) {
      return new Resources(List.of(values).stream().map(ResourcePattern::of).toList());
    }
  }

  /**
   * All resources but these.
   *
   * @param patterns at least one
   */
  record NotResources(List<ResourcePattern> patterns) implements ResourceElement {
    /**
     * Keeps an unchangeable copy.
     *
     * @throws IllegalArgumentException if there is none
     */
    public NotResources {
      patterns = checked(patterns);
    }
  }

  private static List<ResourcePattern> checked(List<ResourcePattern> patterns) {
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException("a resource element needs at least one resource");
    }
    return List.copyOf(patterns);
  }
}
